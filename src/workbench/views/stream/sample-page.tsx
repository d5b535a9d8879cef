// A page with nothing but the view and sample events, for the frame-rate command and for looking at it. The address says what to play.

import { render } from 'preact';
import type { WindowShape } from '../../../aws/core/ports.ts';
import { sampleEvents } from './sample-events.ts';
import type { StreamEvent } from './stream-event.ts';
import StreamView from './stream-view.tsx';

const asked = new URLSearchParams(location.search);
const shapes: Record<string, WindowShape> = {
  tumbling: { kind: 'tumbling', from: 'SOURCE_SQL_STREAM_001', sizeMs: 10_000 },
  sliding: { kind: 'sliding-range', from: 'SOURCE_SQL_STREAM_001', sizeMs: 60_000 },
  rows: { kind: 'sliding-rows', from: 'SOURCE_SQL_STREAM_001', rows: 2 },
  stagger: { kind: 'stagger', from: 'SOURCE_SQL_STREAM_001', sizeMs: 10_000 },
};
const shape = shapes[asked.get('shape') ?? 'tumbling'] as WindowShape;
const recordsPerSecond = Number(asked.get('rate') ?? 2);
const seconds = Number(asked.get('seconds') ?? 60);
/** Lab time at once up to here, then at the pace of the wall. */
const skip = Number(asked.get('skip') ?? 0);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;

const listeners = new Set<(event: StreamEvent) => void>();
const events = {
  subscribe(listener: (event: StreamEvent) => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
render(<StreamView events={events} />, document.getElementById('view') as HTMLElement);

/** Events of a real run, put into the page before it loads; data as text. */
declare global {
  var givenEvents: readonly (StreamEvent & { readonly text?: string })[] | undefined;
}
const given = globalThis.givenEvents?.map((event) =>
  'text' in event && 'partitionKey' in event ? { ...event, data: new TextEncoder().encode(event.text) } : event,
);
const first = given?.find(({ kind }) => kind === 'clock');
const startMs = first?.kind === 'clock' ? first.nowMs : Date.UTC(2017, 2, 11, 10, 0, 0);
const source = given?.values() ?? (seconds > 0 ? sampleEvents({ shape, recordsPerSecond, seconds, startMs }) : undefined);
let next = source?.next();
function play(untilMs: number): void {
  while (source && next && !next.done) {
    const event = next.value;
    if (event.kind === 'clock' && event.nowMs > untilMs) return;
    for (const listener of listeners) listener(event);
    next = source.next();
  }
}
const begunMs = performance.now();
const pump = () => {
  play(startMs + skip * 1_000 + (performance.now() - begunMs));
  if (next && !next.done) setTimeout(pump, 15);
};
// Effects run after the first paint: nobody listens before.
setTimeout(pump, 100);
