// Streams as other services fill them: with records, and with events of topics.

import { parseArn } from '../../core/arn.ts';
import type { EventSink, RecordSink } from '../../core/ports.ts';
import type { DeliveryStream } from './delivery-stream.ts';
import type { DeliveryStreams } from './delivery-streams.ts';
import { directPutOnly, streamNotFound } from './errors.ts';

/** Partition keys are not for Firehose: it has no shards. */
export function recordSink(streams: DeliveryStreams): RecordSink {
  return {
    put(arn, records) {
      const stream = writable(streams, arn);
      const taken = records.filter(({ data }) => streams.throughput.record(stream, data.length) === 'room');
      const bytes = taken.reduce((sum, { data }) => sum + data.length, 0);
      streams.put(
        stream,
        taken.map(({ data }) => data),
      );
      streams.metrics.put(stream, { IncomingRecords: taken.length, IncomingBytes: bytes });
      return taken.length === records.length ? [] : records.filter((record) => !taken.includes(record));
    },
  };
}

/** AWS: Firehose has no policies of its own; who sends acts as a role, whose permissions are the sender's business. */
export function eventSink(streams: DeliveryStreams): EventSink {
  return {
    async check(arn) {
      writable(streams, arn);
    },
    async deliver(arn, event) {
      const stream = writable(streams, arn);
      const data = new TextEncoder().encode(event);
      streams.put(stream, [data]);
      streams.metrics.put(stream, { IncomingRecords: 1, IncomingBytes: data.length });
    },
  };
}

function writable(streams: DeliveryStreams, arn: string): DeliveryStream {
  const stream = streams.byArn(arn);
  const { account = '', resource = arn } = parseArn(arn) ?? {};
  if (stream?.status !== 'ACTIVE') throw streamNotFound(resource.replace('deliverystream/', ''), account);
  if (stream.source) throw directPutOnly();
  return stream;
}
