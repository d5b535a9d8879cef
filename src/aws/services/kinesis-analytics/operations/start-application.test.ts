// StartApplication by the SDK's client, over cloud time, and each way to be refused.
import { StartApplicationCommand, UpdateApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { DELAYS_MS } from '../limits.ts';
import { analyticsCloud, COUNT_BY_MINUTE, wholeApplication } from '../testing/analytics-cloud.ts';

const ApplicationName = 'minutes';

async function ready(request = wholeApplication()) {
  const cloud = analyticsCloud();
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication(request);
  const start = () => cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
  return { cloud, start };
}

describe('StartApplication', () => {
  it('leads from READY through STARTING to RUNNING', async () => {
    const { cloud, start } = await ready();
    await start();
    expect(await cloud.status()).toBe('STARTING');
    await cloud.pass(DELAYS_MS.start - 1);
    expect(await cloud.status()).toBe('STARTING');
    await cloud.pass(1);
    expect(await cloud.status()).toBe('RUNNING');
  });

  it('refuses an application that is starting or running already', async () => {
    const { cloud, start } = await ready();
    await start();
    await expect(start()).rejects.toMatchObject({ name: 'ResourceInUseException', message: expect.stringContaining('is STARTING') });
    await cloud.pass(60_000);
    await expect(start()).rejects.toMatchObject({ name: 'ResourceInUseException', message: expect.stringContaining('is RUNNING') });
  });

  it('lets nothing else change an application that is starting', async () => {
    const { cloud, start } = await ready();
    await start();
    const update = new UpdateApplicationCommand({ ApplicationName, CurrentApplicationVersionId: 1 });
    await expect(cloud.analytics.send(update)).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });

  it.each([
    ['has no input', wholeApplication(COUNT_BY_MINUTE, { inputs: [] }), /has no input/],
    ['has no code', wholeApplication(' '), /has no code/],
  ])('refuses an application that %s', async (_, request, message) => {
    const { start } = await ready(request);
    await expect(start()).rejects.toMatchObject({
      name: 'InvalidApplicationConfigurationException',
      message: expect.stringMatching(message),
    });
  });

  it('refuses an application whose source does not exist (inferred)', async () => {
    const cloud = analyticsCloud();
    await cloud.createApplication();
    await expect(cloud.analytics.send(new StartApplicationCommand({ ApplicationName }))).rejects.toMatchObject({
      name: 'InvalidApplicationConfigurationException',
      message: expect.stringContaining('prices'),
    });
  });

  it('refuses a run configuration for an input that does not exist', async () => {
    const { cloud } = await ready();
    const InputStartingPositionConfiguration = { InputStartingPosition: 'NOW' } as const;
    const RunConfiguration = { SqlRunConfigurations: [{ InputId: '9.1', InputStartingPositionConfiguration }] };
    await expect(cloud.analytics.send(new StartApplicationCommand({ ApplicationName, RunConfiguration }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
