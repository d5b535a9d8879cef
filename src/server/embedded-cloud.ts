// The embedded AWS as the endpoint runs it: in real time, or in virtual time that a caller moves.
import { createHash } from 'node:crypto';
import { advanceTo } from '../aws/core/advance-to.ts';
import { VirtualClock, wallClock } from '../aws/core/clock.ts';
import { seededRandom } from '../aws/core/random.ts';
import { RealTimeDriver } from '../aws/core/real-time.ts';
import type { ThroughputRule } from '../aws/core/service.ts';
import { type Aws, createAws } from '../aws/index.ts';
import type { Cloud } from './aws-endpoint.ts';
import type { CloudTime } from './clock-routes.ts';
import { endpointFunctionHost } from './function-host.ts';
import type { KeptCloud } from './persistence/kept-cloud.ts';

/** A cloud with its time. */
export interface TimedCloud extends Cloud {
  readonly time: CloudTime;
  /** Nothing planned runs after that, and a kept state is on the disk. */
  close(): Promise<void>;
}

export interface CloudOptions {
  readonly clock: 'real' | 'virtual';
  /** The file that keeps the state; without one it lives as long as the process. */
  readonly state?: string | undefined;
  /** Are limits per second kept? `unlimited` when absent. */
  readonly throughput?: ThroughputRule;
}

/** Opens a cloud: an empty one, or what the state file holds. Rejects with a PlainError when that file cannot be used. */
export function openCloud({ clock, state, throughput = 'unlimited' }: CloudOptions): Promise<TimedCloud> {
  return clock === 'real' ? inRealTime(state, throughput) : inVirtualTime(state, throughput);
}

async function inRealTime(state: string | undefined, throughput: ThroughputRule): Promise<TimedCloud> {
  // Nothing of the cloud is a secret; the platform's own generator would load all of Web Crypto.
  const seed = Math.floor(Math.random() * 2 ** 32);
  const driver = new RealTimeDriver((thrown) => process.stderr.write(`sandshark: a planned task of the cloud failed: ${String(thrown)}\n`));
  const functionHost = endpointFunctionHost('real');
  const aws = createAws({
    clock: wallClock,
    random: seededRandom(seed),
    onScheduleChange: driver.onScheduleChange,
    functionHost,
    throughput,
    md5,
  });
  const kept = await keptOrNot(aws, state);
  driver.start(aws.scheduler);
  return {
    answer: kept.answer,
    coverage: () => aws.coverage(),
    time: { mode: 'real', nowMs: () => wallClock.now() },
    async close() {
      driver.stop();
      functionHost.close();
      await kept.close();
    },
  };
}

/** Seeded, so that a run over HTTP can be repeated; time begins now, so that signatures of real clients are not stale. */
async function inVirtualTime(state: string | undefined, throughput: ThroughputRule): Promise<TimedCloud> {
  const clock = new VirtualClock(Date.now());
  const functionHost = endpointFunctionHost('virtual');
  const aws = createAws({ clock, random: seededRandom(1), functionHost, throughput, md5 });
  const kept = await keptOrNot(aws, state);
  return {
    answer: kept.answer,
    coverage: () => aws.coverage(),
    time: {
      mode: 'virtual',
      nowMs: () => clock.now(),
      nextDueMs: () => aws.scheduler.nextDueMs(),
      busy: () => aws.scheduler.busy,
      computing: () => functionHost.computing,
      async advanceTo(timeMs) {
        await advanceTo(clock, aws.scheduler, timeMs);
      },
    },
    // Virtual time has no timer of its own.
    async close() {
      functionHost.close();
      await kept.close();
    },
  };
}

/** Node's own: three fifths of the time that one in JavaScript takes. */
function md5(chunks: Iterable<Uint8Array>): Uint8Array {
  const hash = createHash('md5');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest();
}

async function keptOrNot(aws: Aws, state: string | undefined): Promise<KeptCloud> {
  if (state === undefined) return { answer: aws.answer, close: async () => {} };
  const { keepIn } = await import('./persistence/kept-cloud.ts');
  return keepIn(state, aws);
}
