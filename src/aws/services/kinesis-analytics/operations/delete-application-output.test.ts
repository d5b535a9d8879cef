// DeleteApplicationOutput by the SDK's client.
import { DeleteApplicationOutputCommand, DescribeApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { analyticsCloud } from '../testing/analytics-cloud.ts';

const ApplicationName = 'minutes';

describe('DeleteApplicationOutput', () => {
  it('takes the output away, as a new version', async () => {
    const cloud = analyticsCloud();
    await cloud.createApplication();
    const request = { ApplicationName, CurrentApplicationVersionId: 1, OutputId: '2.1' };
    expect(await cloud.analytics.send(new DeleteApplicationOutputCommand(request))).toMatchObject({ ApplicationVersionId: 2 });
    const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    expect(ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription?.OutputDescriptions).toEqual([]);
  });

  it('refuses an id that no output has', async () => {
    const cloud = analyticsCloud();
    await cloud.createApplication();
    const request = { ApplicationName, CurrentApplicationVersionId: 1, OutputId: '9.1' };
    await expect(cloud.analytics.send(new DeleteApplicationOutputCommand(request))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: expect.stringContaining('no output with id 9.1'),
    });
  });
});
