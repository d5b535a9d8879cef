// Trying again later and later: after 1, 2, 4 ... 60 seconds of cloud time, until it succeeds. All inferred.
import type { ServiceEnvironment } from '../../../core/service.ts';
import { FLOW } from '../limits.ts';

export class Retries {
  readonly #environment: Pick<ServiceEnvironment, 'clock' | 'scheduler'>;
  readonly #label: string;
  #cancel: (() => void) | undefined;
  /** How often in a row it has failed. */
  #failures = 0;

  constructor(environment: Pick<ServiceEnvironment, 'clock' | 'scheduler'>, label: string) {
    this.#environment = environment;
    this.#label = label;
  }

  /** Is another try planned? */
  get waiting(): boolean {
    return this.#cancel !== undefined;
  }

  /** Plans another try. A `periodic` one keeps no settling cloud waiting. */
  plan(kind: 'busy' | 'periodic', retry: () => void | Promise<void>): void {
    const { clock, scheduler } = this.#environment;
    const delayMs = Math.min(FLOW.retryFirstMs * 2 ** this.#failures++, FLOW.retryLongestMs);
    const run = () => {
      this.#cancel = undefined;
      return retry();
    };
    this.#cancel = scheduler.at(clock.now() + delayMs, this.#label, run, { periodic: kind === 'periodic' });
  }

  succeeded(): void {
    this.#failures = 0;
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
