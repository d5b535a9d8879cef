// An application whose stream is resharded loses nothing and keeps the order of each key.
// Source: https://docs.aws.amazon.com/streams/latest/dev/kinesis-using-sdk-java-after-resharding.html; that the service reads parents first is inferred.
import { PutRecordCommand, SplitShardCommand, UpdateShardCountCommand } from '@aws-sdk/client-kinesis';
import { StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { expect, it } from 'vitest';
import { analyticsCloud, PASS_THROUGH, streamArn, wholeApplication } from '../testing/analytics-cloud.ts';

const StreamARN = streamArn('prices');
const tickers = ['AAPL', 'AMZN', 'IBM', 'MSFT'];

interface Row {
  readonly TICKER: string;
  readonly PRICE: number;
}

const scale = (TargetShardCount: number) => new UpdateShardCountCommand({ StreamARN, TargetShardCount, ScalingType: 'UNIFORM_SCALING' });

/** Prices of each ticker that grow from put to put, while the stream goes from one shard to two, three and two. */
it.each([
  ['while it happens', 'running'],
  ['long after it happened', 'late'],
])('reads parents before children, %s', async (_when, application) => {
  const cloud = analyticsCloud();
  const { kinesis, analytics } = cloud;
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication(wholeApplication(PASS_THROUGH));
  const start = () =>
    analytics.send(
      new StartApplicationCommand({
        ApplicationName: 'minutes',
        RunConfiguration: {
          SqlRunConfigurations: [{ InputId: '1.1', InputStartingPositionConfiguration: { InputStartingPosition: 'TRIM_HORIZON' } }],
        },
      }),
    );
  if (application === 'running') await start();
  await cloud.pass(60_000);
  let price = 0;
  const put = async () => {
    for (const ticker of [...tickers, ...tickers]) {
      const Data = new TextEncoder().encode(JSON.stringify({ ticker, price: price++ }));
      await kinesis.send(new PutRecordCommand({ StreamARN, PartitionKey: ticker, Data }));
    }
  };
  const split = new SplitShardCommand({ StreamARN, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: (2n ** 126n).toString() });
  for (const change of [split, scale(3), scale(2)]) {
    await put();
    await kinesis.send(change as SplitShardCommand);
    await put();
    await cloud.pass(1000);
    await put();
  }
  if (application === 'late') await start();
  await cloud.pass(60_000);
  const rows = (await cloud.rows('results')) as Row[];
  expect(rows.map(({ PRICE }) => PRICE).sort((one, other) => one - other)).toEqual(Array.from({ length: price }, (_, index) => index));
  for (const ticker of tickers) {
    const prices = rows.filter(({ TICKER }) => TICKER === ticker).map(({ PRICE }) => PRICE);
    expect(prices).toEqual(prices.toSorted((one, other) => one - other));
  }
});
