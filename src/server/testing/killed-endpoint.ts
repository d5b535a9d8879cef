// Writes to an endpoint with a kept state, kills it in the middle, starts it again, and looks for what it had acknowledged.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  CreateStreamCommand,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { seededRandom } from '../../aws/core/random.ts';

export interface Outcome {
  /** How many writes were answered with success. */
  readonly acknowledged: number;
  /** Those that were not there after the last start. */
  readonly lost: readonly string[];
}

const script = fileURLToPath(new URL('kept-endpoint.ts', import.meta.url));
const account = { region: 'us-east-1', credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' }, maxAttempts: 1 };

/** @param times how often the process is killed */
export async function killedAgainAndAgain({ state, times, seed }: { state: string; times: number; seed: number }): Promise<Outcome> {
  const random = seededRandom(seed);
  const acknowledged: string[] = [];
  let written = 0;
  for (let round = 0; round < times; round++) {
    const { child, kinesis } = await started(state);
    if (round === 0) await makeStream(kinesis);
    const deadline = Date.now() + 100 + random.next() * 250;
    const kill = setTimeout(() => child.kill('SIGKILL'), Math.max(deadline - Date.now(), 0));
    const gone = once(child, 'exit');
    const writer = async () => {
      for (;;) {
        const text = `write-${written++}`;
        try {
          await kinesis.send(new PutRecordCommand({ StreamName: 's', PartitionKey: 'p', Data: new TextEncoder().encode(text) }));
        } catch {
          // The process is gone: this write was never acknowledged.
          return;
        }
        acknowledged.push(text);
      }
    };
    await Promise.all([writer(), writer(), writer(), gone]);
    clearTimeout(kill);
    kinesis.destroy();
  }
  const { child, kinesis } = await started(state);
  const there = new Set(await everything(kinesis));
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  kinesis.destroy();
  return { acknowledged: acknowledged.length, lost: acknowledged.filter((text) => !there.has(text)) };
}

async function started(state: string): Promise<{ child: ChildProcess; kinesis: KinesisClient }> {
  const child = spawn(process.execPath, [script, state], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, kinesis: new KinesisClient({ endpoint: line.toString().trim(), ...account }) };
}

async function makeStream(kinesis: KinesisClient): Promise<void> {
  await kinesis.send(new CreateStreamCommand({ StreamName: 's', ShardCount: 1 }));
  for (let status = ''; status !== 'ACTIVE'; ) {
    const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName: 's' }));
    status = StreamDescription?.StreamStatus ?? '';
  }
}

async function everything(kinesis: KinesisClient): Promise<string[]> {
  const shard = { StreamName: 's', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' } as const;
  let { ShardIterator: iterator } = await kinesis.send(new GetShardIteratorCommand(shard));
  const texts: string[] = [];
  for (let behindMs = 1; iterator && behindMs > 0; ) {
    const answer = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
    texts.push(...(answer.Records ?? []).map(({ Data }) => new TextDecoder().decode(Data)));
    iterator = answer.NextShardIterator;
    behindMs = answer.MillisBehindLatest ?? 0;
  }
  return texts;
}
