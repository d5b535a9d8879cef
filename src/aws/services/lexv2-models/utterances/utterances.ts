// What users said to bots, kept for the statistics of utterances.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_ListAggregatedUtterances.html
import type { BotDefinition, SaidUtterance } from '../../../core/bot-definitions.ts';
import type { Place } from '../../../core/ports.ts';
import type { Bots } from '../bots.ts';

export interface Utterance extends SaidUtterance {
  readonly botAliasId: string;
  readonly botVersion: string;
  readonly localeId: string;
  readonly atMs: number;
}

/** By bot. */
export type UtterancesState = Readonly<Record<string, readonly Utterance[]>>;

const DAY_MS = 24 * 3_600_000;
/** AWS: utterances are stored for 15 days (API_DeleteUtterances). */
const KEPT_MS = 15 * DAY_MS;

export class Utterances {
  readonly #bots: Bots;
  #said: Record<string, Utterance[]> = {};

  constructor(bots: Bots) {
    this.#bots = bots;
  }

  get now(): number {
    return this.#bots.now;
  }

  /** AWS: no statistics of a bot that is directed at children, nor of a locale that obscures the values of a slot. */
  note(place: Place, { botId, botAliasId, botVersion, localeId, locale }: BotDefinition, said: SaidUtterance): void {
    const bot = this.#bots.find(place, botId);
    const isObscured = locale.intents.some(({ slots }) =>
      slots.some(({ obfuscationSetting }) => obfuscationSetting?.obfuscationSettingType === 'DefaultObfuscation'),
    );
    if (!bot || bot.settings.dataPrivacy?.childDirected || isObscured) return;
    const kept = this.of(botId);
    kept.push({ ...said, botAliasId, botVersion, localeId, atMs: this.now });
    this.#said[botId] = kept;
  }

  /** Those of a bot that are not forgotten. */
  of(botId: string): Utterance[] {
    return (this.#said[botId] ?? []).filter(({ atMs }) => this.now - atMs < KEPT_MS);
  }

  /** Forgets those that fit. */
  delete(botId: string, isMeant: (utterance: Utterance) => boolean): void {
    this.#said[botId] = this.of(botId).filter((utterance) => !isMeant(utterance));
  }

  snapshot(): UtterancesState {
    return structuredClone(this.#said);
  }

  restore(state: UtterancesState = {}): void {
    this.#said = structuredClone(state) as Record<string, Utterance[]>;
  }
}
