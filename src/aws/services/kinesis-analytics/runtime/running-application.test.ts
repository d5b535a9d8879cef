// Back-pressure: what a running query does while a target takes too little. Kinesis here takes everything, so the target is made for it.
// AWS: delivery is retried for as long as it takes (how-it-works-output.html); that reading pauses meanwhile is inferred.
import { expect, it } from 'vitest';
import { advanceTo } from '../../../core/advance-to.ts';
import { VirtualClock } from '../../../core/clock.ts';
import type { Identities } from '../../../core/identities.ts';
import type { RecordSink, RecordSource, StreamRecord } from '../../../core/ports.ts';
import { seededRandom } from '../../../core/random.ts';
import { Scheduler } from '../../../core/scheduler.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { callContext } from '../../../testing/call-context.ts';
import { FLOW } from '../limits.ts';
import { createService } from '../service.ts';
import { ACCOUNT, NOON, PASS_THROUGH, REGION, wholeApplication } from '../testing/analytics-cloud.ts';

function streamOf(records: readonly StreamRecord[]): RecordSource {
  return {
    shardIds: () => ['shard'],
    read(_arn, _shard, position, limit) {
      const first = position.kind === 'after' ? Number(position.sequenceNumber) + 1 : 0;
      return records.slice(first, first + limit);
    },
    latest: () => ({ kind: 'oldest' }),
    subscribe: () => () => {},
  };
}

it('pauses reading while too much is undelivered, and delivers every row once, in order, when the target is free', async () => {
  const total = FLOW.recordsPerRead + FLOW.undeliveredRecords + 1000;
  const records = Array.from({ length: total }, (_, index) => ({
    sequenceNumber: String(index),
    partitionKey: 'k',
    approximateArrivalMs: NOON,
    data: new TextEncoder().encode(`{"ticker":"A","price":${index}}`),
  }));
  let reads = 0;
  const source = streamOf(records);
  const counting: RecordSource = {
    ...source,
    read(...position) {
      reads++;
      return source.read(...position);
    },
  };
  const prices: number[] = [];
  let room = 0;
  const sink: RecordSink = {
    put(_arn, offered) {
      const taken = offered.slice(0, room);
      room -= taken.length;
      for (const { data } of taken) prices.push(JSON.parse(new TextDecoder().decode(data)).PRICE);
      return offered.slice(taken.length);
    },
  };
  const clock = new VirtualClock(NOON);
  const scheduler = new Scheduler(clock);
  const noRoles = { role: () => undefined } as Partial<Identities> as Identities;
  const environment: ServiceEnvironment = {
    clock,
    scheduler,
    random: seededRandom(5),
    ports: { recordSource: async () => counting, recordSink: async () => sink, identities: async () => noRoles },
    observe: () => {},
  };
  const pass = async (ms: number) => {
    await advanceTo(clock, scheduler, clock.now() + ms);
  };
  const { operations } = createService(environment);
  const context = callContext(ACCOUNT, REGION);
  await operations.CreateApplication?.(wholeApplication(PASS_THROUGH) as never, context);
  await operations.StartApplication?.({ ApplicationName: 'minutes' } as never, context);
  await pass(10 * 60_000);
  const readsWhilePaused = reads;
  expect(prices).toEqual([]);
  expect(scheduler.busy).toBe(true); // a throttled target will take the rows later, so a settling cloud waits
  await pass(10 * 60_000);
  expect(reads).toBe(readsWhilePaused);

  room = total;
  await pass(10 * 60_000);
  expect(prices).toEqual(records.map((_, index) => index));
  expect(scheduler.busy).toBe(false);
});
