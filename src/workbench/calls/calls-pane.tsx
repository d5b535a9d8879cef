// The Calls pane: each call of the AWS with its status and both times, as a list or a sequence; a click shows all of a call.
import { signal, useSignal } from '@preact/signals';
import type { CallRecord } from '../../lab/run-events.ts';
import { labTime } from '../console/lab-time.ts';
import { lazyPart } from '../layout/lazy-part.tsx';
import { VirtualList } from '../layout/virtual-list.tsx';
import type { LabStore } from '../state/lab-store.ts';
import type { RunLog } from '../state/run-log.ts';
import type { Caller } from '../views/sequence/model.ts';
import { CallDetail } from './call-detail.tsx';
import { filterCalls, statusText, tookText } from './call-text.ts';

const SequenceView = lazyPart(() => import('../views/sequence/sequence-view.tsx'));

/** Stays as it was chosen while the learner looks at other panes. */
const form = signal<'list' | 'sequence'>('list');

interface CallsPaneProps {
  readonly log: RunLog;
  readonly caller: Caller;
  readonly store: Pick<LabStore, 'ask'>;
}

export function CallsPane({ log, caller, store }: CallsPaneProps) {
  const text = useSignal('');
  const open = useSignal<number | undefined>(undefined);
  const calls = filterCalls(log.calls, text.value);
  const nowMs = log.clock?.nowMs;
  if (log.callCount === 0) return <p class="wb-empty">Each request of your program to AWS appears here, with its answer.</p>;
  return (
    <div class="wb-pane-column">
      <div class="wb-filter">
        <fieldset class="wb-forms">
          <legend class="wb-hidden">Show the calls as</legend>
          {(['list', 'sequence'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={form.value === one} onClick={() => (form.value = one)}>
              {one === 'list' ? 'List' : 'Sequence'}
            </button>
          ))}
        </fieldset>
        <input
          type="search"
          placeholder="Filter by service, operation, status or body"
          aria-label="Filter the calls"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <span class="wb-filter-note">
          {calls.length === log.callCount ? '' : `${calls.length} of `}
          {log.callCount} {log.callCount === 1 ? 'call' : 'calls'}
        </span>
      </div>
      {form.value === 'sequence' ? (
        <div class="wb-call-sequence">
          <SequenceView calls={calls} caller={caller} nowMs={nowMs} store={store} />
        </div>
      ) : (
        <VirtualList
          label="Calls"
          rows={calls}
          keyOf={(call) => call.id}
          render={(call) => (
            <Call
              call={call}
              startMs={log.clock?.startMs}
              nowMs={nowMs}
              store={store}
              open={open.value === call.id}
              onToggle={() => {
                open.value = open.value === call.id ? undefined : call.id;
              }}
            />
          )}
        />
      )}
    </div>
  );
}

interface CallProps {
  readonly call: CallRecord;
  readonly startMs: number | undefined;
  readonly nowMs: number | undefined;
  readonly store: Pick<LabStore, 'ask'>;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Call({ call, startMs, nowMs, store, open, onToggle }: CallProps) {
  return (
    <div class={`wb-call ${call.status >= 400 ? 'wb-call-failed' : ''}`}>
      <button type="button" class="wb-call-head" aria-expanded={open} onClick={onToggle}>
        <span class="wb-time" title="The lab's clock at the request">
          {labTime(call.atMs, startMs)}
        </span>
        <span class="wb-call-name">
          <span class="wb-soft">{call.service}</span> {call.operation}
          {call.by && <span class="wb-soft"> · spec</span>}
        </span>
        <span class="wb-call-status">{statusText(call)}</span>
        <span class="wb-call-took" title="Real time until the answer">
          {tookText(call.tookMs)}
        </span>
      </button>
      {open && <CallDetail call={call} nowMs={nowMs} store={store} />}
    </div>
  );
}
