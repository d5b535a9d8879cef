// What the steps of a delivery work with, and how each ends.
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { ErrorLog } from '../monitoring/error-log.ts';
import type { Metrics } from '../monitoring/metrics.ts';

export interface Surroundings {
  readonly environment: ServiceEnvironment;
  readonly metrics: Metrics;
  readonly errors: ErrorLog;
}

/** `again`: nothing was lost, and the same buffer is tried later. */
export type Outcome = 'done' | 'again';
