// What the embedded AWS covers, asked at build time from the code that will run in the page.
import { VirtualClock } from '../aws/core/clock.ts';
import { seededRandom } from '../aws/core/random.ts';
import type { ServiceCoverage } from '../aws/coverage.ts';
import { createAws } from '../aws/index.ts';

/** Every embedded service with its operations and gaps, in the order of their titles. */
export function embeddedServices(): Promise<readonly ServiceCoverage[]> {
  return createAws({ clock: new VirtualClock(0), random: seededRandom(1) }).coverage();
}
