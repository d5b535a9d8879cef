// A cloud with a clock that stands still until a test moves it. For tests.
import { advanceTo } from '../core/advance-to.ts';
import { VirtualClock } from '../core/clock.ts';
import { seededRandom } from '../core/random.ts';
import { type Aws, type AwsOptions, createAws } from '../index.ts';
import { type ClientOptions, clientFor } from './sdk-client.ts';

export interface TestCloud {
  readonly aws: Aws;
  readonly clock: VirtualClock;
  /** A client of the real SDK that talks to this cloud. */
  client<Client>(client: new (config: never) => Client, options?: ClientOptions): Client;
  /** Lets `ms` pass, with everything that is due meanwhile. */
  advance(ms: number): Promise<void>;
}

/** A new cloud at 2026-11-01T00:00:00Z, the same at every run. */
export function testCloud(options: Pick<AwsOptions, 'throughput'> = {}): TestCloud {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const aws = createAws({ clock, random: seededRandom(1), ...options });
  return {
    aws,
    clock,
    client: (client, options) => clientFor(aws, client, { clock, ...options }),
    async advance(ms) {
      await advanceTo(clock, aws.scheduler, clock.now() + ms);
    },
  };
}
