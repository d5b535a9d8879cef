// Settings of an account in a region: the commitment to a minimum throughput, which unlocks warm throughput.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_MinimumThroughputBillingCommitmentInput.html
import type { MinimumThroughputBillingCommitmentOutput } from '@aws-sdk/client-kinesis';
import { invalidArgument } from './errors.ts';
import { dayMs } from './limits.ts';
import type { StreamMode } from './stream-settings.ts';
import type { Place } from './streams.ts';

export interface Commitment {
  readonly startedMs: number;
  /** AWS: a commitment holds for 24 hours at least; asked to end before, it ends then. */
  readonly wish: 'keep' | 'end';
  readonly endedMs?: number;
}

export class AccountSettings {
  readonly #commitments = new Map<string, Commitment>();

  isCommitted(place: Place, nowMs: number): boolean {
    return this.describe(place, nowMs).Status !== 'DISABLED';
  }

  enable(place: Place, nowMs: number): void {
    const startedMs = this.isCommitted(place, nowMs) ? (this.#commitments.get(keyOf(place))?.startedMs ?? nowMs) : nowMs;
    this.#commitments.set(keyOf(place), { startedMs, wish: 'keep' });
  }

  disable(place: Place, nowMs: number): void {
    const commitment = this.#commitments.get(keyOf(place));
    if (!commitment || commitment.wish === 'end') return;
    const endedMs = Math.max(nowMs, earliestEndMs(commitment));
    this.#commitments.set(keyOf(place), { ...commitment, wish: 'end', endedMs });
  }

  describe(place: Place, nowMs: number): MinimumThroughputBillingCommitmentOutput {
    const commitment = this.#commitments.get(keyOf(place));
    if (!commitment) return { Status: 'DISABLED' };
    const StartedAt = new Date(commitment.startedMs);
    const { endedMs = Number.POSITIVE_INFINITY } = commitment;
    if (endedMs <= nowMs) return { Status: 'DISABLED', StartedAt, EndedAt: new Date(endedMs) };
    const Status = commitment.wish === 'keep' ? 'ENABLED' : 'ENABLED_UNTIL_EARLIEST_ALLOWED_END';
    return { Status, StartedAt, EarliestAllowedEndAt: new Date(earliestEndMs(commitment)) };
  }

  snapshot(): ReadonlyMap<string, Commitment> {
    return new Map(this.#commitments);
  }

  restore(commitments: ReadonlyMap<string, Commitment>): void {
    for (const [key, commitment] of commitments) this.#commitments.set(key, commitment);
  }
}

/**
 * AWS: on demand only, and only with the commitment (API_UpdateStreamWarmThroughput).
 * Throws AwsError InvalidArgumentException; the sentences are inferred.
 */
export function checkWarmThroughput(accounts: AccountSettings, place: Place, stream: string, mode: StreamMode, nowMs: number): void {
  if (mode !== 'ON_DEMAND') throw invalidArgument(`Warm throughput is not supported for stream ${stream} in PROVISIONED mode.`);
  if (accounts.isCommitted(place, nowMs)) return;
  throw invalidArgument(`Warm throughput needs MinimumThroughputBillingCommitment to be enabled for account ${place.account}.`);
}

function earliestEndMs({ startedMs }: Commitment): number {
  return startedMs + dayMs;
}

function keyOf({ account, region }: Place): string {
  return `${account} ${region}`;
}
