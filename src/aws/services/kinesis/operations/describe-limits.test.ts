// DescribeLimits, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeLimits.html
import { DescribeLimitsCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

test('shards of provisioned streams and streams on demand are counted apart', async () => {
  const { kinesis, stream } = kinesisCloud();
  await stream('prices', { ShardCount: 3 });
  await stream('elastic', { StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
  expect(await kinesis.send(new DescribeLimitsCommand({}))).toMatchObject({
    ShardLimit: 20_000,
    OpenShardCount: 3,
    OnDemandStreamCount: 1,
    OnDemandStreamCountLimit: 50,
  });
});
