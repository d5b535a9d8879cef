// The stream view: records flow into windows, rows come out; as a drawing or as a table, always the same facts.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Clock } from './clocks.ts';
import { describeStreams } from './describe.ts';
import { EmptyState } from './empty-state.tsx';
import { Legend } from './legend.tsx';
import { applyEvent, emptyModel } from './model.ts';
import { shownWindow } from './open-window.ts';
import { Segments } from './segments.tsx';
import { StreamChoices } from './stream-choices.tsx';
import { StreamDrawing } from './stream-drawing.tsx';
import type { StreamEvents } from './stream-event.ts';
import { StreamTable } from './stream-table.tsx';
import '../view.css';
import './stream-view.css';

interface StreamViewProps {
  /** Only the run on shown data: the hidden run is nobody's to look at. */
  readonly events: StreamEvents;
  /** The JSON field whose value names a record's lane at first; the partition key if left out. */
  readonly laneBy?: string;
}

type Form = 'drawing' | 'table';

const FORMS = [
  ['drawing', 'Drawing'],
  ['table', 'Table'],
] as const;
const REFRESH_MS = 250;
const SPEAK_MS = 5_000;

/** High contrast replaces colours, and colours are what the drawing speaks in: the table is the better beginning. */
function firstForm(): Form {
  return typeof matchMedia === 'function' && matchMedia('(forced-colors: active)').matches ? 'table' : 'drawing';
}

export default function StreamView({ events, laneBy }: StreamViewProps) {
  const model = useMemo(() => emptyModel(laneBy), [laneBy]);
  // The model changes in place, `version` says that it did, a few times a second.
  const version = useSignal(0);
  const form = useSignal(firstForm());
  const chosen = useSignal(0);
  const spoken = useSignal('');
  const clock = useSignal<Clock>('arrival');
  const begin = useRef<'replay' | 'now'>('replay');
  const changed = useRef<() => void>(() => undefined);
  const hasRecords = () => model.recordCount + model.refusalCount > 0;

  useEffect(() => {
    let refresh: ReturnType<typeof setTimeout> | undefined;
    let speak: ReturnType<typeof setTimeout> | undefined;
    const stop = events.subscribe((event) => {
      const { length } = model.windows;
      const wasEmpty = !hasRecords();
      applyEvent(model, event);
      changed.current();
      if (event.kind === 'run-started') begin.current = 'replay';
      if (wasEmpty === hasRecords() || length !== model.windows.length) version.value++;
      refresh ??= setTimeout(() => {
        refresh = undefined;
        version.value++;
      }, REFRESH_MS);
      speak ??= setTimeout(() => {
        speak = undefined;
        spoken.value = hasRecords() ? describeStreams(model, shownWindow(model, chosen.peek())) : '';
      }, SPEAK_MS);
    });
    return () => {
      stop();
      clearTimeout(refresh);
      clearTimeout(speak);
    };
  }, [events, model]);

  version.value;
  const window = shownWindow(model, chosen.value);
  const isEmpty = !hasRecords();
  const show = (one: Form) => {
    begin.current = isEmpty ? 'replay' : 'now';
    form.value = one;
  };
  const redraw = () => {
    version.value++;
    changed.current();
  };

  return (
    <section class="view stream-view" aria-label="Stream">
      <header class="stream-bar">
        <StreamChoices
          model={model}
          window={window ? model.windows.indexOf(window) : 0}
          chooseWindow={(index) => {
            chosen.value = index;
          }}
          clock={clock.value}
          chooseClock={(one) => {
            clock.value = one;
          }}
          changed={redraw}
        />
        <Segments legend="Show the stream as" options={FORMS} chosen={form.value} choose={show} />
      </header>
      {isEmpty ? (
        <EmptyState run={model.nowMs === 0 ? 'none' : 'begun'} />
      ) : form.value === 'table' ? (
        <StreamTable model={model} window={window} />
      ) : (
        <StreamDrawing
          model={model}
          window={window}
          changed={changed}
          description={describeStreams(model, window)}
          begin={begin.current}
          clock={clock.value}
        />
      )}
      {!isEmpty && form.value === 'drawing' && <Legend model={model} window={window} clock={clock.value} />}
      <p class="view-hidden" role="status">
        {spoken.value}
      </p>
    </section>
  );
}
