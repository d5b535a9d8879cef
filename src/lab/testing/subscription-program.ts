// A program that subscribes to a shard and gets records while it sleeps, and what it prints: the same in Node and in a browser's tab.

/** The packages that it imports. */
export const SUBSCRIPTION_PACKAGES = ['@aws-sdk/client-kinesis'];

/** Has a stream `prices` with an enhanced consumer, `put`, `textsOf` and an `EventStream` that began at `began`. */
export const SUBSCRIBED = `
import { CreateStreamCommand, DescribeStreamSummaryCommand, KinesisClient, PutRecordCommand, RegisterStreamConsumerCommand, SubscribeToShardCommand } from '@aws-sdk/client-kinesis';
import { name } from 'workshop';
const kinesis = new KinesisClient({});
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
await kinesis.send(new CreateStreamCommand({ StreamName: name('prices'), ShardCount: 1 }));
await sleep(1000);
const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: name('prices') }));
const StreamARN = StreamDescriptionSummary?.StreamARN;
const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'app' }));
await sleep(1000);
const put = (text: string) => kinesis.send(new PutRecordCommand({ StreamARN, PartitionKey: 'a', Data: new TextEncoder().encode(text) }));
const { EventStream } = await kinesis.send(new SubscribeToShardCommand({
  ConsumerARN: Consumer?.ConsumerARN, ShardId: 'shardId-000000000000', StartingPosition: { Type: 'TRIM_HORIZON' },
}));
const began = Date.now();
const textsOf = ({ SubscribeToShardEvent }: any) => SubscribeToShardEvent.Records.map(({ Data }: any) => new TextDecoder().decode(Data)).join();
`;

export const READS_WHILE_IT_SLEEPS = `${SUBSCRIBED}
const reading = (async () => {
  for await (const event of EventStream ?? []) {
    console.log([Date.now() - began, textsOf(event)].join(' '));
    if (textsOf(event) === 'last') break;
  }
})();
for (const text of ['one', 'two', 'last']) {
  await sleep(10_000);
  await put(text);
}
await reading;
console.log('done');`;

export const READ_WHILE_IT_SLEPT = ['10000 one', '20000 two', '30000 last', 'done'];
