// The drawing: a pane in which the graph is moved with the pointer, the wheel or the keys. Moving changes one style and draws nothing anew.
import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { GraphState } from '../graph-state.ts';
import { isContainer } from '../model/structure.ts';
import { type Direction, nextIn } from '../nearest.ts';
import { typeWord } from '../words.ts';
import { GraphLayer } from './graph-layer.tsx';
import { PaneCamera } from './pane-camera.ts';

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const STEP = 1.3;
/** The pane's shape in steps: a divider that is moved a little does not lay everything out anew. */
const SHAPES = [0.6, 0.9, 1.3, 1.8, 2.4, 3.2];

const shapeOf = (ratio: number) => SHAPES.reduce((best, each) => (Math.abs(each - ratio) < Math.abs(best - ratio) ? each : best), 1.8);

export function GraphDrawing({ graph }: { readonly graph: GraphState }) {
  const id = useId();
  const pane = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  /** What was chosen by a press on it is seen already. */
  const pressed = useRef<string | undefined>(undefined);
  const level = useSignal(1);
  const tip = useSignal<string | undefined>(undefined);
  const camera = useMemo(() => new PaneCamera((next) => (level.value = next)), [level]);
  const layout = graph.layout.value;
  const chosen = graph.chosen.value;

  // Before the first paint, which would show it at another size.
  useLayoutEffect(() => {
    const [box, moved] = [pane.current, layer.current];
    if (!box || !moved) return;
    const end = camera.attach(box, moved);
    const measure = () => {
      if (box.clientWidth === 0) return;
      // The panel beside the drawing comes and goes: it does not count.
      graph.aspect.value = shapeOf((box.closest('.graph-body')?.clientWidth ?? box.clientWidth) / box.clientHeight);
      camera.resize({ width: box.clientWidth, height: box.clientHeight });
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => {
      watch.disconnect();
      end();
    };
  }, [camera, graph]);
  useLayoutEffect(() => camera.draw(layout), [camera, layout]);
  // Before the panel that opens makes the pane narrower.
  useLayoutEffect(() => {
    const box = chosen === undefined ? undefined : layout.boxes.get(chosen);
    if (!box || isContainer(chosen ?? '')) return;
    camera.show(box, chosen === pressed.current ? 'as large as it is' : 'readable');
  }, [camera, chosen, layout]);

  const keyAt = (target: EventTarget | null) =>
    target instanceof Element ? (target.closest('[data-key]')?.getAttribute('data-key') ?? undefined) : undefined;
  const onKey = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    if (direction) {
      const there = new Map([...layout.boxes].filter(([key]) => graph.emphases.peek().has(key) && !isContainer(key)));
      graph.choose(nextIn(there, graph.chosen.peek(), direction) ?? graph.chosen.peek());
    } else if (event.key === '+' || event.key === '=') camera.zoom(STEP);
    else if (event.key === '-') camera.zoom(1 / STEP);
    else if (event.key === '0') camera.fitAll();
    else if (event.key === 'Escape') graph.choose(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <div class="graph-pane">
      <section
        ref={pane}
        class="graph-stage"
        aria-label="Drawing of the resources"
        aria-describedby={`${id}-keys`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved by keys must be reachable by them
        tabIndex={0}
        onKeyDown={onKey}
        onPointerMove={({ target }) => {
          const key = keyAt(target);
          const node = key === undefined ? undefined : graph.moment.peek().nodes.get(key);
          tip.value = node && `${typeWord(node.item.type)} ${node.name}${node.name === node.item.id ? '' : `, ${node.item.id}`}`;
        }}
        onPointerLeave={() => (tip.value = undefined)}
        onClick={({ target }) => {
          if (camera.wasDragged) return;
          const key = keyAt(target);
          pressed.current = key;
          graph.choose(key === graph.chosen.peek() ? undefined : key);
        }}
      >
        <div ref={layer} class="graph-layer" style={{ width: `${layout.width}px`, height: `${layout.height}px` }}>
          <GraphLayer graph={graph} level={level} />
        </div>
      </section>
      <p class="view-hidden" id={`${id}-keys`}>
        Arrow keys go from resource to resource, plus and minus change the size, 0 shows all, Escape chooses none. The table says the same.
      </p>
      {tip.value !== undefined && (
        <p class="graph-tip" aria-hidden="true">
          {tip.value}
        </p>
      )}
      <fieldset class="view-forms graph-zoom">
        <legend class="view-hidden">Size of the drawing</legend>
        <button type="button" aria-label="Smaller" onClick={() => camera.zoom(1 / STEP)}>
          −
        </button>
        <button type="button" onClick={() => camera.fitAll()}>
          Fit
        </button>
        <button type="button" aria-label="Larger" onClick={() => camera.zoom(STEP)}>
          +
        </button>
      </fieldset>
    </div>
  );
}
