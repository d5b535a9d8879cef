// Which tumbling window a record belongs to.
import type { StreamRecord } from '../../../core/ports.ts';
import { secondMs } from '../limits.ts';

/** AWS: windows lie side by side from the epoch on; a record belongs to one by the time of its arrival. */
export function windowStart({ approximateArrivalMs }: Pick<StreamRecord, 'approximateArrivalMs'>, seconds: number): number {
  const sizeMs = seconds * secondMs;
  return sizeMs === 0 ? 0 : Math.floor(approximateArrivalMs / sizeMs) * sizeMs;
}
