// The AWS CLI, unmodified, against the endpoint: each service once around. Source: issue 5; output shapes of the CLI's own reference.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { isThere, runClient } from './clients/endpoint.ts';

let endpoint: RunningEndpoint;
const cwd = mkdtempSync(join(tmpdir(), 'sandshark-cli-'));
const there = await isThere('aws', '--version');

beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

/** Runs `aws` with these words and gives its output; its error is the error. */
async function aws(words: string, env: Record<string, string> = {}): Promise<string> {
  const { status, out, err } = await runClient('aws', words.split(' '), { endpoint: endpoint.url, cwd, env });
  if (status !== 0) throw new Error(err.trim() || `status ${status}`);
  return out;
}
const json = async (words: string, env?: Record<string, string>): Promise<unknown> => JSON.parse((await aws(words, env)) || '{}');

test.skipIf(!there)('s3: make a bucket, copy up and down, list, sync, remove', async () => {
  writeFileSync(join(cwd, 'tide.txt'), 'high at six');
  // Larger than eight megabytes: the CLI sends it in parts.
  writeFileSync(join(cwd, 'large.bin'), new Uint8Array(20 * 1024 * 1024).fill(7));
  await aws('s3 mb s3://tides');
  await aws('s3 cp tide.txt s3://tides/a/tide.txt');
  await aws('s3 cp large.bin s3://tides/large.bin');
  expect(await aws('s3 ls s3://tides --recursive')).toMatch(/11 a\/tide\.txt\n.*20971520 large\.bin\n/);
  await aws('s3 cp s3://tides/large.bin back.bin');
  expect(readFileSync(join(cwd, 'back.bin')).equals(readFileSync(join(cwd, 'large.bin')))).toBe(true);
  expect(await json('s3api head-object --bucket tides --key large.bin')).toMatchObject({ ContentLength: 20971520 });
  const url = (await aws('s3 presign s3://tides/a/tide.txt')).trim();
  expect(await (await fetch(url)).text()).toBe('high at six');
  await expect(aws('s3 rb s3://tides')).rejects.toThrow('BucketNotEmpty');
  await aws('s3 rb s3://tides --force');
  await expect(aws('s3 ls s3://tides')).rejects.toThrow('NoSuchBucket');
});

test.skipIf(!there)('dynamodb: make a table, put, query, fail a condition, delete', async () => {
  await aws(
    'dynamodb create-table --table-name tides --billing-mode PAY_PER_REQUEST --attribute-definitions AttributeName=h,AttributeType=S AttributeName=at,AttributeType=N --key-schema AttributeName=h,KeyType=HASH AttributeName=at,KeyType=RANGE',
  );
  await aws('dynamodb wait table-exists --table-name tides');
  await aws('dynamodb put-item --table-name tides --item {"h":{"S":"Yokohama"},"at":{"N":"6"}}');
  await expect(
    aws('dynamodb put-item --table-name tides --item {"h":{"S":"Yokohama"},"at":{"N":"6"}} --condition-expression attribute_not_exists(h)'),
  ).rejects.toThrow('(ConditionalCheckFailedException) when calling the PutItem operation: The conditional request failed');
  const found = await json(
    'dynamodb query --table-name tides --key-condition-expression h=:h --expression-attribute-values {":h":{"S":"Yokohama"}}',
  );
  expect(found).toMatchObject({ Count: 1, Items: [{ h: { S: 'Yokohama' }, at: { N: '6' } }] });
  await aws('dynamodb delete-table --table-name tides');
  await aws('dynamodb wait table-not-exists --table-name tides');
});

test.skipIf(!there)('iam and sts: a user with one permission may do that and no more', async () => {
  await aws('iam create-user --user-name reader');
  const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}';
  await aws(`iam put-user-policy --user-name reader --policy-name list --policy-document ${policy}`);
  const { AccessKey } = (await json('iam create-access-key --user-name reader')) as {
    AccessKey: { AccessKeyId: string; SecretAccessKey: string };
  };
  const reader = { AWS_ACCESS_KEY_ID: AccessKey.AccessKeyId, AWS_SECRET_ACCESS_KEY: AccessKey.SecretAccessKey };
  expect(await json('sts get-caller-identity', reader)).toMatchObject({ Arn: 'arn:aws:iam::123456789012:user/reader' });
  expect(await json('s3api list-buckets', reader)).toHaveProperty('Buckets');
  await expect(aws('s3 mb s3://mine', reader)).rejects.toThrow(/AccessDenied.*arn:aws:iam::123456789012:user\/reader is not authorized/);
  await expect(aws('iam list-users', reader)).rejects.toThrow('AccessDenied');
  const wrong = { ...reader, AWS_SECRET_ACCESS_KEY: 'guessed' };
  await expect(aws('s3api list-buckets', wrong)).rejects.toThrow('SignatureDoesNotMatch');
});

test.skipIf(!there)('kinesis: make a stream, put, read', async () => {
  await aws('kinesis create-stream --stream-name prices --shard-count 1');
  await aws('kinesis wait stream-exists --stream-name prices');
  // From a file: versions 1 and 2 of the CLI read --data differently.
  writeFileSync(join(cwd, 'tide.txt'), 'high at six');
  await aws('kinesis put-record --stream-name prices --partition-key a --data fileb://tide.txt');
  const { ShardIterator } = (await json(
    'kinesis get-shard-iterator --stream-name prices --shard-id shardId-000000000000 --shard-iterator-type TRIM_HORIZON',
  )) as { ShardIterator: string };
  expect(await json(`kinesis get-records --shard-iterator ${ShardIterator}`)).toMatchObject({ Records: [{ Data: btoa('high at six') }] });
});

test('the AWS CLI is there', (context) => {
  if (!there) context.skip('aws not installed, so its tests did not run');
});
