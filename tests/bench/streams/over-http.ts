// The pipeline over HTTP: the SDK's clients as they are, HTTP/2 and all, and the endpoint in a process of its own, on the real clock.
import { setTimeout as pause } from 'node:timers/promises';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Running } from '../aws/rivals.ts';
import { RECORDS_PER_BATCH, startPipeline } from './pipeline.ts';

export interface HttpFigures {
  readonly shards: number;
  /** Records a second, from the first call until the last record is counted: the wait for the end of its second is in it. */
  readonly rate: number;
  /** Records a second of processor time of the server. */
  readonly serverRate: number;
}

export async function overHttp({ port, processorMs }: Running, shards: number, batches: number): Promise<HttpFigures> {
  const settings = {
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
  };
  const kinesis = new KinesisClient(settings);
  const analytics = new KinesisAnalyticsV2Client(settings);
  const wait = async (ms: number) => {
    await pause(ms);
  };
  const pipeline = await startPipeline({ kinesis, analytics, wait, afterTen: async () => {}, atOnce: 4 }, shards);
  await pipeline(40);
  const startedMs = performance.now();
  const beforeMs = processorMs();
  await pipeline(batches);
  const records = batches * RECORDS_PER_BATCH;
  const figures = {
    shards,
    rate: records / ((performance.now() - startedMs) / 1000),
    serverRate: records / ((processorMs() - beforeMs) / 1000),
  };
  kinesis.destroy();
  analytics.destroy();
  return figures;
}
