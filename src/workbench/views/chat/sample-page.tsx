// A page with nothing but the view and what a sample run told, for looking at it. Whoever opens it hands over the run and answers the questions.
import { signal } from '@preact/signals';
import { render } from 'preact';
import type { CloudAnswer, CloudRequest } from '../../../lab/cloud-request.ts';
import type { CallRecord } from '../../../lab/run-events.ts';
import { noProgress, type ProgressEvent, reduceProgress } from '../../../progress/progress.ts';
import { EMPTY_RUN_LOG, type RunLog } from '../../state/run-log.ts';
import { StreamHub } from '../../state/stream-hub.ts';
import type { StreamEvent } from '../stream/stream-event.ts';
import ChatView from './chat-view.tsx';

interface Given {
  readonly calls: readonly CallRecord[];
  readonly events: readonly StreamEvent[];
}

declare global {
  var given: Given | undefined;
  var askCloud: (request: CloudRequest) => Promise<CloudAnswer>;
}

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const hub = new StreamHub();
// `silent`: as on a target that tells nothing of its inside.
const events = asked.get('cloud') === 'silent' ? [] : (globalThis.given?.events ?? []);
for (const event of events) hub.tell(event);
const calls = globalThis.given?.calls ?? [];
const startMs = calls[0]?.atMs ?? 0;
const log = signal<RunLog>({
  ...EMPTY_RUN_LOG,
  calls,
  callCount: calls.length,
  state: calls.length > 0 ? 'done' : 'idle',
  clock: { startMs, nowMs: startMs },
});
const progress = signal(noProgress('sample'));
const store = {
  ask: (request: CloudRequest) => globalThis.askCloud(request),
  progress,
  dispatch: (event: ProgressEvent) => {
    progress.value = reduceProgress(progress.value, event);
  },
};
render(<ChatView events={hub} log={log} store={store} />, document.getElementById('view') as HTMLElement);
