// boto3 and the AWS CLI, unmodified, use all of Kinesis against the endpoint. Source: issue 7, "Clients".
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { isThere, runClient } from './clients/endpoint.ts';

let endpoint: RunningEndpoint;
beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

test('boto3 reshards, subscribes and cleans up', async (context) => {
  if (!(await isThere('python3', '-c', 'import boto3'))) context.skip('boto3 not installed');
  const script = fileURLToPath(new URL('clients/boto3-kinesis.py', import.meta.url));
  const { status, out, err } = await runClient('python3', [script], { endpoint: endpoint.url });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const shards = (...numbers: number[]) => numbers.map((number) => `shardId-${String(number).padStart(12, '0')}`);
  expect(JSON.parse(out)).toEqual({
    tags: [{ Key: 'chapter', Value: 'streams' }],
    children: shards(1, 2),
    'iterator at the end': null,
    open: shards(3, 4, 5, 6),
    pushed: 'high at six',
    'second subscription': 'ResourceInUseException',
    delete: 'ResourceInUseException',
  });
}, 60_000);

test('the AWS CLI changes a stream and registers a consumer', async (context) => {
  if (!(await isThere('aws', '--version'))) context.skip('the AWS CLI is not installed');
  const aws = async (line: string) => {
    const { status, out, err } = await runClient('aws', ['kinesis', ...line.split(' ')], { endpoint: endpoint.url });
    expect({ line, status, err }).toEqual({ line, status: 0, err: '' });
    return out === '' ? {} : JSON.parse(out);
  };
  await aws('create-stream --stream-name tides --shard-count 2');
  await aws('wait stream-exists --stream-name tides');
  await aws('add-tags-to-stream --stream-name tides --tags team=blue');
  await aws('start-stream-encryption --stream-name tides --encryption-type KMS --key-id alias/aws/kinesis');
  await aws('wait stream-exists --stream-name tides');
  const { StreamDescriptionSummary } = await aws('describe-stream-summary --stream-name tides');
  expect(StreamDescriptionSummary).toMatchObject({ EncryptionType: 'KMS', OpenShardCount: 2 });
  const { Consumer } = await aws(`register-stream-consumer --stream-arn ${StreamDescriptionSummary.StreamARN} --consumer-name app`);
  const { Consumers } = await aws(`list-stream-consumers --stream-arn ${StreamDescriptionSummary.StreamARN}`);
  expect(Consumers).toMatchObject([{ ConsumerARN: Consumer.ConsumerARN }]);
  await aws('delete-stream --stream-name tides --enforce-consumer-deletion');
  await aws('wait stream-not-exists --stream-name tides');
}, 120_000);
