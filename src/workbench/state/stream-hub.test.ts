// A view that is mounted after the run has begun sees what the others have seen.
import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../views/stream/stream-event.ts';
import { StreamHub } from './stream-hub.ts';

const clock = (nowMs: number): StreamEvent => ({ kind: 'clock', nowMs });
const stopped = (atMs: number): StreamEvent => ({ kind: 'query-stopped', atMs, application: 'a' });
const read = { kind: 'rows-read', application: 'a', streamArn: 'arn:aws:kinesis:us-east-1:1:stream/prices', upTo: [] } as const;

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

  // Inferred: a view that is opened after 40,000 events must still know the windows and the shards.
  it('tells a newcomer to a long run its queries and shards, and the newest of the rest', () => {
    const hub = new StreamHub();
    const shards: StreamEvent = { kind: 'shards', atMs: 1, streamArn: 'arn:aws:kinesis:us-east-1:1:stream/prices', shards: [] };
    const query: StreamEvent = { kind: 'query-started', atMs: 2, application: 'a', windows: [] };
    for (const event of [{ kind: 'run-started' } as const, shards, query]) hub.tell(event);
    for (let atMs = 3; atMs < 100_000; atMs++) hub.tell({ ...read, atMs });
    hub.tell(stopped(100_000));
    const heard: StreamEvent[] = [];
    hub.subscribe((event) => heard.push(event));
    expect(heard.slice(0, 2)).toEqual([shards, query]);
    expect(heard.at(-1)).toEqual(stopped(100_000));
    expect(heard.length).toBeLessThan(41_000);
  });

  it('keeps no more than a bound of them, the newest', () => {
    const hub = new StreamHub();
    for (let atMs = 0; atMs < 100_000; atMs++) hub.tell(stopped(atMs));
    const heard: StreamEvent[] = [];
    hub.subscribe((event) => heard.push(event));
    expect(heard.length).toBeLessThan(42_000);
    expect(heard.at(-1)).toEqual(stopped(99_999));
  });
});
