// DiscoverInputSchema by the SDK's client. Which errors: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/API_DiscoverInputSchema.html
import { DeleteStreamCommand } from '@aws-sdk/client-kinesis';
import { DiscoverInputSchemaCommand, type DiscoverInputSchemaCommandInput } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { type AnalyticsCloud, analyticsCloud, type ReachableCloud, ROLE, streamArn } from '../testing/analytics-cloud.ts';
import { BUCKET, cloudWithPorts, decoded, encoded, functionArn } from '../testing/cloud-with-ports.ts';

const discover = ({ analytics }: AnalyticsCloud<ReachableCloud>, request: Partial<DiscoverInputSchemaCommandInput> = {}) =>
  analytics.send(new DiscoverInputSchemaCommand({ ResourceARN: streamArn('prices'), ServiceExecutionRole: ROLE, ...request }));

const fromTheStart = { InputStartingPositionConfiguration: { InputStartingPosition: 'TRIM_HORIZON' } } as const;
const through = (name: string) => ({ InputProcessingConfiguration: { InputLambdaProcessor: { ResourceARN: functionArn(name) } } });
const fromObject = { ResourceARN: undefined, S3Configuration: { BucketARN: BUCKET, FileKey: 'data.csv' } };

async function withPrices(...records: readonly (object | string)[]) {
  const cloud = analyticsCloud();
  await cloud.createStreams('prices');
  if (records.length > 0) await cloud.put('prices', ...records);
  return cloud;
}

/** Lets the cloud's time pass as soon as the call waits for records. */
async function passing<Result>(cloud: AnalyticsCloud, call: Promise<Result>, ms: number): Promise<Result> {
  const settled = Promise.allSettled([call]);
  const isWaiting = () => cloud.aws.scheduler.planned().some(({ label }) => label.startsWith('sample of'));
  while (!isWaiting()) await new Promise((resolve) => setImmediate(resolve));
  await cloud.pass(ms);
  await settled;
  return call;
}

