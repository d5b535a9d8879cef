// DescribeApplication by the SDK's client, for its owner and for others.
import { DescribeApplicationCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { clientFor } from '../../../testing/sdk-client.ts';
import { analyticsCloud, REGION, streamArn } from '../testing/analytics-cloud.ts';

const request = { ApplicationName: 'minutes' };

describe('DescribeApplication', () => {
  it('gives the whole application, its source and its schema', async () => {
    const cloud = analyticsCloud();
    await cloud.createApplication();
    const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand(request));
    const { SqlApplicationConfigurationDescription } = ApplicationDetail?.ApplicationConfigurationDescription ?? {};
    expect(SqlApplicationConfigurationDescription?.InputDescriptions?.[0]).toMatchObject({
      KinesisStreamsInputDescription: { ResourceARN: streamArn('prices') },
      InputSchema: { RecordColumns: [{ Name: 'TICKER', Mapping: '$.ticker', SqlType: 'VARCHAR(4)' }, { Name: 'PRICE' }] },
    });
    expect(ApplicationDetail?.ConditionalToken).toMatch(/^[a-zA-Z0-9\-_+/=]+$/);
  });

  it('does not find what another account or region has', async () => {
    const { aws, createApplication } = analyticsCloud();
    await createApplication();
    const others = [
      clientFor(aws, KinesisAnalyticsV2Client, { account: '999999999999', region: REGION }),
      clientFor(aws, KinesisAnalyticsV2Client, { region: 'us-east-1' }),
    ];
    for (const other of others)
      await expect(other.send(new DescribeApplicationCommand(request))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
