// AddApplicationReferenceDataSource by the SDK's client. What the rows then do: runtime/reference-tables.test.ts.
import {
  AddApplicationReferenceDataSourceCommand,
  DescribeApplicationCommand,
  type ReferenceDataSource,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { type AnalyticsCloud, PASS_THROUGH, type ReachableCloud, wholeApplication } from '../testing/analytics-cloud.ts';
import { BUCKET, cloudWithPorts, companies } from '../testing/cloud-with-ports.ts';

const ApplicationName = 'minutes';

const add = ({ analytics }: AnalyticsCloud<ReachableCloud>, changes: Partial<ReferenceDataSource> = {}, CurrentApplicationVersionId = 1) =>
  analytics.send(
    new AddApplicationReferenceDataSourceCommand({
      ApplicationName,
      CurrentApplicationVersionId,
      ReferenceDataSource: { ...companies(), ...changes },
    }),
  );

async function withApplication() {
  const cloud = cloudWithPorts({});
  await cloud.createApplication(wholeApplication(PASS_THROUGH));
  return cloud;
}

describe('AddApplicationReferenceDataSource', () => {
  it('answers with the new version and the table, and the application shows it', async () => {
    const cloud = await withApplication();
    const description = {
      ReferenceId: '3.1',
      TableName: 'CompanyName',
      S3ReferenceDataSourceDescription: { BucketARN: BUCKET, FileKey: 'companies.csv' },
      ReferenceSchema: companies().ReferenceSchema,
    };
    expect(await add(cloud)).toMatchObject({ ApplicationVersionId: 2, ReferenceDataSourceDescriptions: [description] });
    const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    expect(ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription).toMatchObject({
      ReferenceDataSourceDescriptions: [description],
    });
  });

  it('refuses a second one (limits.html: one reference data source)', async () => {
    const cloud = await withApplication();
    await add(cloud);
    await expect(add(cloud, {}, 2)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it.each([
    ['a version that is not the current one', {}, 7, 'ConcurrentModificationException'],
    ['one without an object', { S3ReferenceDataSource: {} }, 1, 'InvalidArgumentException'],
    ['one whose bucket is none', { S3ReferenceDataSource: { BucketARN: 'arn:aws:sqs:::q', FileKey: 'k' } }, 1, 'InvalidArgumentException'],
    ['a table name with a space', { TableName: 'Company Name' }, 1, 'ValidationException'],
  ])('refuses %s', async (_what, changes, version, name) => {
    await expect(add(await withApplication(), changes, version)).rejects.toMatchObject({ name });
  });

  it('refuses a column of an unknown type', async () => {
    const schema = { ...companies().ReferenceSchema, RecordColumns: [{ Name: 'A', SqlType: 'TEXT' }] };
    const changes = { ReferenceSchema: schema } as Partial<ReferenceDataSource>;
    await expect(add(await withApplication(), changes)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });
});
