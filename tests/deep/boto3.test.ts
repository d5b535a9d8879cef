// boto3, unmodified, against the endpoint. Source: issue 5.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { isThere, runClient } from './clients/endpoint.ts';

let endpoint: RunningEndpoint;
beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

test('boto3 goes around S3, DynamoDB, IAM and STS', async (context) => {
  if (!(await isThere('python3', '-c', 'import boto3'))) context.skip('boto3 not installed');
  const script = fileURLToPath(new URL('clients/boto3-tour.py', import.meta.url));
  const { status, out, err } = await runClient('python3', [script], { endpoint: endpoint.url });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(JSON.parse(out)).toEqual({
    object: 'high at six',
    metadata: { harbour: 'yokohama' },
    range: 'at',
    keys: ['a b/ü+&.txt', 'large'],
    'etag of parts': expect.stringMatching(/^"[0-9a-f]{32}-2"$/),
    'missing key': 'NoSuchKey',
    'missing bucket': 'NoSuchBucket',
    query: [11, 13, 15, 17, 19],
    scanned: 10,
    update: '1',
    'bad expression': 'ValidationException',
    session: 'arn:aws:sts::123456789012:assumed-role/reader/tour',
    'own rows': 2,
    'other rows': 'AccessDeniedException',
    scan: 'AccessDeniedException',
  });
}, 120_000);

test('boto3 goes around Kinesis, Firehose, Kinesis Analytics and OpenSearch', async (context) => {
  if (!(await isThere('python3', '-c', 'import boto3'))) context.skip('boto3 not installed');
  const script = fileURLToPath(new URL('clients/streams-tour.py', import.meta.url));
  const { status, out, err } = await runClient('python3', [script], { endpoint: endpoint.url });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const [second, third] = ['shardId-000000000001', 'shardId-000000000002'];
  expect(JSON.parse(out)).toEqual({
    'shards of records': [second, third],
    parent: [Array(5).fill('before'), [second, third]],
    children: 20,
    pushed: 'after',
    tags: { chapter: 'streams', owner: 'quay' },
    'too short a retention': 'InvalidArgumentException',
    'no such shard': 'ResourceNotFoundException',
    delivered: 'high\nlow\n',
    counted: 3,
    found: ['0', '2'],
    most: 2,
    gone: 'ResourceNotFoundException',
  });
}, 240_000);

test('boto3 goes around Lambda, Logs, SQS, SNS, EventBridge, API Gateway, SSM and Secrets Manager', async (context) => {
  if (!(await isThere('python3', '-c', 'import boto3'))) context.skip('boto3 not installed');
  const script = fileURLToPath(new URL('clients/serverless-tour.py', import.meta.url));
  const { status, out, err } = await runClient('python3', [script], { endpoint: endpoint.url });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(JSON.parse(out)).toEqual({
    invoked: { twice: 12 },
    failed: ['Unhandled', 'RangeError'],
    'no such function': 'ResourceNotFoundException',
    logged: true,
    'from the topic': ['high tide'],
    'events refused': 0,
    'from the bus': [{ wind: 12 }],
    'queue to function': 'came',
    'not empty': 'ValidationException',
    api: ['HTTP', '$default'],
    'api gone': 'NotFoundException',
    parameters: ['value of /tides/key', 'value of /tides/station'],
    twice: 'ParameterAlreadyExists',
    secrets: ['two', 'one'],
    'deleted secret': 'InvalidRequestException',
    'function gone': 'ResourceNotFoundException',
  });
}, 240_000);
