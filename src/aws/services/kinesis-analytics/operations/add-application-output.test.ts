// AddApplicationOutput by the SDK's client.
import { AddApplicationOutputCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { analyticsCloud, resultsOutput, streamArn } from '../testing/analytics-cloud.ts';

const ApplicationName = 'minutes';

async function withOneOutput() {
  const cloud = analyticsCloud();
  await cloud.createApplication();
  const add = (CurrentApplicationVersionId: number, Output = resultsOutput({ Name: 'OTHER' })) =>
    cloud.analytics.send(new AddApplicationOutputCommand({ ApplicationName, CurrentApplicationVersionId, Output }));
  return { cloud, add };
}

describe('AddApplicationOutput', () => {
  it('answers with the new version and all outputs, each with an id of its own', async () => {
    const { add } = await withOneOutput();
    expect(await add(1)).toMatchObject({
      ApplicationVersionId: 2,
      OutputDescriptions: [
        { OutputId: '2.1', Name: 'DESTINATION_SQL_STREAM', KinesisStreamsOutputDescription: { ResourceARN: streamArn('results') } },
        { OutputId: '3.1', Name: 'OTHER', DestinationSchema: { RecordFormatType: 'JSON' } },
      ],
    });
  });

  it('refuses a fourth output (limits.html)', async () => {
    const { add } = await withOneOutput();
    await add(1);
    await add(2);
    await expect(add(3)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it('refuses a version that is not the current one', async () => {
    const { add } = await withOneOutput();
    await expect(add(2)).rejects.toMatchObject({ name: 'ConcurrentModificationException' });
  });

  it('refuses an application that does not exist', async () => {
    const { cloud } = await withOneOutput();
    const request = { ApplicationName: 'none', CurrentApplicationVersionId: 1, Output: resultsOutput() };
    await expect(cloud.analytics.send(new AddApplicationOutputCommand(request))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: expect.stringContaining('application/none'),
    });
  });
});
