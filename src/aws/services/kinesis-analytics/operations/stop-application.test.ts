// StopApplication by the SDK's client, over cloud time.
import { StartApplicationCommand, StopApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { DELAYS_MS } from '../limits.ts';
import { analyticsCloud } from '../testing/analytics-cloud.ts';

const ApplicationName = 'minutes';

async function running() {
  const cloud = analyticsCloud();
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication();
  await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
  await cloud.pass(60_000);
  return { cloud, stop: (Force?: boolean) => cloud.analytics.send(new StopApplicationCommand({ ApplicationName, Force })) };
}

describe('StopApplication', () => {
  it('leads from RUNNING through STOPPING to READY', async () => {
    const { cloud, stop } = await running();
    await stop();
    expect(await cloud.status()).toBe('STOPPING');
    await cloud.pass(DELAYS_MS.stop);
    expect(await cloud.status()).toBe('READY');
  });

  it('refuses an application that does not run', async () => {
    const { cloud, stop } = await running();
    await stop();
    await cloud.pass(DELAYS_MS.stop);
    await expect(stop()).rejects.toMatchObject({ name: 'ResourceInUseException', message: expect.stringContaining('is READY') });
  });

  it('refuses Force, which is for Flink (inferred)', async () => {
    const { stop } = await running();
    await expect(stop(true)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it('leaves nothing planned behind', async () => {
    const { cloud, stop } = await running();
    await cloud.put('prices', { ticker: 'AAPL', price: 1 });
    await stop();
    await cloud.pass(DELAYS_MS.stop);
    expect(cloud.aws.scheduler.busy).toBe(false);
    await cloud.put('prices', { ticker: 'AAPL', price: 2 });
    expect(await cloud.rows('results')).toEqual([]);
  });
});
