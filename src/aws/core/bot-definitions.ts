// What the runtime of Lex needs of the bots that the model building API keeps. Lex's own structures, by the types of the SDK.
import type {
  BotAliasLocaleSettings,
  CreateBotLocaleCommandInput,
  CreateIntentCommandInput,
  CreateSlotCommandInput,
  CreateSlotTypeCommandInput,
  SlotPriority,
} from '@aws-sdk/client-lex-models-v2';

import type { ResourcePolicy } from './access.ts';

type OfLocale = 'botId' | 'botVersion' | 'localeId';

/** What a user of the model building API says of a locale, an intent, a slot, a slot type: the input without the ids of what holds it. */
export type LocaleSettings = Omit<CreateBotLocaleCommandInput, OfLocale>;
export type IntentSettings = Omit<CreateIntentCommandInput, OfLocale>;
export type SlotSettings = Omit<CreateSlotCommandInput, OfLocale | 'intentId'>;
export type SlotTypeSettings = Omit<CreateSlotTypeCommandInput, OfLocale>;

export interface SlotDefinition extends SlotSettings {
  readonly slotId: string;
}

export interface IntentDefinition extends IntentSettings {
  readonly intentId: string;
  readonly slots: readonly SlotDefinition[];
  readonly slotPriorities: readonly SlotPriority[];
}

export interface SlotTypeDefinition extends SlotTypeSettings {
  readonly slotTypeId: string;
}

/** A locale as it was when it was last built. */
export interface BuiltLocale {
  /** Another one for each build, so that what was made of a build (a trained model) can be kept by it. */
  readonly buildId: string;
  readonly intents: readonly IntentDefinition[];
  readonly slotTypes: readonly SlotTypeDefinition[];
  readonly nluIntentConfidenceThreshold: number;
}

/** A bot as one of its aliases shows it, in one locale. */
export interface BotDefinition {
  readonly botId: string;
  readonly botName: string;
  readonly botAliasId: string;
  readonly botAliasName: string;
  readonly botVersion: string;
  readonly localeId: string;
  readonly idleSessionTTLInSeconds: number;
  readonly locale: BuiltLocale;
  /** Where new sessions are logged as text; absent when the alias does not log. */
  readonly textLog?: { readonly logGroupArn: string; readonly logPrefix: string };
  /** Of the alias, for this locale; absent when the alias says nothing of it. */
  readonly localeSettings?: BotAliasLocaleSettings;
}

export interface BotAddress {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
}

/** What a user said, and whether it meant an intent or a slot. */
export interface SaidUtterance {
  readonly text: string;
  readonly sessionId: string;
  readonly outcome: 'detected' | 'missed';
}

/** The bots that can be talked to. */
export interface BotDefinitions {
  /**
   * Throws AwsError ResourceNotFoundException when there is no such bot, alias or locale, and ValidationException when the locale
   * was never built or the alias has it disabled.
   */
  definition(place: { readonly account: string; readonly region: string }, address: BotAddress): BotDefinition;
  /** Notes what a user said, for the statistics of utterances. */
  noteUtterance(place: { readonly account: string; readonly region: string }, bot: BotDefinition, said: SaidUtterance): void;
  /** The policy on a bot or an alias. */
  resourcePolicy(arn: string): ResourcePolicy | undefined;
}
