// A program of a lab that subscribes to a shard: chunks come over the sandbox's port, and lab time passes while it waits.
// Source of truth: DESIGN, "Port" and "Virtual time, for both sides".
import { expect, test } from 'vitest';
import { runInline } from './testing/inline-lab.ts';

const before = `
import { CreateStreamCommand, KinesisClient, PutRecordCommand, RegisterStreamConsumerCommand, SubscribeToShardCommand } from '@aws-sdk/client-kinesis';
const kinesis = new KinesisClient({});
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const StreamARN = 'arn:aws:kinesis:us-east-1:111122223333:stream/prices';
await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
await sleep(1000);
const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'app' }));
await sleep(1000);
const put = (text) => kinesis.send(new PutRecordCommand({ StreamARN, PartitionKey: 'a', Data: new TextEncoder().encode(text) }));
const { EventStream } = await kinesis.send(new SubscribeToShardCommand({
  ConsumerARN: Consumer.ConsumerARN, ShardId: 'shardId-000000000000', StartingPosition: { Type: 'TRIM_HORIZON' },
}));
const began = Date.now();
const textsOf = ({ SubscribeToShardEvent: { Records } }) => Records.map(({ Data }) => new TextDecoder().decode(Data)).join();
`;

test('records that are put while the program sleeps are printed at their time', async () => {
  const { result, printed, wallMs } = await runInline(`${before}
const reading = (async () => {
  for await (const event of EventStream) {
    console.log(Date.now() - began, textsOf(event));
    if (textsOf(event) === 'last') break;
  }
})();
for (const text of ['one', 'two', 'last']) {
  await sleep(10_000);
  await put(text);
}
await reading;
console.log('done');`);
  expect(result).not.toHaveProperty('failure');
  expect(printed).toEqual(['10000 one', '20000 two', '30000 last', 'done']);
  expect(wallMs).toBeLessThan(20_000);
});

test('a program that waits for an idle subscription gets its end after five minutes of lab time', async () => {
  const { result, printed } = await runInline(`${before}
for await (const event of EventStream) console.log('[' + textsOf(event) + ']');
console.log((Date.now() - began) / 1000);`);
  expect(result).not.toHaveProperty('failure');
  expect(printed).toEqual(['[]', '300']);
});
