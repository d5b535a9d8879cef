// How long a record takes from PutRecord to a consumer with enhanced fan-out, by the same client for every server.
import { setTimeout as pause } from 'node:timers/promises';
import {
  DescribeStreamConsumerCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  PutRecordCommand,
  RegisterStreamConsumerCommand,
  SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { askForText } from '../aws/ask.ts';
import { createStream } from './calls.ts';

export interface Latency {
  readonly medianMs: number;
  readonly worstOf20Ms: number;
}

/** From the call to the arrival of its record, for one record after another. A text says why a server cannot. */
export async function fanOutLatency(port: number, records: number): Promise<Latency | string> {
  // HTTP/1.1 for all: not every server speaks HTTP/2 without TLS.
  const kinesis = new KinesisClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
    requestHandler: new FetchHttpHandler(),
    maxAttempts: 1,
  });
  const ended = new AbortController();
  try {
    await createStream((call) => askForText(port, call), 'fan-out', 1);
    const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'fan-out' }));
    const StreamARN = StreamDescriptionSummary?.StreamARN;
    const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'bench' }));
    const { ConsumerARN } = Consumer ?? {};
    for (let tries = 0; tries < 100; tries++) {
      const { ConsumerDescription } = await kinesis.send(new DescribeStreamConsumerCommand({ ConsumerARN }));
      if (ConsumerDescription?.ConsumerStatus === 'ACTIVE') break;
      await pause(100);
    }
    const { EventStream } = await kinesis.send(
      new SubscribeToShardCommand({ ConsumerARN, ShardId: 'shardId-000000000000', StartingPosition: { Type: 'LATEST' } }),
      { abortSignal: AbortSignal.any([ended.signal, AbortSignal.timeout(60_000)]) },
    );
    if (!EventStream) return 'its answer has no events';
    const events = EventStream[Symbol.asyncIterator]();
    const times: number[] = [];
    for (let place = 0; place < records; place++) {
      const startedMs = performance.now();
      const put = kinesis.send(new PutRecordCommand({ StreamARN, PartitionKey: 'p', Data: new Uint8Array(200) }));
      for (let arrived = 0; arrived === 0; ) {
        const { value, done } = await events.next();
        if (done) return 'its events end at once';
        arrived = value.SubscribeToShardEvent?.Records?.length ?? 0;
      }
      times.push(performance.now() - startedMs);
      await put;
    }
    const sorted = times.toSorted((a, b) => a - b);
    return { medianMs: sorted[Math.floor(records / 2)] ?? Number.NaN, worstOf20Ms: sorted[Math.floor(records * 0.95)] ?? Number.NaN };
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message.slice(0, 60)}` : String(error);
  } finally {
    ended.abort();
    kinesis.destroy();
  }
}