describe('DiscoverInputSchema of a stream', () => {
  it('answers at once with the schema and the samples, raw and parsed', async () => {
    const cloud = await withPrices({ ticker: 'AAPL', price: 1 }, { ticker: 'IBM', price: 300 });
    const answer = await discover(cloud, fromTheStart);
    expect(answer).toMatchObject({
      InputSchema: {
        RecordFormat: { RecordFormatType: 'JSON' },
        RecordColumns: [
          { Name: 'ticker', Mapping: '$.ticker', SqlType: 'VARCHAR(4)' },
          { Name: 'price', Mapping: '$.price', SqlType: 'SMALLINT' },
        ],
      },
      RawInputRecords: ['{"ticker":"AAPL","price":1}', '{"ticker":"IBM","price":300}'],
      ParsedInputRecords: [
        ['AAPL', '1'],
        ['IBM', '300'],
      ],
    });
    expect(answer.ProcessedInputRecords).toBeUndefined();
  });

  it('keeps parsed values under their columns: an empty text where AWS has null, which the SDK would drop (by design)', async () => {
    const cloud = await withPrices({ ticker: 'AAPL', price: 1 }, { price: 2 });
    expect((await discover(cloud, fromTheStart)).ParsedInputRecords).toEqual([
      ['AAPL', '1'],
      ['', '2'],
    ]);
  });

  it('takes 100 records at the most (inferred)', async () => {
    const cloud = await withPrices(...Array.from({ length: 150 }, (_, index) => ({ index })));
    expect((await discover(cloud, fromTheStart)).RawInputRecords).toHaveLength(100);
  });

  it('waits from NOW on for records to come, and collects for a second of cloud time (inferred)', async () => {
    const cloud = await withPrices({ old: 1 });
    cloud.aws.scheduler.at(cloud.clock.now() + 5000, 'a producer', () => cloud.put('prices', { fresh: 1 }));
    cloud.aws.scheduler.at(cloud.clock.now() + 5500, 'a producer', () => cloud.put('prices', { fresh: 2 }));
    const answer = await passing(cloud, discover(cloud), 10_000);
    expect(answer.RawInputRecords).toEqual(['{"fresh":1}', '{"fresh":2}']);
  });

  it('gives up after 30 seconds of cloud time on a stream to which nobody sends (troubleshooting.html)', async () => {
    const cloud = await withPrices({ old: 1 });
    const startMs = cloud.clock.now();
    await expect(passing(cloud, discover(cloud), 30_000)).rejects.toMatchObject({
      name: 'UnableToDetectSchemaException',
      message: expect.stringContaining('No record could be read'),
      RawInputRecords: [],
    });
    expect(cloud.clock.now()).toBe(startMs + 30_000);
    expect(cloud.aws.scheduler.busy).toBe(false);
  });

  it('shows the records in which it finds no schema', async () => {
    const cloud = await withPrices('no form here');
    await expect(discover(cloud, fromTheStart)).rejects.toMatchObject({
      name: 'UnableToDetectSchemaException',
      RawInputRecords: ['no form here'],
    });
  });

  it('refuses a stream that goes while it waits', async () => {
    const cloud = await withPrices();
    cloud.aws.scheduler.at(cloud.clock.now() + 1000, 'somebody', async () => {
      await cloud.kinesis.send(new DeleteStreamCommand({ StreamName: 'prices' }));
    });
    await expect(passing(cloud, discover(cloud), 60_000)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it('refuses a stream that is not there, and LAST_STOPPED_POINT, which only an application has (inferred)', async () => {
    await expect(discover(analyticsCloud(), fromTheStart)).rejects.toMatchObject({
      name: 'InvalidArgumentException',
      message: expect.stringContaining('prices'),
    });
    const stopped = { InputStartingPositionConfiguration: { InputStartingPosition: 'LAST_STOPPED_POINT' } } as const;
    await expect(discover(await withPrices(), stopped)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it.each([
    ['no source', { ResourceARN: undefined }],
    ['two sources', { S3Configuration: fromObject.S3Configuration }],
    ['a source of another service', { ResourceARN: 'arn:aws:sqs:eu-central-1:123456789012:queue' }],
  ])('refuses %s', async (_what, request) => {
    await expect(discover(await withPrices(), request)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });
});

describe('DiscoverInputSchema through a Lambda function (lambda-preprocessing.html)', () => {
  it('infers from what the function makes of the records, and shows both', async () => {
    const upper = (event: { records: readonly { recordId: string; data: string }[] }) => ({
      records: event.records.map(({ recordId, data }) => ({ recordId, result: 'Ok', data: encoded(`${decoded(data)},2`) })),
    });
    const cloud = cloudWithPorts({ functions: { upper } });
    await cloud.createStreams('prices');
    await cloud.put('prices', '1');
    expect(await discover(cloud, { ...fromTheStart, ...through('upper') })).toMatchObject({
      RawInputRecords: ['1'],
      ProcessedInputRecords: ['1,2'],
      ParsedInputRecords: [['1', '2']],
    });
  });

  it('says what is wrong with the answer of the function', async () => {
    const cloud = cloudWithPorts({ functions: { broken: () => ({ records: [] }) } });
    await cloud.createStreams('prices');
    await cloud.put('prices', '1');
    await expect(discover(cloud, { ...fromTheStart, ...through('broken') })).rejects.toMatchObject({
      name: 'UnableToDetectSchemaException',
      message: expect.stringContaining('answered without record'),
      RawInputRecords: ['1'],
    });
  });
});

describe('DiscoverInputSchema of an object in S3', () => {
  it('infers from the whole object (sch-dis-ref.html)', async () => {
    const cloud = cloudWithPorts({ objects: { 'data.csv': 'state,consumption\nAK,47615\n' } });
    expect(await discover(cloud, fromObject)).toMatchObject({
      InputSchema: {
        RecordColumns: [
          { Name: 'state', SqlType: 'VARCHAR(4)' },
          { Name: 'consumption', SqlType: 'INTEGER' },
        ],
      },
      RawInputRecords: ['state,consumption\nAK,47615\n'],
    });
  });

  it('refuses an object that is not there (inferred: InvalidArgumentException)', async () => {
    await expect(discover(cloudWithPorts({}), fromObject)).rejects.toMatchObject({
      name: 'InvalidArgumentException',
      message: expect.stringContaining('data.csv'),
    });
  });

  it("reads a bucket of the caller's own account, in the same cloud", async () => {
    const cloud = analyticsCloud();
    await expect(discover(cloud, fromObject)).rejects.toMatchObject({
      name: 'InvalidArgumentException',
      message: 'The specified bucket does not exist',
    });
    await cloud.putObject('data.csv', 'state,consumption\nAK,47615\n', '111122223333');
    await cloud.putObject('data.csv', 'city,inhabitants\nTokyo,14\n');
    expect(await discover(cloud, fromObject)).toMatchObject({
      InputSchema: { RecordColumns: [{ Name: 'city' }, { Name: 'inhabitants', SqlType: 'INTEGER' }] },
    });
  });

  it('refuses a Lambda function, which belongs to a stream (inferred)', async () => {
    await expect(discover(cloudWithPorts({}), { ...fromObject, ...through('f') })).rejects.toMatchObject({
      name: 'InvalidArgumentException',
    });
  });
});
