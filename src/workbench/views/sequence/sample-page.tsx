// A page with nothing but the view and the calls of a real run, for looking at it. Whoever opens it hands over the calls and answers the questions.
import { render } from 'preact';
import type { CloudAnswer, CloudRequest } from '../../../lab/cloud-request.ts';
import type { CallRecord } from '../../../lab/run-events.ts';
import SequenceView from './sequence-view.tsx';

declare global {
  var givenCalls: readonly CallRecord[] | undefined;
  var askTheCloud: (request: CloudRequest) => Promise<CloudAnswer>;
}

const theme = new URLSearchParams(location.search).get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const calls = globalThis.givenCalls ?? [];
const store = { ask: (request: CloudRequest) => globalThis.askTheCloud(request) };
render(
  <SequenceView calls={calls} caller="page" nowMs={calls.at(-1)?.atMs} store={store} />,
  document.getElementById('view') as HTMLElement,
);
