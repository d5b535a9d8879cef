// The messages view: what moves between buckets, queues, topics, buses and functions; as a drawing or as a table, always the same facts.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { StreamEvents } from '../stream/stream-event.ts';
import { MessageTable } from './message-table.tsx';
import { MessagesDrawing } from './messages-drawing.tsx';
import { Player } from './player.ts';
import { describeMessages } from './words.ts';
import '../view.css';
import './messages-view.css';

interface MessagesViewProps {
  /** Only the run on shown data: the hidden run is nobody's to look at. */
  readonly events: StreamEvents;
}

const SPEAK_MS = 5_000;
const LISTED = { place: 30, all: 100 } as const;

/** High contrast replaces colours, and colours are what the drawing speaks in: the table is the better beginning. */
function firstForm(): 'drawing' | 'table' {
  return matchMedia('(forced-colors: active)').matches ? 'table' : 'drawing';
}

export default function MessagesView({ events }: MessagesViewProps) {
  const root = useRef<HTMLElement>(null);
  const player = useMemo(() => new Player(() => (root.current?.offsetWidth ?? 0) > 0), []);
  const frame = useSignal(0);
  const form = useSignal(firstForm());
  const chosen = useSignal<string | undefined>(undefined);
  const spoken = useSignal('');

  useEffect(() => {
    let speak: ReturnType<typeof setTimeout> | undefined;
    player.onFrame = () => {
      frame.value += 1;
      speak ??= setTimeout(() => {
        speak = undefined;
        spoken.value = describeMessages(player.model, player.shown);
      }, SPEAK_MS);
    };
    const shownAgain = new ResizeObserver(() => player.wake());
    if (root.current) shownAgain.observe(root.current);
    const end = events.subscribe((event) => player.tell(event));
    return () => {
      end();
      shownAgain.disconnect();
      clearTimeout(speak);
      player.stop();
    };
  }, [events, player]);

  const now = frame.value;
  const { model } = player;
  const place = chosen.value === undefined ? undefined : model.places.get(chosen.value);
  return (
    <section class="view messages-view" aria-label="Messages" ref={root}>
      {model.steps.length === 0 ? (
        <EmptyState run={model.nowMs === 0 ? 'none' : 'begun'} />
      ) : (
        <>
          <fieldset class="view-forms messages-forms">
            <legend class="view-hidden">Show the messages as</legend>
            {(['drawing', 'table'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={form.value === one} onClick={() => (form.value = one)}>
                {one === 'drawing' ? 'Drawing' : 'Table'}
              </button>
            ))}
          </fieldset>
          {form.value === 'table' ? (
            <MessageTable player={player} most={LISTED.all} />
          ) : (
            <MessagesDrawing
              player={player}
              frame={now}
              chosen={place?.key}
              onChoose={(key) => (chosen.value = key === chosen.peek() ? undefined : key)}
            />
          )}
          {form.value === 'drawing' && <Legend />}
          {form.value === 'drawing' && place && <MessageTable player={player} of={place.key} most={LISTED.place} />}
        </>
      )}
      <p class="view-hidden" role="status">
        {spoken.value}
      </p>
    </section>
  );
}

function Legend() {
  return (
    <ul class="messages-legend">
      <li>
        <i class="messages-dot messages-waiting" /> waiting
      </li>
      <li>
        <i class="messages-dot messages-working" /> in flight, running
      </li>
      <li>
        <i class="messages-dot messages-waiting">2</i> tries so far
      </li>
      <li>
        <i class="messages-dot messages-waiting messages-tone-dead" /> dead letter
      </li>
    </ul>
  );
}

/** What will come, drawn as an outline: a queue, a function, a dot between them. */
function EmptyState({ run }: { readonly run: 'none' | 'begun' }) {
  return (
    <div class="view-empty messages-empty">
      <svg viewBox="0 0 240 64" width="320" height="85" aria-hidden="true">
        <rect x="6" y="10" width="84" height="44" rx="8" />
        <rect x="150" y="10" width="84" height="44" rx="8" />
        <path d="M90 32h54m-6-4 6 4-6 4" />
        <circle cx="24" cy="32" r="5" />
        <circle cx="42" cy="32" r="5" />
        <circle class="messages-empty-lit" cx="116" cy="32" r="6" />
      </svg>
      <p>
        {run === 'none'
          ? 'Press Run: messages will be seen moving here.'
          : 'No message yet: one appears here when the program sends it, or puts an object into a bucket.'}
      </p>
    </div>
  );
}
