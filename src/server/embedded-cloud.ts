// The embedded AWS as the endpoint runs it: in real time, or in virtual time that a caller moves.
import { VirtualClock, wallClock } from '../aws/core/clock.ts';
import { seededRandom } from '../aws/core/random.ts';
import { type Aws, createAws } from '../aws/index.ts';
import type { Cloud } from './aws-endpoint.ts';
import type { CloudTime } from './clock-routes.ts';
import { driveInRealTime } from './wall-timer.ts';

/** A cloud with its time. */
export interface TimedCloud extends Cloud {
  readonly time: CloudTime;
}

/** Opens an empty cloud. Its state lives as long as the process. */
export function openCloud(mode: 'real' | 'virtual'): TimedCloud {
  return mode === 'real' ? inRealTime() : inVirtualTime();
}

function inRealTime(): TimedCloud {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  const aws: Aws = createAws({ clock: wallClock, random: seededRandom(seed), onScheduleChange: () => rearm() });
  const rearm = driveInRealTime(aws.scheduler, wallClock);
  return {
    fetch: (request) => aws.fetch(request),
    time: {
      mode: 'real',
      nowMs: () => wallClock.now(),
      nextDueMs: () => aws.scheduler.nextDueMs(),
      advanceTo: () => Promise.reject(new Error('real time does not jump')),
    },
  };
}

/** Seeded, so that a run over HTTP can be repeated; time begins now, so that signatures of real clients are not stale. */
function inVirtualTime(): TimedCloud {
  const clock = new VirtualClock(Date.now());
  const aws = createAws({ clock, random: seededRandom(1) });
  return {
    fetch: (request) => aws.fetch(request),
    time: {
      mode: 'virtual',
      nowMs: () => clock.now(),
      nextDueMs: () => aws.scheduler.nextDueMs({ countPeriodic: false }),
      async advanceTo(timeMs) {
        for (let due = aws.scheduler.nextDueMs(); due !== undefined && due <= timeMs; due = aws.scheduler.nextDueMs()) {
          clock.advanceTo(due);
          await aws.scheduler.runDue();
        }
        clock.advanceTo(timeMs);
      },
    },
  };
}
