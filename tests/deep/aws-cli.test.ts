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

const account = '123456789012';
const streamArn = (name: string) => `arn:aws:kinesis:us-east-1:${account}:stream/${name}`;

/** A document for an option that takes `file://NAME`. */
const file = (name: string, document: unknown) => writeFileSync(join(cwd, name), JSON.stringify(document));

/** Asks again until the answer to these words fits, for at most half a minute. */
async function until(words: string, fits: (answer: string) => boolean): Promise<string> {
  for (const deadlineMs = Date.now() + 30_000; ; ) {
    const answer = await aws(words);
    if (fits(answer)) return answer;
    if (Date.now() > deadlineMs) throw new Error(`aws ${words} still says ${answer}`);
  }
}

/** Asks again until these words are refused with `code`, for at most half a minute. */
async function untilRefused(words: string, code: string): Promise<void> {
  for (const deadlineMs = Date.now() + 30_000; Date.now() < deadlineMs; ) {
    const refusal = await aws(words).then(
      () => '',
      (error: Error) => error.message,
    );
    if (refusal.includes(`(${code})`)) return;
  }
  throw new Error(`aws ${words} is still not refused with ${code}`);
}

test.skipIf(!there)(
  'kinesis: split, merge and count shards, consumers, tags, retention, a policy',
  async () => {
    await aws('kinesis create-stream --stream-name trades --shard-count 1 --tags chapter=streams');
    await aws('kinesis wait stream-exists --stream-name trades');
    const half = String(2n ** 127n);
    await aws(`kinesis split-shard --stream-name trades --shard-to-split shardId-000000000000 --new-starting-hash-key ${half}`);
    await aws('kinesis wait stream-exists --stream-name trades');
    expect(await json('kinesis list-shards --stream-name trades')).toMatchObject({
      Shards: [
        { ShardId: 'shardId-000000000000', SequenceNumberRange: { EndingSequenceNumber: expect.stringMatching(/^\d{56}$/) } },
        { ParentShardId: 'shardId-000000000000', HashKeyRange: { StartingHashKey: '0' } },
        { ParentShardId: 'shardId-000000000000', HashKeyRange: { StartingHashKey: half } },
      ],
    });
    await aws(
      'kinesis merge-shards --stream-name trades --shard-to-merge shardId-000000000001 --adjacent-shard-to-merge shardId-000000000002',
    );
    await aws('kinesis wait stream-exists --stream-name trades');
    expect(
      await json('kinesis update-shard-count --stream-name trades --target-shard-count 2 --scaling-type UNIFORM_SCALING'),
    ).toMatchObject({
      CurrentShardCount: 1,
      TargetShardCount: 2,
    });
    await aws('kinesis wait stream-exists --stream-name trades');
    await aws('kinesis increase-stream-retention-period --stream-name trades --retention-period-hours 72');
    await aws('kinesis wait stream-exists --stream-name trades');
    await aws('kinesis enable-enhanced-monitoring --stream-name trades --shard-level-metrics ALL');
    await aws('kinesis wait stream-exists --stream-name trades');
    await aws('kinesis start-stream-encryption --stream-name trades --encryption-type KMS --key-id alias/aws/kinesis');
    await aws('kinesis wait stream-exists --stream-name trades');
    expect(await json('kinesis describe-stream-summary --stream-name trades')).toMatchObject({
      StreamDescriptionSummary: { OpenShardCount: 2, RetentionPeriodHours: 72, EncryptionType: 'KMS' },
    });
    await expect(aws('kinesis decrease-stream-retention-period --stream-name trades --retention-period-hours 12')).rejects.toThrow(
      '(InvalidArgumentException) when calling the DecreaseStreamRetentionPeriod operation',
    );

    await aws(`kinesis register-stream-consumer --stream-arn ${streamArn('trades')} --consumer-name dashboard`);
    await until(`kinesis describe-stream-consumer --stream-arn ${streamArn('trades')} --consumer-name dashboard`, (it) =>
      it.includes('ACTIVE'),
    );
    await aws(`kinesis deregister-stream-consumer --stream-arn ${streamArn('trades')} --consumer-name dashboard`);
    await aws('kinesis add-tags-to-stream --stream-name trades --tags owner=quay');
    expect(await json('kinesis list-tags-for-stream --stream-name trades')).toMatchObject({
      Tags: [
        { Key: 'chapter', Value: 'streams' },
        { Key: 'owner', Value: 'quay' },
      ],
    });
    const statement = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'kinesis:GetRecords', Resource: streamArn('trades') };
    file('policy.json', { Version: '2012-10-17', Statement: [statement] });
    await aws(`kinesis put-resource-policy --resource-arn ${streamArn('trades')} --policy file://policy.json`);
    expect(await aws(`kinesis get-resource-policy --resource-arn ${streamArn('trades')}`)).toContain('kinesis:GetRecords');
    await aws('kinesis delete-stream --stream-name trades --enforce-consumer-deletion');
    await aws('kinesis wait stream-not-exists --stream-name trades');
  },
  300_000,
);

