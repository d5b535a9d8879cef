// The stream view: records flow into windows, rows come out; as a drawing or as a table, always the same facts.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { describeStreams, windowName } from './describe.ts';
import { laneFields } from './lane-fields.ts';
import { Legend } from './legend.tsx';
import { applyEvent, emptyModel, laneRecordsBy } from './model.ts';
import { StreamDrawing } from './stream-drawing.tsx';
import type { StreamEvents } from './stream-event.ts';
import { StreamTable } from './stream-table.tsx';
import './stream-view.css';

interface StreamViewProps {
  /** Only the run on shown data: the hidden run is nobody's to look at. */
  readonly events: StreamEvents;
  /** The JSON field whose value names a record's lane at first; the partition key if left out. */
  readonly laneBy?: string;
}

const REFRESH_MS = 250;
const SPEAK_MS = 5_000;

/** High contrast replaces colours, and colours are what the drawing speaks in: the table is the better beginning. */
function firstForm(): 'drawing' | 'table' {
  return typeof matchMedia === 'function' && matchMedia('(forced-colors: active)').matches ? 'table' : 'drawing';
}

export default function StreamView({ events, laneBy }: StreamViewProps) {
  const model = useMemo(() => emptyModel(laneBy), [laneBy]);
  // The model changes in place, `version` says that it did, a few times a second.
  const version = useSignal(0);
  const form = useSignal(firstForm());
  const chosen = useSignal(0);
  const spoken = useSignal('');
  const begin = useRef<'replay' | 'now'>('replay');
  const changed = useRef<() => void>(() => undefined);

  useEffect(() => {
    let refresh: ReturnType<typeof setTimeout> | undefined;
    let speak: ReturnType<typeof setTimeout> | undefined;
    const stop = events.subscribe((event) => {
      const { length } = model.windows;
      const wasEmpty = model.recordCount === 0;
      applyEvent(model, event);
      changed.current();
      if (event.kind === 'run-started') begin.current = 'replay';
      if (wasEmpty !== (model.recordCount === 0) || length !== model.windows.length) version.value++;
      refresh ??= setTimeout(() => {
        refresh = undefined;
        version.value++;
      }, REFRESH_MS);
      speak ??= setTimeout(() => {
        speak = undefined;
        spoken.value = model.recordCount === 0 ? '' : describeStreams(model, model.windows[chosen.peek()] ?? model.windows[0]);
      }, SPEAK_MS);
    });
    return () => {
      stop();
      clearTimeout(refresh);
      clearTimeout(speak);
    };
  }, [events, model]);

  version.value;
  const window = model.windows[chosen.value] ?? model.windows[0];
  const isEmpty = model.recordCount === 0;
  const fields = isEmpty ? [] : laneFields(model);
  const show = (one: 'drawing' | 'table') => {
    begin.current = isEmpty ? 'replay' : 'now';
    form.value = one;
  };
  const chooseLanes = (field: string) => {
    laneRecordsBy(model, field === '' ? undefined : field);
    version.value++;
    changed.current();
  };

  return (
    <section class="stream-view" aria-label="Stream">
      <header class="stream-bar">
        <div class="stream-choices">
          {model.windows.length > 1 && (
            <label>
              Window{' '}
              <select value={String(chosen.value)} onChange={(event) => (chosen.value = Number(event.currentTarget.value))}>
                {model.windows.map((one, index) => (
                  <option key={index} value={String(index)}>
                    {windowName(one.shape)}
                  </option>
                ))}
              </select>
            </label>
          )}
          {(fields.length > 0 || model.laneBy !== undefined) && (
            <label>
              Lanes{' '}
              <select value={model.laneBy ?? ''} onChange={(event) => chooseLanes(event.currentTarget.value)}>
                <option value="">partition key</option>
                {[...new Set([...(model.laneBy === undefined ? [] : [model.laneBy]), ...fields])].map((field) => (
                  <option key={field} value={field}>
                    {field}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <fieldset class="stream-forms">
          <legend class="stream-hidden">Show the stream as</legend>
          {(['drawing', 'table'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={form.value === one} onClick={() => show(one)}>
              {one === 'drawing' ? 'Drawing' : 'Table'}
            </button>
          ))}
        </fieldset>
      </header>
      {isEmpty ? (
        <EmptyState run={model.nowMs === 0 ? 'none' : 'begun'} />
      ) : form.value === 'table' ? (
        <StreamTable model={model} window={window} />
      ) : (
        <StreamDrawing model={model} window={window} changed={changed} description={describeStreams(model, window)} begin={begin.current} />
      )}
      {!isEmpty && form.value === 'drawing' && <Legend window={window} />}
      <p class="stream-hidden" role="status">
        {spoken.value}
      </p>
    </section>
  );
}

/** What will come, drawn as an outline: dots, a window, a row. */
function EmptyState({ run }: { readonly run: 'none' | 'begun' }) {
  return (
    <div class="stream-empty">
      <svg viewBox="0 0 240 92" width="320" height="123" aria-hidden="true">
        <rect class="stream-empty-window" x="78" y="6" width="84" height="52" rx="8" />
        {[14, 38, 62, 92, 108, 130, 148].map((x, index) => (
          <circle key={x} class={x > 78 ? 'stream-empty-lit' : 'stream-empty-dot'} cx={x} cy={index % 2 === 0 ? 22 : 42} r="4" />
        ))}
        <path class="stream-empty-arrow" d="M120 60 v9 m-4 -4 l4 4 l4 -4" />
        <rect class="stream-empty-row" x="92" y="73" width="56" height="14" rx="4" />
      </svg>
      <p>
        {run === 'none'
          ? 'Press Run: records will appear here.'
          : 'No record yet: one appears here when the program puts it into a stream.'}
      </p>
    </div>
  );
}
