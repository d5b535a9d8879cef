// The pipeline in this process: the SDK's clients call the cloud as a function, on a virtual clock.
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { advanceTo } from '../../../src/aws/core/advance-to.ts';
import { VirtualClock } from '../../../src/aws/core/clock.ts';
import { seededRandom } from '../../../src/aws/core/random.ts';
import { createAws } from '../../../src/aws/index.ts';
import { directHandler } from './direct-handler.ts';
import { type Pipeline, RECORDS_PER_BATCH, type ReachedCloud, startPipeline } from './pipeline.ts';

const ROUNDS = 5;

export interface PipelineFigures {
  readonly shards: number;
  /** Records a second of the wall clock. */
  readonly rate: number;
  /** Records a second of processor time of this thread, SDK included. What else runs on the machine changes it less. */
  readonly threadRate: number;
}

function cloudHere(): ReachedCloud {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1, 12));
  const aws = createAws({ clock, random: seededRandom(7) });
  const credentials = { accessKeyId: '123456789012', secretAccessKey: 'any' };
  const config = { region: 'us-east-1', credentials, requestHandler: directHandler(aws) };
  const wait = async (ms: number) => {
    await advanceTo(clock, aws.scheduler, clock.now() + ms);
  };
  return {
    kinesis: new KinesisClient(config),
    analytics: new KinesisAnalyticsV2Client(config),
    wait,
    afterTen: () => wait(1000),
    atOnce: 1,
  };
}

/** Rounds of all numbers of shards take turns; the middle one counts. The first warms up. */
export async function inProcess(shardCounts: readonly number[], batches: number): Promise<readonly PipelineFigures[]> {
  const pipelines: (readonly [number, Pipeline])[] = [];
  for (const shards of shardCounts) pipelines.push([shards, await startPipeline(cloudHere(), shards)]);
  const rounds: PipelineFigures[] = [];
  for (let turn = 0; turn <= ROUNDS; turn++) {
    for (const [shards, pipeline] of pipelines) {
      const startedMs = performance.now();
      const before = process.threadCpuUsage();
      await pipeline(batches);
      const { user, system } = process.threadCpuUsage(before);
      const records = batches * RECORDS_PER_BATCH;
      const rate = records / ((performance.now() - startedMs) / 1000);
      if (turn > 0) rounds.push({ shards, rate, threadRate: records / ((user + system) / 1e6) });
    }
  }
  return shardCounts.map((count) => {
    const own = rounds.filter(({ shards }) => shards === count);
    return { shards: count, rate: middle(own.map(({ rate }) => rate)), threadRate: middle(own.map(({ threadRate }) => threadRate)) };
  });
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
