// CloudWatch logging options, by the real SDK clients on virtual time.
// Source: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/cloudwatch-logs.html
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteStreamCommand } from '@aws-sdk/client-kinesis';
import {
  AddApplicationCloudWatchLoggingOptionCommand,
  AddApplicationReferenceDataSourceCommand,
  DeleteApplicationCloudWatchLoggingOptionCommand,
  DescribeApplicationCommand,
  StartApplicationCommand,
  UpdateApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { clientFor } from '../../testing/sdk-client.ts';
import { ACCOUNT, type AnalyticsCloud, analyticsCloud, REGION, wholeApplication } from './testing/analytics-cloud.ts';

const ApplicationName = 'minutes';
const MINUTE = 60_000;
const logStream = (name: string, account = ACCOUNT) => `arn:aws:logs:${REGION}:${account}:log-group:analytics:log-stream:${name}`;
const option = (name: string) => ({ LogStreamARN: logStream(name) });

async function withOption(): Promise<AnalyticsCloud> {
  const cloud = analyticsCloud();
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication({ ...wholeApplication(), CloudWatchLoggingOptions: [option('minutes')] });
  return cloud;
}

async function messages({ aws }: AnalyticsCloud): Promise<unknown[]> {
  const logs = clientFor(aws, CloudWatchLogsClient, { account: ACCOUNT, region: REGION });
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: 'analytics' }));
  return events.map(({ message = '' }) => JSON.parse(message));
}

const options = async ({ analytics }: AnalyticsCloud) => {
  const { ApplicationDetail } = await analytics.send(new DescribeApplicationCommand({ ApplicationName }));
  return ApplicationDetail?.CloudWatchLoggingOptionDescriptions;
};

describe('a logging option', () => {
  it('is given with the application, changed and taken away, each a new version', async () => {
    const cloud = await withOption();
    expect(await options(cloud)).toEqual([{ CloudWatchLoggingOptionId: '3.1', LogStreamARN: logStream('minutes') }]);
    await cloud.analytics.send(
      new UpdateApplicationCommand({
        ApplicationName,
        CurrentApplicationVersionId: 1,
        CloudWatchLoggingOptionUpdates: [{ CloudWatchLoggingOptionId: '3.1', LogStreamARNUpdate: logStream('other') }],
      }),
    );
    expect(await options(cloud)).toEqual([{ CloudWatchLoggingOptionId: '3.1', LogStreamARN: logStream('other') }]);
    const request = { ApplicationName, CurrentApplicationVersionId: 2, CloudWatchLoggingOptionId: '3.1' };
    expect(await cloud.analytics.send(new DeleteApplicationCloudWatchLoggingOptionCommand(request))).toMatchObject({
      ApplicationVersionId: 3,
      CloudWatchLoggingOptionDescriptions: [],
    });
    await expect(
      cloud.analytics.send(new DeleteApplicationCloudWatchLoggingOptionCommand({ ...request, CurrentApplicationVersionId: 3 })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('can be added later, by version or by token, and there is one at most (inferred)', async () => {
    const cloud = analyticsCloud();
    await cloud.createApplication();
    const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    const add = (expected: { CurrentApplicationVersionId?: number; ConditionalToken?: string | undefined }) =>
      cloud.analytics.send(
        new AddApplicationCloudWatchLoggingOptionCommand({ ApplicationName, CloudWatchLoggingOption: option('a'), ...expected }),
      );
    await expect(add({ CurrentApplicationVersionId: 7 })).rejects.toMatchObject({ name: 'ConcurrentModificationException' });
    await expect(add({ ConditionalToken: 'old' })).rejects.toMatchObject({ name: 'ConcurrentModificationException' });
    await expect(add({})).rejects.toMatchObject({ name: 'InvalidArgumentException' });
    expect(await add({ ConditionalToken: ApplicationDetail?.ConditionalToken })).toMatchObject({
      ApplicationVersionId: 2,
      CloudWatchLoggingOptionDescriptions: [{ CloudWatchLoggingOptionId: '3.1', LogStreamARN: logStream('a') }],
    });
    await expect(add({ CurrentApplicationVersionId: 2 })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it.each([`arn:aws:logs:${REGION}:${ACCOUNT}:log-group:analytics`, logStream('x', '999999999999'), 'arn:aws:s3:::bucket'])(
    'refuses %s, which is no log stream of this account and region (inferred)',
    async (LogStreamARN) => {
      const creating = analyticsCloud().createApplication({ ...wholeApplication(), CloudWatchLoggingOptions: [{ LogStreamARN }] });
      await expect(creating).rejects.toMatchObject({ name: 'InvalidArgumentException' });
    },
  );
});

describe('what the log stream is told', () => {
  it('names the input whose stream is gone, once', async () => {
    const cloud = await withOption();
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(MINUTE);
    await cloud.put('prices', { ticker: 'AAPL', price: 1 });
    await cloud.kinesis.send(new DeleteStreamCommand({ StreamName: 'prices' }));
    await cloud.pass(3 * MINUTE);
    expect(await messages(cloud)).toEqual([
      {
        applicationARN: `arn:aws:kinesisanalytics:${REGION}:${ACCOUNT}:application/minutes`,
        applicationVersionId: '1',
        messageType: 'ERROR',
        message: expect.stringMatching(/^There is a problem related to the configuration of your input\./),
        inputId: '1.1',
        errorCode: 'InputError',
        messageSchemaVersion: '1',
      },
    ]);
  });

  it('names the reference data whose file is gone', async () => {
    const cloud = await withOption();
    await cloud.putObject('companies.csv', 'AAPL,Apple');
    await cloud.analytics.send(
      new AddApplicationReferenceDataSourceCommand({
        ApplicationName,
        CurrentApplicationVersionId: 1,
        ReferenceDataSource: {
          TableName: 'COMPANIES',
          S3ReferenceDataSource: { BucketARN: 'arn:aws:s3:::reference-data', FileKey: 'companies.csv' },
          ReferenceSchema: {
            RecordFormat: {
              RecordFormatType: 'CSV',
              MappingParameters: { CSVMappingParameters: { RecordRowDelimiter: '\n', RecordColumnDelimiter: ',' } },
            },
            RecordColumns: [
              { Name: 'TICKER', SqlType: 'VARCHAR(4)' },
              { Name: 'COMPANY', SqlType: 'VARCHAR(64)' },
            ],
          },
        },
      }),
    );
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    const s3 = clientFor(cloud.aws, S3Client, { account: ACCOUNT, region: 'us-east-1' });
    await s3.send(new DeleteObjectCommand({ Bucket: 'reference-data', Key: 'companies.csv' }));
    await cloud.pass(MINUTE);
    expect(await cloud.status()).toBe('READY');
    expect(await messages(cloud)).toMatchObject([
      {
        applicationVersionId: '2',
        message: expect.stringMatching(/^There is a problem related to the configuration of your reference data\./),
        referenceId: '4.1',
        errorCode: 'ReferenceDataError',
      },
    ]);
  });
});
