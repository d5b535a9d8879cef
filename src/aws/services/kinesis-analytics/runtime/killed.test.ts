// An application that is interrupted at any moment and goes on: nothing is lost, and on a consistent snapshot nothing comes twice.
// Source: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/failover-checkpoint.html. The same over HTTP, with a process that is
// killed, is tests/deep/kept-state.test.ts.
import { StartApplicationCommand, StopApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { expect, it } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { type Random, seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { DELAYS_MS } from '../limits.ts';
import { type AnalyticsCloud, analyticsCloud, connected } from '../testing/analytics-cloud.ts';

const ApplicationName = 'minutes';
const MINUTE = 60_000;

async function start({ analytics }: AnalyticsCloud): Promise<void> {
  const InputStartingPositionConfiguration = { InputStartingPosition: 'LAST_STOPPED_POINT' as const };
  const SqlRunConfigurations = [{ InputId: '1.1', InputStartingPositionConfiguration }];
  await analytics.send(new StartApplicationCommand({ ApplicationName, RunConfiguration: { SqlRunConfigurations } }));
}

async function stoppedAndStarted(cloud: AnalyticsCloud, random: Random): Promise<AnalyticsCloud> {
  if ((await cloud.status()) !== 'RUNNING') await cloud.pass(MINUTE);
  await cloud.analytics.send(new StopApplicationCommand({ ApplicationName }));
  await cloud.pass(DELAYS_MS.stop + random.next() * MINUTE);
  await start(cloud);
  return cloud;
}

/** A cloud that has nothing of the old one but its snapshot. */
async function killed(cloud: AnalyticsCloud): Promise<AnalyticsCloud> {
  const state = structuredClone(await cloud.aws.snapshot());
  const clock = new VirtualClock(0);
  const other = connected(createAws({ clock, random: seededRandom(clock.now() + 3) }), clock);
  await other.aws.restore(state);
  return other;
}

const tradesIn = (rows: readonly unknown[]) => rows.reduce<number>((sum, row) => sum + (row as { TRADES: number }).TRADES, 0);

it('counts each of 500 prices exactly once, though it is killed or stopped and started a hundred times', async () => {
  const random = seededRandom(11);
  let cloud = analyticsCloud();
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication();
  await start(cloud);
  await cloud.pass(MINUTE);
  let put = 0;
  for (let interruption = 0; interruption < 100; interruption++) {
    const prices = Array.from({ length: Math.floor(random.next() * 10) + 1 }, () => ({ ticker: `T${put++ % 3}`, price: 1 }));
    await cloud.put('prices', ...prices);
    await cloud.pass(Math.floor(random.next() * 20_000));
    cloud = random.next() < 0.7 ? await killed(cloud) : await stoppedAndStarted(cloud, random);
  }
  await cloud.pass(3 * MINUTE);
  expect(put).toBeGreaterThan(400);
  expect(tradesIn(await cloud.rows('results'))).toBe(put);
});

it('keeps an open window over a stop for LAST_STOPPED_POINT, and gives it up for NOW', async () => {
  const cloud = analyticsCloud();
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication();
  await start(cloud);
  await cloud.pass(MINUTE);
  await cloud.put('prices', { ticker: 'AAPL', price: 1 });
  await stoppedAndStarted(cloud, seededRandom(1));
  await cloud.pass(MINUTE);
  expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'AAPL', TRADES: 1 }]);

  await cloud.put('prices', { ticker: 'GONE', price: 1 });
  await cloud.analytics.send(new StopApplicationCommand({ ApplicationName }));
  await cloud.pass(DELAYS_MS.stop);
  await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
  await cloud.pass(2 * MINUTE);
  expect(await cloud.rows('results')).toHaveLength(1);
});
