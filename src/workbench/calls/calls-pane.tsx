// The Calls pane: each call of the AWS with its status and both times; a click shows what was sent and what came back.
import { useSignal } from '@preact/signals';
import type { CallRecord } from '../../lab/run-events.ts';
import { labTime } from '../console/lab-time.ts';
import { VirtualList } from '../layout/virtual-list.tsx';
import type { RunLog } from '../state/run-log.ts';
import { bodyText, filterCalls, statusText, tookText } from './call-text.ts';

export function CallsPane({ log }: { readonly log: RunLog }) {
  const text = useSignal('');
  const open = useSignal<number | undefined>(undefined);
  const calls = filterCalls(log.calls, text.value);
  if (log.callCount === 0) return <p class="wb-empty">Each request of your program to AWS appears here, with its answer.</p>;
  return (
    <div class="wb-pane-column">
      <div class="wb-filter">
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
      <VirtualList
        label="Calls"
        rows={calls}
        keyOf={(call) => call.id}
        render={(call) => (
          <Call
            call={call}
            startMs={log.clock?.startMs}
            open={open.value === call.id}
            onToggle={() => {
              open.value = open.value === call.id ? undefined : call.id;
            }}
          />
        )}
      />
    </div>
  );
}

interface CallProps {
  readonly call: CallRecord;
  readonly startMs: number | undefined;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Call({ call, startMs, open, onToggle }: CallProps) {
  return (
    <div class={`wb-call ${call.status >= 400 ? 'wb-call-failed' : ''}`}>
      <button type="button" class="wb-call-head" aria-expanded={open} onClick={onToggle}>
        <span class="wb-time" title="The lab's clock at the request">
          {labTime(call.atMs, startMs)}
        </span>
        <span class="wb-call-name">
          <span class="wb-soft">{call.service}</span> {call.operation}
        </span>
        <span class="wb-call-status">{statusText(call)}</span>
        <span class="wb-call-took" title="Real time until the answer">
          {tookText(call.tookMs)}
        </span>
      </button>
      {open && (
        <div class="wb-call-bodies">
          <Body title="Request" text={call.request} />
          <Body title="Response" text={call.response} />
          {call.truncated && <p class="wb-soft">Cut: the body is longer than what is kept.</p>}
        </div>
      )}
    </div>
  );
}

function Body({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div class="wb-body">
      <p class="wb-body-title">{title}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0}>{bodyText(text)}</pre>
    </div>
  );
}
