// A view that is mounted after the run has begun sees what the others have seen.
import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../views/stream/stream-event.ts';
import { StreamHub } from './stream-hub.ts';

const clock = (nowMs: number): StreamEvent => ({ kind: 'clock', nowMs });
const stopped = (atMs: number): StreamEvent => ({ kind: 'query-stopped', atMs, application: 'a' });

describe('the stream hub', () => {
  it('tells a newcomer this run and no other, with ticks of the clock in a row as one', () => {
    const hub = new StreamHub();
    for (const event of [stopped(1), { kind: 'run-started' } as const, clock(1), clock(2), stopped(2), clock(3)]) hub.tell(event);
    const heard: StreamEvent[] = [];
    const end = hub.subscribe((event) => heard.push(event));
    expect(heard).toEqual([{ kind: 'run-started' }, clock(2), stopped(2), clock(3)]);
    hub.tell(clock(4));
    end();
    hub.tell(clock(5));
    expect(heard.at(-1)).toEqual(clock(4));
  });
});
