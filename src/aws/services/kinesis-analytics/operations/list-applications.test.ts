// ListApplications by the SDK's client, page by page.
import { KinesisAnalyticsV2Client, ListApplicationsCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { clientFor } from '../../../testing/sdk-client.ts';
import { analyticsCloud, REGION, ROLE } from '../testing/analytics-cloud.ts';

async function withThree() {
  const cloud = analyticsCloud();
  for (const ApplicationName of ['b', 'c', 'a'])
    await cloud.createApplication({ ApplicationName, RuntimeEnvironment: 'SQL-1_0', ServiceExecutionRole: ROLE });
  return cloud;
}

describe('ListApplications', () => {
  it('gives a line per application, by name', async () => {
    const { analytics } = await withThree();
    const { ApplicationSummaries, NextToken } = await analytics.send(new ListApplicationsCommand({}));
    expect(ApplicationSummaries?.map((summary) => summary.ApplicationName)).toEqual(['a', 'b', 'c']);
    expect(ApplicationSummaries?.[0]).toMatchObject({ ApplicationStatus: 'READY', ApplicationVersionId: 1, RuntimeEnvironment: 'SQL-1_0' });
    expect(NextToken).toBeUndefined();
  });

  it('gives page after page', async () => {
    const { analytics } = await withThree();
    const first = await analytics.send(new ListApplicationsCommand({ Limit: 2 }));
    const second = await analytics.send(new ListApplicationsCommand({ Limit: 2, NextToken: first.NextToken }));
    expect([first, second].map((page) => page.ApplicationSummaries?.map(({ ApplicationName }) => ApplicationName))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  it('gives nobody the applications of another account', async () => {
    const { aws } = await withThree();
    const other = clientFor(aws, KinesisAnalyticsV2Client, { account: '999999999999', region: REGION });
    expect((await other.send(new ListApplicationsCommand({}))).ApplicationSummaries).toEqual([]);
  });

  it('refuses a Limit above 50 (model)', async () => {
    const { analytics } = await withThree();
    await expect(analytics.send(new ListApplicationsCommand({ Limit: 51 }))).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
