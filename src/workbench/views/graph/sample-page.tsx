// A page with nothing but the view and what a sample run told, for looking at it. Whoever opens it hands over the events and answers the questions.
import { signal } from '@preact/signals';
import { render } from 'preact';
import type { CloudAnswer, CloudRequest } from '../../../lab/cloud-request.ts';
import { EMPTY_RUN_LOG, type RunLog } from '../../state/run-log.ts';
import { StreamHub } from '../../state/stream-hub.ts';
import type { StreamEvent } from '../stream/stream-event.ts';
import GraphView from './graph-view.tsx';

declare global {
  var recorded: readonly StreamEvent[] | undefined;
  var askCloud: (request: CloudRequest) => Promise<CloudAnswer>;
}

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const state = (asked.get('state') ?? 'done') as RunLog['state'];
const hub = new StreamHub();
if (state !== 'idle') hub.tell({ kind: 'run-started' });
for (const event of globalThis.recorded ?? []) hub.tell(event);
const log = signal<RunLog>({ ...EMPTY_RUN_LOG, state });
const store = { ask: (request: CloudRequest) => globalThis.askCloud(request) };
render(<GraphView events={hub} log={log} store={store} />, document.getElementById('view') as HTMLElement);
