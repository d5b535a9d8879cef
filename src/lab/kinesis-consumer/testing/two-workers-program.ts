// A lab's program with two workers, one of which dies, and what it prints: the same in Node and in the tab. For tests.

export const PROGRAM_PACKAGES = ['@aws-sdk/client-dynamodb', '@aws-sdk/client-kinesis', 'workshop/kinesis'];

export const TWO_WORKERS_PROGRAM = `
import { CreateStreamCommand, KinesisClient, PutRecordsCommand, waitUntilStreamExists } from '@aws-sdk/client-kinesis';
import { name } from 'workshop';
import { consumeStream, type ShardProcessor } from 'workshop/kinesis';

const kinesis = new KinesisClient({});
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const stream = name('prices');
await kinesis.send(new CreateStreamCommand({ StreamName: stream, ShardCount: 2 }));
await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName: stream });

const seen = new Set<string>();
const processor = (): ShardProcessor => ({
  async records({ records, checkpoint }) {
    for (const record of records) seen.add(new TextDecoder().decode(record.data));
    await checkpoint();
  },
});
const start = (workerId: string) =>
  consumeStream({ application: name('dashboard'), stream, workerId, processor, initialPosition: 'TRIM_HORIZON' });
const put = (from: number) =>
  kinesis.send(new PutRecordsCommand({
    StreamName: stream,
    Records: Array.from({ length: 20 }, (_, i) => ({ PartitionKey: String(from + i), Data: new TextEncoder().encode(String(from + i)) })),
  }));

const one = await start('one');
const two = await start('two');
await sleep(30_000);
console.log([one.shards.length, two.shards.length].join(' '));
await put(0);
await sleep(2000);
one.die();
await put(20);
await sleep(5000);
console.log(seen.size < 40 ? 'waits' : 'all there');
await sleep(15_000);
console.log([seen.size, two.shards.length].join(' '));
await two.stop();
console.log('stopped ' + two.shards.length);
`;

export const PRINTED = ['1 1', 'waits', '40 2', 'stopped 0'];