/** A role of the service that may do everything; gives its ARN. */
async function roleOf(service: string): Promise<string> {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: `${service}.amazonaws.com` } };
  file('trust.json', { Version: '2012-10-17', Statement: [statement] });
  file('all.json', { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  await aws(`iam create-role --role-name ${service} --assume-role-policy-document file://trust.json`);
  await aws(`iam put-role-policy --role-name ${service} --policy-name all --policy-document file://all.json`);
  return `arn:aws:iam::${account}:role/${service}`;
}

test.skipIf(!there)(
  'firehose: from direct puts and from a stream to S3',
  async () => {
    const role = await roleOf('firehose');
    await aws('s3 mb s3://archive');
    await aws('kinesis create-stream --stream-name clicks --shard-count 1');
    await aws('kinesis wait stream-exists --stream-name clicks');
    const destination = (Prefix: string) => ({
      RoleARN: role,
      BucketARN: 'arn:aws:s3:::archive',
      Prefix,
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 1 },
    });
    file('direct.json', destination('direct/'));
    file('stream.json', destination('stream/'));
    await aws('firehose create-delivery-stream --delivery-stream-name direct --extended-s3-destination-configuration file://direct.json');
    await aws(
      `firehose create-delivery-stream --delivery-stream-name from-stream --delivery-stream-type KinesisStreamAsSource --kinesis-stream-source-configuration KinesisStreamARN=${streamArn('clicks')},RoleARN=${role} --extended-s3-destination-configuration file://stream.json`,
    );
    for (const name of ['direct', 'from-stream'])
      await until(`firehose describe-delivery-stream --delivery-stream-name ${name}`, (it) =>
        it.includes('"DeliveryStreamStatus": "ACTIVE"'),
      );
    file('record.json', { Data: btoa('high at six\n') });
    await aws('firehose put-record --delivery-stream-name direct --record file://record.json');
    writeFileSync(join(cwd, 'tide.txt'), 'high at six');
    await aws('kinesis put-record --stream-name clicks --partition-key a --data fileb://tide.txt');
    const listed = await until('s3 ls s3://archive --recursive', (it) => it.includes('direct/') && it.includes('stream/'));
    // Versions 1 and 2 of the CLI read Data differently: version 1 sends the base64 as it is.
    expect(listed).toMatch(/ (12|16) direct\/\d{4}\/\d\d\/\d\d\/\d\d\/direct-1-/);
    for (const name of ['direct', 'from-stream']) await aws(`firehose delete-delivery-stream --delivery-stream-name ${name}`);
    await untilRefused('firehose describe-delivery-stream --delivery-stream-name direct', 'ResourceNotFoundException');
  },
  300_000,
);

