// The drawing: places, the lines between them, the dots on their way, and the slider that looks back.

import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { labTime } from '../../console/lab-time.ts';
import { pathOf, pointOn } from './curve.ts';
import { type Layout, layoutOf } from './layout.ts';
import { CARD_HEIGHTS, PlaceCard } from './place-card.tsx';
import type { Player } from './player.ts';
import { momentAfter, placeShown, travellers } from './shown.ts';
import { holdsOf } from './words.ts';

interface MessagesDrawingProps {
  readonly player: Player;
  /** Grows with each frame. */
  readonly frame: number;
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

const FIRST_WIDTH = 700;

export function MessagesDrawing({ player, frame, chosen, onChoose }: MessagesDrawingProps) {
  const stage = useRef<HTMLDivElement>(null);
  const width = useSignal(FIRST_WIDTH);
  useEffect(() => {
    const box = stage.current;
    if (!box) return;
    const watch = new ResizeObserver(() => {
      if (box.clientWidth > 0) width.value = box.clientWidth;
      player.wake();
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, [player]);
  const { model, shown } = player;
  const layout = useMemo(
    () =>
      layoutOf(
        [...model.places.values()].map(({ key, kind }) => ({ key, height: CARD_HEIGHTS[kind] })),
        [...model.routes.values()],
        width.value,
      ),
    [model.structure, model.run, width.value],
  );
  return (
    <div class="messages-drawing" data-frame={frame % 2}>
      <TimeBar player={player} />
      <div class="messages-stage" ref={stage}>
        <div class="messages-canvas" style={{ width: `${layout.width}px`, height: `${layout.height}px` }}>
          <Lines player={player} layout={layout} />
          {[...model.places.values()].map((place) => {
            const box = layout.boxes.get(place.key);
            return (
              box && (
                <PlaceCard
                  key={place.key}
                  place={place}
                  box={box}
                  shown={placeShown(shown, place.key)}
                  holds={holdsOf(model, place)}
                  chosen={place.key === chosen ? 'chosen' : 'not chosen'}
                  onChoose={() => onChoose(place.key)}
                />
              )
            );
          })}
          {player.motion === 'smooth' && <Dots player={player} layout={layout} />}
        </div>
      </div>
    </div>
  );
}

function Lines({ player: { model }, layout }: { readonly player: Player; readonly layout: Layout }) {
  return (
    <svg class="messages-lines" width={layout.width} height={layout.height} aria-hidden="true">
      <defs>
        {(['plain', 'dead'] as const).map((kind) => (
          <marker key={kind} id={`messages-tip-${kind}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path class={`messages-tip-${kind}`} d="M1 1l6 3-6 3" />
          </marker>
        ))}
      </defs>
      {[...model.routes.values()].map(({ key, kind }) => (
        <path
          key={key}
          class={`messages-line messages-line-${kind}`}
          d={pathOf(layout.curves.get(key) ?? [])}
          marker-end={`url(#messages-tip-${kind})`}
        />
      ))}
    </svg>
  );
}

function Dots({ player: { model, shown }, layout }: { readonly player: Player; readonly layout: Layout }) {
  return (
    <svg class="messages-travellers" width={layout.width} height={layout.height} aria-hidden="true">
      {travellers(shown, model).map(({ key, route, along, tries, tone }) => {
        const { x, y } = pointOn(layout.curves.get(route) ?? [], along);
        return (
          <g key={key} class={`messages-traveller messages-tone-${tone}`} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <circle r="6.5" />
            {tries > 1 && <text y="3.4">{tries}</text>}
          </g>
        );
      })}
    </svg>
  );
}

/** Lab time of what is shown, and the way back to what was. */
function TimeBar({ player }: { readonly player: Player }) {
  const { model, shown } = player;
  const last = model.steps[Math.max(0, shown.steps - 1)];
  // Whole seconds, as the lab's clock: there is little room on a phone.
  const time = last ? labTime(last.atMs, model.startMs).slice(0, 'hh:mm:ss'.length) : '';
  return (
    <div class="view-time messages-time">
      <label>
        <span>Look back</span>
        <input
          type="range"
          min={0}
          max={model.endMs}
          step="any"
          value={player.atMs}
          aria-valuetext={`${time}, step ${shown.steps} of ${model.steps.length}`}
          onInput={(event) => player.hold(Number(event.currentTarget.value))}
          onKeyDown={(event) => stepByKey(event, player)}
        />
      </label>
      <time>{time}</time>
      <button type="button" onClick={() => player.playFrom(0)}>
        Play again
      </button>
    </div>
  );
}

/** With `step="any"` the arrow keys are the browser's choice; one change is the learner's. */
function stepByKey(event: KeyboardEvent, player: Player): void {
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  player.hold(momentAfter(player.model, player.atMs, by));
}
