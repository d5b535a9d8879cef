// A snapshot is the whole cloud: what is restored answers as the one that it was taken of. Source: issue 5, "State".
import { DescribeTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient, ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import { GetAccountAuthorizationDetailsCommand, IAMClient, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { DescribeStreamCommand as DescribeKinesisStream, KinesisClient } from '@aws-sdk/client-kinesis';
import { DescribeApplicationCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { GetBucketPolicyCommand, ListMultipartUploadsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { VirtualClock } from './core/clock.ts';
import { seededRandom } from './core/random.ts';
import { type Aws, createAws } from './index.ts';
import { registry } from './services/registry.ts';
import { madeServices, makeOneOfEverything } from './testing/one-of-everything.ts';
import { clientFor } from './testing/sdk-client.ts';

async function filled() {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const aws = createAws({ clock, random: seededRandom(1) });
  await makeOneOfEverything(aws, clock);
  return { aws, clock };
}

/** What clients see, without what differs from call to call. */
async function seen(aws: Aws): Promise<unknown[]> {
  const s3 = clientFor(aws, S3Client);
  const iam = clientFor(aws, IAMClient);
  const streams = clientFor(aws, DynamoDBStreamsClient);
  const { Streams } = await streams.send(new ListStreamsCommand({}));
  const answers = [
    await s3.send(new ListObjectVersionsCommand({ Bucket: 'tides' })),
    await s3.send(new ListMultipartUploadsCommand({ Bucket: 'tides' })),
    await s3.send(new GetBucketPolicyCommand({ Bucket: 'tides' })),
    await iam.send(new GetAccountAuthorizationDetailsCommand({})),
    await iam.send(new ListAccessKeysCommand({ UserName: 'alice' })),
    await clientFor(aws, DynamoDBClient).send(new ScanCommand({ TableName: 'tides' })),
    await clientFor(aws, DynamoDBClient).send(new DescribeTableCommand({ TableName: 'tides' })),
    await streams.send(new DescribeStreamCommand({ StreamArn: Streams?.[0]?.StreamArn })),
    await clientFor(aws, KinesisClient).send(new DescribeKinesisStream({ StreamName: 'prices' })),
    await clientFor(aws, KinesisAnalyticsV2Client).send(new DescribeApplicationCommand({ ApplicationName: 'windows' })),
  ];
  return answers.map(({ $metadata: _differs, ...answer }) => answer);
}

test('something is made of every service that keeps a state', () => {
  // DynamoDB Streams shows the state of DynamoDB.
  const stateless = ['dynamodb-streams'];
  // Who stands beside AWS has no client; google-accounts.test.ts restores it.
  const services = registry.filter(({ name, outsideAws }) => !outsideAws && !stateless.includes(name));
  expect(services.map(({ name }) => name).filter((name) => !madeServices.has(name))).toEqual([]);
});

test('a cloud restored from a snapshot that went through a structured clone answers as the first one, and snapshots the same', async () => {
  const { aws, clock } = await filled();
  const snapshot = structuredClone(await aws.snapshot());
  const again = createAws({ clock: new VirtualClock(0), random: seededRandom(2) });
  await again.restore(snapshot);
  expect(await again.snapshot()).toEqual(snapshot);
  expect(await seen(again)).toEqual(await seen(aws));
  expect(
    again.scheduler
      .planned()
      .map(({ dueMs, label }) => `${dueMs} ${label}`)
      .sort(),
  ).toEqual(
    aws.scheduler
      .planned()
      .map(({ dueMs, label }) => `${dueMs} ${label}`)
      .sort(),
  );
  expect(clock.now()).toBeGreaterThan(0);
});

test('a snapshot is a copy: the cloud goes on without changing it', async () => {
  const { aws, clock } = await filled();
  const snapshot = await aws.snapshot();
  const before = structuredClone(snapshot);
  await clientFor(aws, S3Client, { clock }).send(new GetBucketPolicyCommand({ Bucket: 'tides' }));
  await makeMore(aws);
  expect(snapshot).toEqual(before);
});

async function makeMore(aws: Aws): Promise<void> {
  const { PutObjectCommand } = await import('@aws-sdk/client-s3');
  const { PutItemCommand } = await import('@aws-sdk/client-dynamodb');
  const { TagUserCommand } = await import('@aws-sdk/client-iam');
  const { PutRecordCommand } = await import('@aws-sdk/client-kinesis');
  await clientFor(aws, S3Client).send(new PutObjectCommand({ Bucket: 'tides', Key: 'more', Body: 'x' }));
  await clientFor(aws, DynamoDBClient).send(new PutItemCommand({ TableName: 'tides', Item: { h: { S: 'Kobe' } } }));
  await clientFor(aws, IAMClient).send(new TagUserCommand({ UserName: 'alice', Tags: [{ Key: 'a', Value: 'b' }] }));
  await clientFor(aws, KinesisClient).send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'p', Data: new Uint8Array([1]) }));
}
