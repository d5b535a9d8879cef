// An event source mapping whose stream is resharded loses nothing, and keeps the order of each key while a parent's batch is tried again.
// Source: https://docs.aws.amazon.com/streams/latest/dev/kinesis-using-sdk-java-after-resharding.html and
// https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html: records are processed in order, shard by shard.
import {
  CreateStreamCommand,
  KinesisClient,
  MergeShardsCommand,
  PutRecordCommand,
  RegisterStreamConsumerCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { CreateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { ACCOUNT, lambdaCloud, REGION } from '../testing/lambda-cloud.ts';

const FunctionName = 'reads';
const StreamARN = `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/prices`;
const shard = (index: number) => `shardId-${String(index).padStart(12, '0')}`;

interface KinesisEvent {
  readonly Records: readonly { readonly kinesis: { readonly data: string } }[];
}

/** A stream of one shard with a mapping; the function refuses its batches while `answer.refuses`. */
async function reading(mapping: object = {}) {
  const answer = { refuses: false };
  const seen: string[] = [];
  const cloud = await lambdaCloud({
    modules: {
      seen: (event: KinesisEvent) => {
        if (answer.refuses) throw new Error('not now');
        seen.push(...event.Records.map(({ kinesis }) => atob(kinesis.data)));
      },
    },
  });
  const kinesis = cloud.client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  await cloud.createFunction(FunctionName, "async (event) => require('seen')(event)");
  await cloud.settle(1);
  await cloud.lambda.send(
    new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn: StreamARN, StartingPosition: 'TRIM_HORIZON', ...mapping }),
  );
  await cloud.settle(1);
  let count = 0;
  const put = async () => {
    for (const key of ['a', 'b', 'c', 'a', 'b', 'c'])
      await kinesis.send(
        new PutRecordCommand({ StreamARN, PartitionKey: key, Data: new TextEncoder().encode(`${key}${String(count++).padStart(3, '0')}`) }),
      );
  };
  const reshard = async () => {
    await put();
    await kinesis.send(new SplitShardCommand({ StreamARN, ShardToSplit: shard(0), NewStartingHashKey: (2n ** 127n).toString() }));
    await put();
    await cloud.settle(1);
    await put();
    await kinesis.send(new MergeShardsCommand({ StreamARN, ShardToMerge: shard(1), AdjacentShardToMerge: shard(2) }));
    await cloud.settle(1);
    await put();
    await cloud.settle(1);
  };
  const inOrder = () => {
    expect(seen.map((text) => Number(text.slice(1))).sort((one, other) => one - other)).toEqual(
      Array.from({ length: count }, (_, index) => index),
    );
    for (const key of ['a', 'b', 'c']) {
      const own = seen.filter((text) => text.startsWith(key));
      expect(own).toEqual(own.toSorted());
    }
  };
  return { ...cloud, answer, seen, reshard, inOrder };
}

it.each([1, 3])('reads on in the children, with %i lanes a shard', async (ParallelizationFactor) => {
  const { reshard, inOrder } = await reading({ ParallelizationFactor });
  await reshard();
  inOrder();
});

it('reads a stream by the ARN of a registered consumer', async () => {
  const seen: string[] = [];
  const modules = { seen: (event: KinesisEvent) => void seen.push(...event.Records.map(({ kinesis }) => atob(kinesis.data))) };
  const cloud = await lambdaCloud({ modules });
  const kinesis = cloud.client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  await cloud.createFunction(FunctionName, "async (event) => require('seen')(event)");
  await cloud.settle(1);
  const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'app' }));
  await cloud.settle(1);
  const EventSourceArn = Consumer?.ConsumerARN;
  await cloud.lambda.send(new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn, StartingPosition: 'TRIM_HORIZON' }));
  await cloud.settle(1);
  await kinesis.send(new PutRecordCommand({ StreamARN, PartitionKey: 'a', Data: new TextEncoder().encode('one') }));
  await cloud.settle(1);
  expect(seen).toEqual(['one']);
  const nobody = new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn: `${EventSourceArn}1`, StartingPosition: 'LATEST' });
  await expect(cloud.lambda.send(nobody)).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
});

it('lets the children wait while a batch of their parent fails', async () => {
  const { answer, seen, reshard, inOrder, settle } = await reading();
  answer.refuses = true;
  await reshard();
  expect(seen).toEqual([]);
  answer.refuses = false;
  await settle(120);
  inOrder();
});
