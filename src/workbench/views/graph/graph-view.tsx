// The resource graph: the lab's cloud as AWS Config has recorded it, at any moment of its history; as a drawing or as a table.
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { RunLog } from '../../state/run-log.ts';
import type { StreamEvents } from '../stream/stream-event.ts';
import { GraphState, type GraphStore } from './graph-state.ts';
import { EmptyState } from './parts/empty-state.tsx';
import { FilterBar } from './parts/filter-bar.tsx';
import { GraphDrawing } from './parts/graph-drawing.tsx';
import { ItemPanel } from './parts/item-panel.tsx';
import { ResourceTable } from './parts/resource-table.tsx';
import { RuleTiles } from './parts/rule-tiles.tsx';
import { TimeSlider } from './parts/time-slider.tsx';
import '../view.css';
import './graph-view.css';
import './item-panel.css';

interface GraphViewProps {
  readonly events: StreamEvents;
  readonly log: ReadonlySignal<RunLog>;
  readonly store: GraphStore;
}

/** High contrast replaces colours: the table is the better beginning. */
const firstForm = () => (matchMedia('(forced-colors: active)').matches ? 'table' : 'drawing');

export default function GraphView({ events, log, store }: GraphViewProps) {
  const graph = useMemo(() => new GraphState(store, log), [store, log]);
  const form = useSignal<'drawing' | 'table'>(firstForm());
  useEffect(() => {
    const end = events.subscribe((event) => graph.hear(event));
    return () => {
      end();
      graph.stop();
    };
  }, [events, graph]);
  const { state } = log.value;
  useEffect(() => {
    if (state === 'done') void graph.read();
    if (state === 'idle') graph.runStopped();
  }, [state, graph]);
  const isThere = graph.structure.value.nodes.size > 0;
  const status = graph.status.value;
  return (
    <section class="view graph-view" aria-label="Resources">
      {isThere ? (
        <>
          <div class="graph-head">
            <FilterBar graph={graph} />
            <fieldset class="view-forms">
              <legend class="view-hidden">Show the resources as</legend>
              {(['drawing', 'table'] as const).map((one) => (
                <button key={one} type="button" aria-pressed={form.value === one} onClick={() => (form.value = one)}>
                  {one === 'drawing' ? 'Graph' : 'Table'}
                </button>
              ))}
            </fieldset>
          </div>
          {graph.reading.value.recorder === 'off' && <p class="view-quiet">The recorder is off: what has changed since is not shown.</p>}
          {status.kind === 'failed' && <p class="graph-word-bad">{status.because}</p>}
          <RuleTiles graph={graph} />
          <div class="graph-body">
            {form.value === 'drawing' ? <GraphDrawing graph={graph} /> : <ResourceTable graph={graph} />}
            <ItemPanel graph={graph} />
          </div>
          <TimeSlider graph={graph} />
        </>
      ) : (
        <EmptyState graph={graph} />
      )}
    </section>
  );
}
