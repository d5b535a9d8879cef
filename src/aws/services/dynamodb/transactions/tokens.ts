// Idempotency of transactions: the same token with the same request within ten minutes is the same transaction.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html (ClientRequestToken)
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { AwsError } from '../../../core/errors.ts';
import { limits } from '../limits.ts';
import type { Place } from '../tables/tables.ts';

export interface TokenState {
  readonly key: string;
  readonly fingerprint: string;
  readonly usedMs: number;
}

export class TransactionTokens {
  readonly #tokens = new Map<string, TokenState>();

  /**
   * `repeated` when this very request has succeeded before. Throws AwsError IdempotentParameterMismatchException when another request did
   * with the same token.
   */
  check({ account, region }: Place, token: string, request: unknown, nowMs: number): 'new' | 'repeated' {
    this.#forgetExpired(nowMs);
    const known = this.#tokens.get(`${account}/${region}/${token}`);
    if (!known) return 'new';
    if (known.fingerprint === fingerprint(request)) return 'repeated';
    // The sentence is that of the SDK's documentation of the error.
    throw new AwsError(
      'IdempotentParameterMismatchException',
      'DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.',
    );
  }

  /** To be called when the transaction has succeeded: one that failed may be tried again. */
  remember({ account, region }: Place, token: string, request: unknown, nowMs: number): void {
    const key = `${account}/${region}/${token}`;
    this.#tokens.set(key, { key, fingerprint: fingerprint(request), usedMs: nowMs });
  }

  snapshot(): readonly TokenState[] {
    return [...this.#tokens.values()];
  }

  restore(states: readonly TokenState[]): void {
    for (const state of states) this.#tokens.set(state.key, state);
  }

  #forgetExpired(nowMs: number): void {
    // In order of their use, so that the first fresh one ends it.
    for (const [key, { usedMs }] of this.#tokens) {
      if (usedMs > nowMs - limits.transactionTokenMs) return;
      this.#tokens.delete(key);
    }
  }
}

function fingerprint(request: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(request))));
}
