// Temporary credentials: issued, found, and forgotten some time after they expired.
import type { Clock } from '../../core/clock.ts';
import type { Principal, SessionRequest } from '../../core/identities.ts';
import type { Random } from '../../core/random.ts';
import { accessKeyId, secretAccessKey, sessionToken } from './identifiers.ts';

export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAtMs: number;
  readonly principal: Principal;
  /** JSON texts; absent when none were given. */
  readonly policies?: readonly string[];
  /** For a federated user: who asked for the session. */
  readonly issuer?: Principal;
}

/** Not fewer than this many are kept before the expired ones are looked for. */
const smallestSweep = 1000;

export class Sessions {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #byKey = new Map<string, Session>();
  #sweepAt = smallestSweep;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  get(key: string | undefined): Session | undefined {
    return key === undefined ? undefined : this.#byKey.get(key);
  }

  issue({ principal, durationSeconds, policies, issuer }: SessionRequest): Session {
    if (this.#byKey.size >= this.#sweepAt) this.#dropExpired();
    const session: Session = {
      accessKeyId: accessKeyId('ASIA', principal.account, this.#random),
      secretAccessKey: secretAccessKey(this.#random),
      sessionToken: sessionToken(this.#random),
      // AWS answers times in whole seconds.
      expiresAtMs: (Math.floor(this.#clock.now() / 1000) + durationSeconds) * 1000,
      principal,
      ...(policies && { policies }),
      ...(issuer && { issuer }),
    };
    this.#byKey.set(session.accessKeyId, session);
    return session;
  }

  snapshot(): Session[] {
    return structuredClone([...this.#byKey.values()]);
  }

  restore(sessions: readonly Session[]): void {
    for (const session of structuredClone(sessions)) this.#byKey.set(session.accessKeyId, session);
    this.#sweepAt = Math.max(smallestSweep, 2 * this.#byKey.size);
  }

  // Each sweep at least doubles the room, so that issuing costs the same however many sessions live.
  #dropExpired(): void {
    const nowMs = this.#clock.now();
    for (const [key, { expiresAtMs }] of this.#byKey) if (expiresAtMs <= nowMs) this.#byKey.delete(key);
    this.#sweepAt = Math.max(smallestSweep, 2 * this.#byKey.size);
  }
}