test.skipIf(!there)(
  'kinesisanalyticsv2: an application counts what a stream carries',
  async () => {
    const role = await roleOf('kinesisanalytics');
    for (const name of ['ticks', 'counts']) {
      await aws(`kinesis create-stream --stream-name ${name} --shard-count 1`);
      await aws(`kinesis wait stream-exists --stream-name ${name}`);
    }
    file('application.json', {
      ApplicationCodeConfiguration: {
        CodeContentType: 'PLAINTEXT',
        CodeContent: {
          TextContent:
            'CREATE OR REPLACE STREAM "OUT" (TICKER VARCHAR(4), TRADES INTEGER); CREATE OR REPLACE PUMP "P" AS INSERT INTO "OUT" SELECT STREAM ' +
            'TICKER, COUNT(*) AS TRADES FROM "IN_001" GROUP BY TICKER, FLOOR("IN_001".ROWTIME TO SECOND);',
        },
      },
      SqlApplicationConfiguration: {
        Inputs: [
          {
            NamePrefix: 'IN',
            KinesisStreamsInput: { ResourceARN: streamArn('ticks') },
            InputSchema: {
              RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } },
              RecordColumns: [{ Name: 'TICKER', Mapping: '$.ticker', SqlType: 'VARCHAR(4)' }],
            },
          },
        ],
        Outputs: [
          { Name: 'OUT', KinesisStreamsOutput: { ResourceARN: streamArn('counts') }, DestinationSchema: { RecordFormatType: 'JSON' } },
        ],
      },
    });
    await aws(
      `kinesisanalyticsv2 create-application --application-name seconds --runtime-environment SQL-1_0 --service-execution-role ${role} --application-configuration file://application.json`,
    );
    await aws('kinesisanalyticsv2 start-application --application-name seconds');
    const described = 'kinesisanalyticsv2 describe-application --application-name seconds';
    await until(described, (it) => it.includes('"RUNNING"'));
    writeFileSync(join(cwd, 'tick.json'), '{"ticker":"TIDE"}');
    await aws('kinesis put-record --stream-name ticks --partition-key a --data fileb://tick.json');
    const { ShardIterator } = (await json(
      'kinesis get-shard-iterator --stream-name counts --shard-id shardId-000000000000 --shard-iterator-type TRIM_HORIZON',
    )) as { ShardIterator: string };
    const counted = await until(`kinesis get-records --shard-iterator ${ShardIterator}`, (it) => it.includes('"Data"'));
    expect(JSON.parse(counted)).toMatchObject({ Records: [{ Data: btoa('{"TICKER":"TIDE","TRADES":1}') }] });
    await aws('kinesisanalyticsv2 stop-application --application-name seconds');
    const ready = JSON.parse(await until(described, (it) => it.includes('"READY"'))) as { ApplicationDetail: { CreateTimestamp: string } };
    await aws(
      `kinesisanalyticsv2 delete-application --application-name seconds --create-timestamp ${ready.ApplicationDetail.CreateTimestamp}`,
    );
    await untilRefused(described, 'ResourceNotFoundException');
  },
  300_000,
);

test.skipIf(!there)(
  'opensearch: make a domain, tag it, change it, delete it',
  async () => {
    await aws('opensearch create-domain --domain-name tides --engine-version OpenSearch_2.11 --tag-list Key=chapter,Value=search');
    const active = await until('opensearch describe-domain --domain-name tides', (it) => it.includes('"Processing": false'));
    const { DomainStatus } = JSON.parse(active) as { DomainStatus: { ARN: string; Endpoint: string } };
    expect(DomainStatus.Endpoint).toContain('search-tides-');
    expect(await json(`opensearch list-tags --arn ${DomainStatus.ARN}`)).toEqual({ TagList: [{ Key: 'chapter', Value: 'search' }] });
    await aws('opensearch update-domain-config --domain-name tides --cluster-config InstanceType=t3.small.search,InstanceCount=2');
    await until(
      'opensearch describe-domain --domain-name tides',
      (it) => it.includes('"InstanceCount": 2') && it.includes('"Processing": false'),
    );
    await aws('opensearch delete-domain --domain-name tides');
    await untilRefused('opensearch describe-domain --domain-name tides', 'ResourceNotFoundException');
  },
  300_000,
);

test('the AWS CLI is there', (context) => {
  if (!there) context.skip('aws not installed, so its tests did not run');
});
