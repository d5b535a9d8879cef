// The embedded AWS as the endpoint runs it: in real time, or in virtual time that a caller moves.
import { VirtualClock, wallClock } from '../aws/core/clock.ts';
import { seededRandom } from '../aws/core/random.ts';
import { RealTimeDriver } from '../aws/core/real-time.ts';
import { createAws } from '../aws/index.ts';
import type { Cloud } from './aws-endpoint.ts';
import type { CloudTime } from './clock-routes.ts';

/** A cloud with its time. */
export interface TimedCloud extends Cloud {
  readonly time: CloudTime;
  /** Nothing planned runs after that. */
  close(): void;
}

/** Opens an empty cloud. Its state lives as long as the process. */
export function openCloud(mode: 'real' | 'virtual'): TimedCloud {
  return mode === 'real' ? inRealTime() : inVirtualTime();
}

function inRealTime(): TimedCloud {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  const driver = new RealTimeDriver((thrown) => process.stderr.write(`sandshark: a planned task of the cloud failed: ${String(thrown)}\n`));
  const aws = createAws({ clock: wallClock, random: seededRandom(seed), onScheduleChange: driver.onScheduleChange });
  driver.start(aws.scheduler);
  return {
    fetch: (request) => aws.fetch(request),
    coverage: () => aws.coverage(),
    time: { mode: 'real', nowMs: () => wallClock.now() },
    close: () => driver.stop(),
  };
}

/** Seeded, so that a run over HTTP can be repeated; time begins now, so that signatures of real clients are not stale. */
function inVirtualTime(): TimedCloud {
  const clock = new VirtualClock(Date.now());
  const aws = createAws({ clock, random: seededRandom(1) });
  return {
    fetch: (request) => aws.fetch(request),
    coverage: () => aws.coverage(),
    time: {
      mode: 'virtual',
      nowMs: () => clock.now(),
      nextDueMs: () => aws.scheduler.nextDueMs(),
      busy: () => aws.scheduler.busy,
      async advanceTo(timeMs) {
        for (let due = aws.scheduler.nextDueMs(); due !== undefined && due <= timeMs; due = aws.scheduler.nextDueMs()) {
          clock.advanceTo(due);
          await aws.scheduler.runDue();
        }
        clock.advanceTo(timeMs);
      },
    },
    // Virtual time has no timer of its own.
    close: () => {},
  };
}
