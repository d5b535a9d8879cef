// Records pass a Lambda function before they are delivered. By the real SDK clients; the last test runs the embedded Lambda.
// Source: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html and its pages on status and failures. Codes, sentences
// and counts of attempts are those of objects recorded from AWS by users.
import type { ExtendedS3DestinationConfiguration, Processor, ProcessorParameter } from '@aws-sdk/client-firehose';
import { expect, test } from 'vitest';
import { cloudWithFunctions, type TestFunction } from '../../../testing/cloud-with-functions.ts';
import { arnOf, lambdaCloud } from '../../lambda/testing/lambda-cloud.ts';
import { ACCOUNT, firehoseUser, ROLE, STREAM_ARN } from '../testing/firehose-cloud.ts';

interface TransformationEvent {
  readonly invocationId: string;
  readonly deliveryStreamArn: string;
  readonly region: string;
  readonly records: readonly { readonly recordId: string; readonly approximateArrivalTimestamp: number; readonly data: string }[];
}

const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:clean`;
const minute = 60_000;

const through = (more: readonly ProcessorParameter[] = []): Partial<ExtendedS3DestinationConfiguration> => ({
  ProcessingConfiguration: {
    Enabled: true,
    Processors: [{ Type: 'Lambda', Parameters: [{ ParameterName: 'LambdaArn', ParameterValue: FUNCTION }, ...more] }],
  },
});

/** Answers each record by its text. */
const eachRecord =
  (answer: (text: string) => object): TestFunction =>
  ({ records }: TransformationEvent) => ({ records: records.map(({ recordId, data }) => ({ recordId, ...answer(atob(data)) })) });

async function cloudWith(clean: TestFunction, configuration = through()) {
  const functions = { clean };
  const cloud = cloudWithFunctions(functions);
  const user = await firehoseUser(cloud);
  await user.create(configuration);
  return { ...cloud, ...user, functions };
}

const failures = async ({ texts }: { texts(prefix: string): Promise<string[]> }) =>
  (await texts('processing-failed/')).flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line));

test('a batch of a minute goes to the function; what it says is Ok is delivered, what it drops is not', async () => {
  const clean = eachRecord((text) => (text === 'noise' ? { result: 'Dropped' } : { result: 'Ok', data: btoa(`${text.toUpperCase()}\n`) }));
  const cloud = await cloudWith(clean);
  await cloud.put('one', 'noise', 'two');
  await cloud.advance(minute - 1);
  expect(cloud.invocations).toEqual([]);
  await cloud.advance(1);
  const event = cloud.invocations[0]?.event as TransformationEvent;
  expect(event).toMatchObject({ deliveryStreamArn: STREAM_ARN, region: 'us-east-1', invocationId: expect.any(String) });
  expect(cloud.invocations[0]?.from).toBe(STREAM_ARN);
  expect(event.records.map(({ data }) => atob(data))).toEqual(['one', 'noise', 'two']);
  expect(event.records[0]?.approximateArrivalTimestamp).toBe(Date.UTC(2026, 10, 1, 0, 0, 1));
  await cloud.advance(5 * minute);
  expect(await cloud.texts()).toEqual(['ONE\nTWO\n']);
});

test('a record of the status ProcessingFailed goes to processing-failed with its data', async () => {
  const cloud = await cloudWith(eachRecord(() => ({ result: 'ProcessingFailed' })));
  await cloud.put('broken');
  await cloud.advance(7 * minute);
  const [key = ''] = await cloud.keys();
  expect(key).toMatch(/^processing-failed\/2026\/11\/01\/00\/clicks-1-/);
  expect(await failures(cloud)).toEqual([
    {
      attemptsMade: 1,
      arrivalTimestamp: Date.UTC(2026, 10, 1, 0, 0, 1),
      errorCode: 'Lambda.ProcessingFailedStatus',
      errorMessage: 'ProcessingFailed status set for record',
      attemptEndingTimestamp: Date.UTC(2026, 10, 1, 0, 1, 1),
      rawData: btoa('broken'),
      lambdaArn: FUNCTION,
    },
  ]);
});

test('failures go where ErrorOutputPrefix says', async () => {
  const Prefix = 'ok/!{timestamp:yyyy}/';
  const ErrorOutputPrefix = 'bad/!{firehose:error-output-type}/!{timestamp:dd}/';
  const cloud = await cloudWith(
    eachRecord(() => ({ result: 'ProcessingFailed' })),
    { ...through(), Prefix, ErrorOutputPrefix },
  );
  await cloud.put('x');
  await cloud.advance(7 * minute);
  expect(await cloud.keys()).toEqual([expect.stringMatching(/^bad\/processing-failed\/01\/clicks-1-/)]);
});

test('a function that throws is tried three times more; then the batch has failed', async () => {
  const cloud = await cloudWith(() => {
    throw new Error('no');
  });
  await cloud.put('x', 'y');
  await cloud.advance(8 * minute);
  expect(cloud.invocations.length).toBe(4);
  expect(await failures(cloud)).toMatchObject([
    { attemptsMade: 4, errorCode: 'Lambda.FunctionError', rawData: btoa('x') },
    { attemptsMade: 4, errorCode: 'Lambda.FunctionError', rawData: btoa('y') },
  ]);
});

test('a function that recovers loses nothing', async () => {
  let calls = 0;
  const ok = eachRecord((text) => ({ result: 'Ok', data: btoa(text) }));
  const cloud = await cloudWith((event) => {
    if (++calls === 1) throw new Error('cold');
    return ok(event);
  });
  await cloud.put('kept');
  await cloud.advance(8 * minute);
  expect(await cloud.texts()).toEqual(['kept']);
});

test('NumberOfRetries, BufferSizeInMBs and BufferIntervalInSeconds are heeded', async () => {
  const parameters = [
    { ParameterName: 'NumberOfRetries', ParameterValue: '0' },
    { ParameterName: 'BufferSizeInMBs', ParameterValue: '0.2' },
    { ParameterName: 'BufferIntervalInSeconds', ParameterValue: '10' },
  ] as const;
  const cloud = await cloudWith(() => {
    throw new Error('no');
  }, through(parameters));
  await cloud.put('x'.repeat(Math.ceil(0.2 * 1024 * 1024)));
  await cloud.put('small');
  await cloud.advance(0);
  expect(cloud.invocations.length).toBe(1);
  await cloud.advance(10_000);
  expect(cloud.invocations.length).toBe(2);
  await cloud.advance(10 * minute);
  expect(cloud.invocations.length).toBe(2);
});

test.each([
  ['Lambda.JsonProcessingException', () => 'no records'],
  ['Lambda.JsonProcessingException', eachRecord(() => ({ result: 'ok', data: '' }))],
  ['Lambda.JsonProcessingException', eachRecord(() => ({ result: 'Ok', data: 'not base64!' }))],
  ['Lambda.MissingRecordId', () => ({ records: [] })],
  [
    'Lambda.DuplicatedRecordId',
    ({ records }: TransformationEvent) => ({ records: [...records, ...records].map(({ recordId }) => ({ recordId, result: 'Dropped' })) }),
  ],
] as const)('an answer of a wrong form fails the batch at once: %s', async (errorCode, clean) => {
  const cloud = await cloudWith(clean as TestFunction);
  await cloud.put('x');
  await cloud.advance(7 * minute);
  expect(cloud.invocations.length).toBe(1);
  expect(await failures(cloud)).toMatchObject([{ attemptsMade: 1, errorCode, rawData: btoa('x') }]);
});

test('a function that is not there, and a role that may not invoke it', async () => {
  const cloud = await cloudWith(() => undefined);
  Object.assign(cloud.functions, { clean: undefined });
  await cloud.put('x');
  await cloud.advance(8 * minute);
  expect(await failures(cloud)).toMatchObject([{ attemptsMade: 4, errorCode: 'Lambda.ResourceNotFound' }]);

  const other = cloudWithFunctions({ clean: eachRecord(() => ({ result: 'Dropped' })) });
  const user = await firehoseUser(other);
  await user.createRole('writer', ['s3:PutObject']);
  await user.create({ ...through(), RoleARN: ROLE.replace('/firehose', '/writer') });
  await user.put('x');
  await other.advance(8 * minute);
  expect(await failures(user)).toMatchObject([{ attemptsMade: 4, errorCode: 'Lambda.InvokeAccessDenied' }]);
});

test('dynamic partitioning: the function names the partition, the prefix uses it, and each partition has its own object', async () => {
  const clean = eachRecord((text) => ({
    result: 'Ok',
    data: btoa(text),
    metadata: { partitionKeys: { customer: JSON.parse(text).customer } },
  }));
  const cloud = await cloudWith(clean, {
    ...through(),
    Prefix: 'customer=!{partitionKeyFromLambda:customer}/!{timestamp:yyyy}/',
    ErrorOutputPrefix: 'failed/!{firehose:error-output-type}/',
    DynamicPartitioningConfiguration: { Enabled: true },
  });
  await cloud.put('{"customer":"a","n":1}', '{"customer":"b"}', '{"customer":"a","n":2}', '{"customer":""}');
  await cloud.advance(7 * minute);
  expect((await cloud.keys()).map((key) => key.slice(0, key.lastIndexOf('/')))).toEqual([
    'customer=a/2026',
    'customer=b/2026',
    'failed/processing-failed',
  ]);
  expect(await cloud.texts('customer=a')).toEqual(['{"customer":"a","n":1}{"customer":"a","n":2}']);
  const [failed = ''] = await cloud.texts('failed');
  expect(JSON.parse(failed)).toMatchObject({
    errorCode: 'DynamicPartitioning.MetadataExtractionFailed',
    errorMessage: 'partitionKeys values must not be null or empty',
  });
});

test('RecordDeAggregation takes records apart before the function sees them', async () => {
  const seen: string[] = [];
  const clean = eachRecord((text) => {
    seen.push(text);
    return { result: 'Ok', data: btoa(text), metadata: { partitionKeys: { all: 'all' } } };
  });
  const split = {
    Type: 'RecordDeAggregation',
    Parameters: [{ ParameterName: 'SubRecordType', ParameterValue: 'JSON' }],
  } satisfies Processor;
  const { ProcessingConfiguration } = through();
  const cloud = await cloudWith(clean, {
    ProcessingConfiguration: { Enabled: true, Processors: [split, ...(ProcessingConfiguration?.Processors ?? [])] },
    Prefix: '!{partitionKeyFromLambda:all}/',
    ErrorOutputPrefix: '!{firehose:error-output-type}/',
    DynamicPartitioningConfiguration: { Enabled: true },
  });
  await cloud.put('{"a":"}{"}{"b":1}\n{"c":{}}', 'no json');
  await cloud.advance(minute);
  expect(seen).toEqual(['{"a":"}{"}', '{"b":1}', '{"c":{}}', 'no json']);
});

test('the embedded Lambda transforms, as a function that a learner would write', async () => {
  const cloud = await lambdaCloud();
  const user = await firehoseUser(cloud);
  const handler = `async ({ records }) => ({
    records: records.map(({ recordId, data }) => {
      const text = Buffer.from(data, 'base64').toString('utf8');
      return { recordId, result: 'Ok', data: Buffer.from(text.replace('tide', 'TIDE') + '\\n').toString('base64') };
    }),
  })`;
  await cloud.createFunction('clean', handler);
  expect(arnOf('clean')).toBe(FUNCTION);
  await user.create(through());
  await user.put('high tide', 'low tide');
  await cloud.advance(7 * minute);
  expect(await user.texts()).toEqual(['high TIDE\nlow TIDE\n']);
});
