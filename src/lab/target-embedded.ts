// The embedded AWS as a target: a new cloud on virtual time, in this very process (or Worker).
import { advanceTo } from '../aws/core/advance-to.ts';
import { VirtualClock } from '../aws/core/clock.ts';
import { seededRandom } from '../aws/core/random.ts';
import type { Scheduler } from '../aws/core/scheduler.ts';
import { createAws } from '../aws/index.ts';
import type { ClosableFunctionHost } from './functions/create-function-host.ts';
import type { CloudWishes, Target } from './target.ts';
import type { VirtualTimeSource } from './time-source.ts';

/** Lab time begins here, on the full minute, so that a run can be repeated to the millisecond. */
const START_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const ACCOUNT = '111122223333';
/** After so many steps in a row, the event loop gets a turn: a Stop must come through. */
const STEPS_PER_TURN = 50;

/** The time of a cloud on a virtual clock, moved by whoever holds this. */
export function virtualTime(clock: VirtualClock, scheduler: Scheduler, computing = () => 0): VirtualTimeSource {
  return {
    kind: 'virtual',
    now: () => clock.now(),
    nextDueMs: async () => scheduler.nextDueMs(),
    busy: async () => scheduler.busy,
    computing,
    async advanceTo(timeMs) {
      let steps = 0;
      await advanceTo(clock, scheduler, timeMs, async () => {
        if (++steps % STEPS_PER_TURN === 0) await new Promise((resolve) => setTimeout(resolve, 0));
      });
    },
  };
}

export interface EmbeddedOptions extends CloudWishes {
  readonly seed?: number;
  readonly region?: string;
  /** Makes the place where Lambda functions run. Left out: a cloud that cannot invoke any. */
  readonly functions?: () => ClosableFunctionHost;
}

/** Makes a clean cloud. The same seed gives the same ids and sequence numbers. */
export function embedded({ seed = 1, region = 'us-east-1', functions, throughput = 'unlimited' }: EmbeddedOptions = {}): Target {
  const clock = new VirtualClock(START_MS);
  const functionHost = functions?.();
  const { fetch, scheduler, observe } = createAws({ clock, random: seededRandom(seed), throughput, ...(functionHost && { functionHost }) });
  const time = virtualTime(clock, scheduler, () => functionHost?.computing ?? 0);
  return { label: 'the embedded AWS', fetch, time, account: ACCOUNT, region, suffix: '', observe, close: () => functionHost?.close() };
}
