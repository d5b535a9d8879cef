// All conversations of the cloud, forgotten when nobody spoke for the time that the bot says, and what was learned of built locales.
import type { BotAddress, BotDefinition } from '../../core/bot-definitions.ts';
import { invariant } from '../../core/errors.ts';
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { busy } from './errors.ts';
import type { Session } from './session.ts';
import type { Train, Understanding } from './understanding.ts';

/** Where a conversation is. */
export interface SessionAddress extends BotAddress {
  readonly sessionId: string;
}

interface Kept {
  readonly session: Session;
  readonly expiresMs: number;
}

export type SessionsState = Readonly<Record<string, Kept>>;

export class Sessions {
  readonly environment: ServiceEnvironment;
  readonly #train: Train;
  readonly #trained = new Map<string, Understanding>();
  readonly #busy = new Set<string>();
  #kept: Record<string, Kept> = {};

  constructor(environment: ServiceEnvironment, train: Train) {
    this.environment = environment;
    this.#train = train;
  }

  get now(): number {
    return this.environment.clock.now();
  }

  async bot(place: Place, address: BotAddress): Promise<BotDefinition> {
    const definitions = await this.environment.ports.botDefinitions?.();
    invariant(definitions, 'the runtime of Lex needs the model building API');
    return definitions.definition(place, address);
  }

  find(place: Place, address: SessionAddress): Session | undefined {
    const key = keyOf(place, address);
    const kept = this.#kept[key];
    if (kept && kept.expiresMs <= this.now) delete this.#kept[key];
    return this.#kept[key]?.session;
  }

  /** One turn at a time. Throws AwsError ConflictException while another turn of the same session waits for its function. */
  async alone<Result>(place: Place, address: SessionAddress, work: () => Promise<Result>): Promise<Result> {
    const key = keyOf(place, address);
    if (this.#busy.has(key)) throw busy(address.sessionId);
    this.#busy.add(key);
    try {
      return await work();
    } finally {
      this.#busy.delete(key);
    }
  }

  keep(place: Place, address: SessionAddress, session: Session, idleSeconds: number): void {
    this.#kept[keyOf(place, address)] = { session, expiresMs: this.now + idleSeconds * 1000 };
  }

  delete(place: Place, address: SessionAddress): void {
    delete this.#kept[keyOf(place, address)];
  }

  /** Trained at the first utterance after a build, and after a restore. */
  understanding(bot: BotDefinition): Understanding {
    const { buildId } = bot.locale;
    const known = this.#trained.get(buildId) ?? this.#train(bot);
    this.#trained.set(buildId, known);
    return known;
  }

  /** The conversations of an account and region, for the inspector. */
  of({ account, region }: Place): Readonly<Record<string, Session>> {
    const prefix = `${account}/${region}/`;
    return Object.fromEntries(
      Object.entries(this.#kept).flatMap(([key, { session }]) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), structuredClone(session)]] : [],
      ),
    );
  }

  snapshot(): SessionsState {
    return structuredClone(this.#kept);
  }

  restore(state: SessionsState): void {
    this.#kept = structuredClone(state) as Record<string, Kept>;
    this.#trained.clear();
  }
}

function keyOf({ account, region }: Place, { botId, botAliasId, localeId, sessionId }: SessionAddress): string {
  return [account, region, botId, botAliasId, localeId, sessionId].join('/');
}
