// What the runtime asks of the understanding of utterances: an interface, so that conversations know nothing of how it is done.
import type { BotDefinition } from '../../core/bot-definitions.ts';
import type { BotReasons } from '../../core/bot-turn.ts';

export interface HeardValue {
  readonly original: string;
  /** null: several meanings are possible, and the user must choose. */
  readonly interpreted: string | null;
  readonly resolved: readonly string[];
  /** Of a slot that takes several values. */
  readonly values?: readonly HeardValue[];
  /** Of a composite slot: what was said of its sub slots, by name. */
  readonly parts?: Readonly<Record<string, HeardValue>>;
}

export interface HeardIntent {
  readonly intent: string;
  /** 0 to 1; 1 for a sample utterance. */
  readonly score: number;
  readonly slots: Readonly<Record<string, HeardValue>>;
}

export interface Heard {
  /** Best first, without the FallbackIntent. */
  readonly intents: readonly HeardIntent[];
  /** The value of the slot that was asked for. `words`: these may as well be something else. */
  readonly elicited?: { readonly value: HeardValue; readonly how: 'whole' | 'inside' | 'words' };
  /** The answer to a question of yes or no. `unclear`: an answer, but neither of both, such as "maybe". */
  readonly answer?: 'yes' | 'no' | 'unclear';
}

export interface Expectation {
  readonly nowMs: number;
  /** An IANA name: the zone in which "tomorrow" is a day. */
  readonly timeZone: string;
  readonly activeContexts: readonly string[];
  /** What the bot has asked for. */
  readonly asked?:
    | { readonly kind: 'slot'; readonly intent: string; readonly slot: string; readonly subSlot?: string }
    | { readonly kind: 'confirmation' };
}

/** Understands utterances of one built locale. */
export interface Understanding {
  hear(text: string, expectation: Expectation): Heard;
  /** Which words moved which of these intents; the likeliest ones where none is named. */
  explain(text: string, among: readonly string[]): readonly BotReasons[];
}

/** Makes the understanding of a built locale. The same locale gives the same one. */
export type Train = (bot: BotDefinition) => Understanding;
