// CreateDeliveryStream, DescribeDeliveryStream, ListDeliveryStreams, DeleteDeliveryStream, by the real SDK client.
// Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html and its siblings; sentences: errors.ts.
import {
  CreateDeliveryStreamCommand,
  type CreateDeliveryStreamCommandInput,
  DeleteDeliveryStreamCommand,
  DescribeDeliveryStreamCommand,
  type ExtendedS3DestinationConfiguration,
  FirehoseClient,
  ListDeliveryStreamsCommand,
} from '@aws-sdk/client-firehose';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { clientFor } from '../../../testing/sdk-client.ts';
import type { DeliveryStream } from '../delivery-stream.ts';
import { ACCOUNT, BUCKET_ARN, type FirehoseCloud, firehoseCloud, ROLE, STREAM, STREAM_ARN } from '../testing/firehose-cloud.ts';

const bucket = { RoleARN: ROLE, BucketARN: BUCKET_ARN };

test('a stream is CREATING, then ACTIVE, with the defaults of buffering and compression', async () => {
  const { firehose, describe, advance } = await firehoseCloud();
  const Tags = [{ Key: 'team', Value: 'blue' }];
  const made = await firehose.send(
    new CreateDeliveryStreamCommand({ DeliveryStreamName: STREAM, ExtendedS3DestinationConfiguration: bucket, Tags }),
  );
  expect(made.DeliveryStreamARN).toBe(STREAM_ARN);
  expect((await describe()).DeliveryStreamStatus).toBe('CREATING');
  await advance(1000);
  const plain = {
    ...bucket,
    BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 300 },
    CompressionFormat: 'UNCOMPRESSED',
    EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' },
    CloudWatchLoggingOptions: { Enabled: false },
  };
  expect(await describe()).toEqual({
    DeliveryStreamName: STREAM,
    DeliveryStreamARN: STREAM_ARN,
    DeliveryStreamStatus: 'ACTIVE',
    DeliveryStreamEncryptionConfiguration: { Status: 'DISABLED' },
    DeliveryStreamType: 'DirectPut',
    VersionId: '1',
    CreateTimestamp: new Date(Date.UTC(2026, 10, 1)),
    HasMoreDestinations: false,
    Destinations: [
      {
        DestinationId: 'destinationId-000000000001',
        S3DestinationDescription: plain,
        ExtendedS3DestinationDescription: { ...plain, S3BackupMode: 'Disabled' },
      },
    ],
  });
});

test('the old S3DestinationConfiguration gives the same stream, and a page behind its destination is empty', async () => {
  const { firehose, create, describe } = await firehoseCloud();
  await create({}, { ExtendedS3DestinationConfiguration: undefined, S3DestinationConfiguration: bucket });
  expect((await describe()).Destinations?.[0]?.ExtendedS3DestinationDescription).toMatchObject(bucket);
  const ExclusiveStartDestinationId = 'destinationId-000000000001';
  const { DeliveryStreamDescription: behind } = await firehose.send(
    new DescribeDeliveryStreamCommand({ DeliveryStreamName: STREAM, ExclusiveStartDestinationId }),
  );
  expect(behind?.Destinations).toEqual([]);
});

test('a domain is described with its defaults', async () => {
  const { create, describe } = await firehoseCloud();
  const DomainARN = `arn:aws:es:us-east-1:${ACCOUNT}:domain/tides`;
  const domain = { RoleARN: ROLE, DomainARN, IndexName: 'tides', S3Configuration: bucket };
  await create({}, { ExtendedS3DestinationConfiguration: undefined, AmazonopensearchserviceDestinationConfiguration: domain });
  const [destination] = (await describe()).Destinations ?? [];
  expect(destination?.AmazonopensearchserviceDestinationDescription).toMatchObject({
    DomainARN,
    IndexName: 'tides',
    IndexRotationPeriod: 'OneDay',
    RetryOptions: { DurationInSeconds: 300 },
    S3BackupMode: 'FailedDocumentsOnly',
    DocumentIdOptions: { DefaultDocumentIdFormat: 'FIREHOSE_DEFAULT' },
    S3DestinationDescription: bucket,
  });
});

test('a name can be taken once in an account and region', async () => {
  const { client, create } = await firehoseCloud();
  await create();
  const message = `Firehose ${STREAM} under accountId ${ACCOUNT} already exists`;
  await expect(create()).rejects.toMatchObject({ name: 'ResourceInUseException', message });
  const elsewhere = client(FirehoseClient, { region: 'eu-west-1' });
  expect((await elsewhere.send(new ListDeliveryStreamsCommand({}))).DeliveryStreamNames).toEqual([]);
});

