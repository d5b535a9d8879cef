// AWS: an application retries a delivery for as long as it takes (how-it-works-output.html, failover-checkpoint.html).
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../core/errors.ts';
import type { RecordSink, SinkRecord } from '../../../core/ports.ts';
import { seededRandom } from '../../../core/random.ts';
import { FLOW } from '../limits.ts';
import { StreamDelivery } from './delivery.ts';

const text = ({ data }: SinkRecord) => new TextDecoder().decode(data);

/** A target with room for some records; Kinesis has no limit here yet. */
function target() {
  const taken: SinkRecord[] = [];
  let room = 0;
  const sink: RecordSink = {
    put(arn, records) {
      if (arn !== 'here') throw new AwsError('ResourceNotFoundException', `no ${arn}`);
      const accepted = records.slice(0, room);
      room -= accepted.length;
      taken.push(...accepted);
      return records.slice(accepted.length);
    },
  };
  return { sink, taken, makeRoom: (records: number) => (room = records) };
}

const deliveryTo = (sink: RecordSink, targetArn = 'here', waiting: readonly SinkRecord[] = []) =>
  new StreamDelivery({
    outputId: '1.1',
    streamName: 'S',
    targetArn,
    sink,
    encode: ([value]) => new TextEncoder().encode(String(value)),
    random: seededRandom(3),
    waiting,
  });

describe('a delivery', () => {
  it('keeps what a throttled target refuses, and delivers it later in the same order', () => {
    const { sink, taken, makeRoom } = target();
    const delivery = deliveryTo(sink);
    delivery.add(Array.from({ length: FLOW.recordsPerPut + 100 }, (_, index) => [index]));
    makeRoom(FLOW.recordsPerPut + 1);
    expect(delivery.flush()).toBe('throttled');
    expect(delivery.waiting).toHaveLength(99);
    makeRoom(1000);
    expect(delivery.flush()).toBe('delivered');
    expect(taken.map(text)).toEqual(Array.from({ length: FLOW.recordsPerPut + 100 }, (_, index) => String(index)));
  });

  it('keeps everything while the target answers with an error', () => {
    const delivery = deliveryTo(target().sink, 'gone');
    delivery.add([[1], [2]]);
    expect(delivery.flush()).toBe('refused');
    expect(delivery.waiting.map(text)).toEqual(['1', '2']);
  });

  it('begins with what an earlier run could not deliver', () => {
    const { sink, taken, makeRoom } = target();
    makeRoom(2);
    const left = { partitionKey: 'k', data: new TextEncoder().encode('old') };
    const delivery = deliveryTo(sink, 'here', [left]);
    delivery.add([['new']]);
    expect(delivery.flush()).toBe('delivered');
    expect(taken.map(text)).toEqual(['old', 'new']);
  });

  it('gives back a row over the limit of 512 KB, which would hold up the others for ever (limits.html)', () => {
    const delivery = deliveryTo(target().sink);
    expect(delivery.add([['x'.repeat(512 * 1024 + 1)], ['fits']])).toHaveLength(1);
    expect(delivery.waiting.map(text)).toEqual(['fits']);
  });

  it('gives each row a partition key of its own (inferred)', () => {
    const { sink, taken, makeRoom } = target();
    makeRoom(2);
    const delivery = deliveryTo(sink);
    delivery.add([[1], [2]]);
    delivery.flush();
    expect(new Set(taken.map(({ partitionKey }) => partitionKey)).size).toBe(2);
  });
});
