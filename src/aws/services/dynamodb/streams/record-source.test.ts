// The stream of a table as event sources of other services read it.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-example.html (the event of the example)
import { expect, test } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { Scheduler } from '../../../core/scheduler.ts';
import { callContext } from '../../../testing/call-context.ts';
import { createService } from '../service.ts';
import { partitionOnly } from '../testing/dynamo-cloud.ts';

/** The service on its own, as its neighbours in a cloud see it. */
async function streamedTable() {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const scheduler = new Scheduler(clock);
  const unused = () => Promise.reject(new Error('nobody asks'));
  const ports = { identities: unused, recordSource: unused, recordSink: unused };
  const service = createService({ clock, scheduler, random: seededRandom(1), observe: () => {}, ports });
  const context = callContext('123456789012', 'us-east-1');
  const call = (operation: string, input: object) => service.operations[operation]?.(input as never, context) as Record<string, unknown>;
  call('CreateTable', {
    TableName: 'users',
    ...partitionOnly,
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  clock.advanceTo(clock.now() + 1000);
  await scheduler.runDue();
  const arn = 'arn:aws:dynamodb:us-east-1:123456789012:table/users/stream/2026-11-01T00:00:00.000';
  return {
    source: service.recordSource,
    arn,
    put: (pk: string) => call('PutItem', { TableName: 'users', Item: { pk: { S: pk }, b: { B: new Uint8Array([1]) } } }),
  };
}

test('records are the JSON of an event, from any position on, and an append wakes the reader', async () => {
  const { source, arn, put } = await streamedTable();
  const [shardId = ''] = source?.shardIds(arn) ?? [];
  let woken = 0;
  const end = source?.subscribe(arn, () => woken++);
  expect(source?.latest(arn, shardId)).toEqual({ kind: 'oldest' });
  put('a');
  put('a');
  put('b');
  expect(woken).toBe(2);
  end?.();
  const records = source?.read(arn, shardId, { kind: 'oldest' }, 10) ?? [];
  expect(records).toHaveLength(2);
  expect(JSON.parse(new TextDecoder().decode(records[0]?.data))).toEqual({
    eventID: expect.any(String),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      ApproximateCreationDateTime: Date.UTC(2026, 10, 1) / 1000 + 1,
      Keys: { pk: { S: 'a' } },
      NewImage: { pk: { S: 'a' }, b: { B: 'AQ==' } },
      SequenceNumber: records[0]?.sequenceNumber,
      SizeBytes: 3 + 3 + 2,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: arn,
  });
  const after = { kind: 'after', sequenceNumber: records[0]?.sequenceNumber ?? '' } as const;
  expect(source?.read(arn, shardId, after, 10)).toEqual([records[1]]);
  expect(source?.read(arn, shardId, { kind: 'newest' }, 10)).toEqual([]);
  expect(source?.latest(arn, shardId)).toEqual({ kind: 'after', sequenceNumber: records[1]?.sequenceNumber });
});

test('a stream that is not there is not found', async () => {
  const { source } = await streamedTable();
  expect(() => source?.shardIds('arn:aws:dynamodb:us-east-1:123456789012:table/users/stream/x')).toThrow('Requested resource not found');
});