test('streams are listed by name, ten at a time, and by type', async () => {
  const { firehose, create } = await firehoseCloud();
  for (let n = 0; n < 12; n++) await create({}, { DeliveryStreamName: `s${String(n).padStart(2, '0')}` });
  const list = (input: object) => firehose.send(new ListDeliveryStreamsCommand(input));
  const first = await list({});
  expect(first.DeliveryStreamNames?.length).toBe(10);
  expect(first.HasMoreDeliveryStreams).toBe(true);
  const rest = await list({ ExclusiveStartDeliveryStreamName: 's09', Limit: 5, DeliveryStreamType: 'DirectPut' });
  expect(rest).toMatchObject({ DeliveryStreamNames: ['s10', 's11'], HasMoreDeliveryStreams: false });
  expect((await list({ DeliveryStreamType: 'KinesisStreamAsSource' })).DeliveryStreamNames).toEqual([]);
});

test('a stream that is deleted is DELETING, then gone with its data; one that is CREATING cannot be deleted', async () => {
  const { firehose, create, describe, put, keys, advance } = await firehoseCloud();
  const remove = () => firehose.send(new DeleteDeliveryStreamCommand({ DeliveryStreamName: STREAM }));
  await firehose.send(new CreateDeliveryStreamCommand({ DeliveryStreamName: STREAM, S3DestinationConfiguration: bucket }));
  await expect(remove()).rejects.toMatchObject({ name: 'ResourceInUseException' });
  await advance(1000);
  await put('x');
  await remove();
  expect((await describe()).DeliveryStreamStatus).toBe('DELETING');
  await expect(put('y')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await advance(1000);
  const gone = { name: 'ResourceNotFoundException', message: `Firehose ${STREAM} under account ${ACCOUNT} not found.` };
  await expect(describe()).rejects.toMatchObject(gone);
  await expect(remove()).rejects.toMatchObject(gone);
  await advance(10 * 60_000);
  expect(await keys()).toEqual([]);
  await create();
});

test('an account has 5,000 streams in a region at the most', async () => {
  const { aws, firehose, create } = await firehoseCloud();
  await create();
  const snapshot = (await aws.snapshot()) as { services: { firehose: DeliveryStream[] } };
  const [one] = snapshot.services.firehose;
  if (!one) throw new Error('no stream');
  const many = Array.from({ length: 5000 }, (_, n) => ({ ...one, name: `s${n}`, arn: `${one.arn}${n}` }));
  const full = createAws({ clock: new VirtualClock(0), random: seededRandom(1) });
  await full.restore({ ...snapshot, services: { ...snapshot.services, firehose: many } });
  const S3DestinationConfiguration = bucket;
  const command = new CreateDeliveryStreamCommand({ DeliveryStreamName: 'more', S3DestinationConfiguration });
  await expect(clientFor(full, FirehoseClient).send(command)).rejects.toMatchObject({ name: 'LimitExceededException' });
  expect((await firehose.send(new ListDeliveryStreamsCommand({}))).DeliveryStreamNames).toEqual([STREAM]);
});

describe('what is refused', () => {
  let cloud: FirehoseCloud;
  beforeAll(async () => {
    cloud = await firehoseCloud();
  });
  const create = (more: Partial<CreateDeliveryStreamCommandInput>) =>
    cloud.firehose.send(new CreateDeliveryStreamCommand({ DeliveryStreamName: STREAM, ...more }));
  const createTo = (more: Partial<ExtendedS3DestinationConfiguration>) =>
    create({ ExtendedS3DestinationConfiguration: { ...bucket, ...more } });
  const errorPrefix = { ErrorOutputPrefix: 'e/!{firehose:error-output-type}/' };
  const processors = (Type: string, ...parameters: [string, string][]) => ({
    ProcessingConfiguration: {
      Enabled: true,
      Processors: [{ Type, Parameters: parameters.map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })) }] as never,
    },
  });
  const partitioned = { ...errorPrefix, Prefix: '!{partitionKeyFromLambda:a}/', DynamicPartitioningConfiguration: { Enabled: true } };
  const constraint = 'Ths supplied prefix(es) do not satisfy the following constraint: ';

  test('a role that is not there, or trusts another service', async () => {
    const RoleARN = ROLE.replace('/firehose', '/absent');
    const message = `Firehose is unable to assume role ${RoleARN}. Please check the role provided.`;
    await expect(createTo({ RoleARN })).rejects.toMatchObject({ name: 'InvalidArgumentException', message });
    await cloud.createRole('of-lambda', ['*'], 'lambda.amazonaws.com');
    await expect(createTo({ RoleARN: ROLE.replace('/firehose', '/of-lambda') })).rejects.toMatchObject({
      name: 'InvalidArgumentException',
    });
    await expect(createTo({ RoleARN: ROLE.replace(ACCOUNT, '111122223333') })).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('a user who may not pass the role', async () => {
    const iam = cloud.client(IAMClient);
    await iam.send(new CreateUserCommand({ UserName: 'alice' }));
    const Statement = [{ Effect: 'Allow', Action: 'firehose:*', Resource: '*' }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'firehose', PolicyDocument }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
    const alice = cloud.client(FirehoseClient, { credentials: { accessKeyId, secretAccessKey } });
    await expect(
      alice.send(new CreateDeliveryStreamCommand({ DeliveryStreamName: STREAM, S3DestinationConfiguration: bucket })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException', message: expect.stringContaining('iam:PassRole') });
  });

  test('no destination, two of them, and those that are not embedded', async () => {
    const exactlyOne = { name: 'InvalidArgumentException', message: 'Exactly one destination configuration is supported for a Firehose' };
    await expect(create({})).rejects.toMatchObject(exactlyOne);
    await expect(create({ S3DestinationConfiguration: bucket, ExtendedS3DestinationConfiguration: bucket })).rejects.toMatchObject(
      exactlyOne,
    );
    const HttpEndpointDestinationConfiguration = { EndpointConfiguration: { Url: 'https://example.com' }, S3Configuration: bucket };
    await expect(create({ HttpEndpointDestinationConfiguration })).rejects.toMatchObject({ name: 'NotImplemented' });
    await expect(create({ DeliveryStreamType: 'MSKAsSource', S3DestinationConfiguration: bucket })).rejects.toMatchObject({
      name: 'NotImplemented',
    });
  });

  test.each<[string, Partial<ExtendedS3DestinationConfiguration>, string | RegExp]>([
    [
      'an expression without an error prefix',
      { Prefix: '!{timestamp:yyyy}/' },
      `${constraint}ErrorOutputPrefix cannot be null or empty when Prefix contains expressions`,
    ],
    ['an error prefix without the kind of error', { ErrorOutputPrefix: '!{timestamp:yyyy}/' }, /must contain the expression/],
    ['the kind of error in the prefix', { ...errorPrefix, Prefix: '!{firehose:error-output-type}/' }, /cannot contain the expression/],
    ['an expression that is none', { ...errorPrefix, Prefix: '!{oops}/' }, /!\{namespace:value\}/],
    ['an unknown namespace', { ...errorPrefix, Prefix: '!{env:HOME}/' }, /no namespace env/],
    ['an unknown value of firehose', { ...errorPrefix, Prefix: '!{firehose:name}/' }, /no value name/],
    ['an unknown letter of time', { ...errorPrefix, Prefix: '!{timestamp:yyyy/oo}/' }, /Not a pattern of a timestamp/],
    ['a prefix of over 512 characters', { Prefix: 'x'.repeat(513) }, /longer than 512/],
    [
      'partitions without partitioning',
      { ...errorPrefix, Prefix: '!{partitionKeyFromQuery:a}/' },
      'Dynamic Partitioning Namespaces can only be part of a prefix expression when Dynamic Partitioning is enabled.',
    ],
    [
      'partitioning without partitions',
      { DynamicPartitioningConfiguration: { Enabled: true } },
      'S3 Prefix should contain Dynamic Partitioning namespaces when Dynamic Partitioning is enabled',
    ],
    [
      'partitions in the error prefix',
      { ...partitioned, ErrorOutputPrefix: '!{firehose:error-output-type}/!{partitionKeyFromLambda:a}' },
      /cannot contain Dynamic Partitioning/,
    ],
    ['partitions that no function names', partitioned, /Lambda processor should be present/],
    [
      'partitions that no query finds',
      { ...partitioned, Prefix: '!{partitionKeyFromQuery:a}/' },
      /MetadataExtraction processor should be present/,
    ],
    ['small buffers of partitions', { ...partitioned, BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 60 } }, /at least 64/],
    ['partitions without buffering', { ...partitioned, BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 0 } }, /at least 60/],
    ['half of the hints', { BufferingHints: { SizeInMBs: 5 } }, /specified together/],
    [
      'a query without partitioning',
      processors('MetadataExtraction'),
      'class com.amazonaws.services.firehose.internal.model.MetadataExtractionProcessor can only be present when Dynamic Partitioning is enabled.',
    ],
    ['sub-records without partitioning', processors('RecordDeAggregation'), /can only be present/],
    ['sub-records of no type', { ...partitioned, ...processors('RecordDeAggregation') }, /SubRecordType/],
    [
      'a delimiter that is no base64',
      { ...partitioned, ...processors('RecordDeAggregation', ['SubRecordType', 'DELIMITED'], ['Delimiter', '\n!']) },
      /base64/,
    ],
    ['a function that is none', processors('Lambda', ['LambdaArn', 'arn:aws:s3:::x']), /not the ARN of a function/],
    [
      'too many retries',
      processors('Lambda', ['LambdaArn', 'arn:aws:lambda:us-east-1:1:function:f'], ['NumberOfRetries', '301']),
      /between 0 and 300/,
    ],
    ['another compression of logs', processors('Decompression', ['CompressionFormat', 'ZIP']), /must be GZIP/],
    [
      'messages of what is not decompressed',
      processors('CloudWatchLogProcessing', ['DataMessageExtraction', 'true']),
      /needs the processor/,
    ],
    ['a time zone that there is not', { CustomTimeZone: 'Mars/Olympus' }, /is not a time zone/],
    ['a backup without a bucket', { S3BackupMode: 'Enabled' }, /S3BackupConfiguration/],
    ['a log without a name', { CloudWatchLoggingOptions: { Enabled: true } }, /LogGroupName/],
  ])('%s: InvalidArgumentException', async (_what, more, message) => {
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    await expect(createTo(more)).rejects.toMatchObject({ name: 'InvalidArgumentException', message: expected });
  });

  test.each<[string, Partial<ExtendedS3DestinationConfiguration>]>([
    ['Snappy', { CompressionFormat: 'Snappy' }],
    ['HADOOP_SNAPPY', { CompressionFormat: 'HADOOP_SNAPPY' }],
    ['Parquet', { DataFormatConversionConfiguration: { Enabled: true } }],
    ['queries in jq', { ...partitioned, ...processors('MetadataExtraction') }],
    ['a key of KMS', { EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: `arn:aws:kms:us-east-1:${ACCOUNT}:key/k` } } }],
  ])('%s is not embedded', async (_what, more) => {
    await expect(createTo(more)).rejects.toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
  });

  test('names, ranges and tags out of their bounds: ValidationException', async () => {
    const invalid = { name: 'ValidationException' };
    await expect(create({ DeliveryStreamName: 'a b', S3DestinationConfiguration: bucket })).rejects.toMatchObject(invalid);
    await expect(createTo({ BufferingHints: { SizeInMBs: 129, IntervalInSeconds: 60 } })).rejects.toMatchObject(invalid);
    await expect(createTo({ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 901 } })).rejects.toMatchObject(invalid);
    await expect(createTo({ BucketARN: 'lake' })).rejects.toMatchObject(invalid);
    const Tags = [{ Key: 'aws:team', Value: 'x' }];
    await expect(create({ S3DestinationConfiguration: bucket, Tags })).rejects.toMatchObject(invalid);
  });

  test.each([
    ['no DomainARN', { DomainARN: undefined }, 'InvalidArgumentException'],
    ['a type of documents', { TypeName: 'doc' }, 'InvalidArgumentException'],
    ['a delimiter', processors('AppendDelimiterToRecord'), 'InvalidArgumentException'],
    ['an address', { DomainARN: undefined, ClusterEndpoint: 'https://x' }, 'NotImplemented'],
    ['a network', { VpcConfiguration: { SubnetIds: ['s'], SecurityGroupIds: ['g'], RoleARN: ROLE } }, 'NotImplemented'],
  ])('a domain with %s', async (_what, more, name) => {
    const DomainARN = `arn:aws:es:us-east-1:${ACCOUNT}:domain/tides`;
    const domain = { RoleARN: ROLE, DomainARN, IndexName: 'tides', S3Configuration: bucket, ...more };
    await expect(create({ AmazonopensearchserviceDestinationConfiguration: domain })).rejects.toMatchObject({ name });
  });
});
