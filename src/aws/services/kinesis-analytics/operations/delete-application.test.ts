// DeleteApplication by the SDK's client, over cloud time.
import { DeleteApplicationCommand, DescribeApplicationCommand, StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { DELAYS_MS } from '../limits.ts';
import { analyticsCloud } from '../testing/analytics-cloud.ts';

const ApplicationName = 'minutes';

async function created() {
  const cloud = analyticsCloud();
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication();
  const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName }));
  const remove = (CreateTimestamp = ApplicationDetail?.CreateTimestamp) =>
    cloud.analytics.send(new DeleteApplicationCommand({ ApplicationName, CreateTimestamp }));
  return { cloud, remove };
}

describe('DeleteApplication', () => {
  it('leads through DELETING to nothing, and the name is free again', async () => {
    const { cloud, remove } = await created();
    await remove();
    expect(await cloud.status()).toBe('DELETING');
    await cloud.pass(DELAYS_MS.delete);
    await expect(cloud.status()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await cloud.createApplication();
    expect(await cloud.status()).toBe('READY');
  });

  it('ends the query of a running application', async () => {
    const { cloud, remove } = await created();
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(DELAYS_MS.start);
    await remove();
    await cloud.put('prices', { ticker: 'AAPL', price: 1 });
    await cloud.pass(120_000);
    expect(await cloud.rows('results')).toEqual([]);
    expect(cloud.aws.scheduler.busy).toBe(false);
  });

  it('refuses a CreateTimestamp that is not that of DescribeApplication', async () => {
    const { remove } = await created();
    await expect(remove(new Date(0))).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });
});
