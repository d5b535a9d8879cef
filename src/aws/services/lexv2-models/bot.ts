// What is kept of a bot, as plain data. Times are milliseconds since the epoch; states follow from them (states.ts).
import type { BotAliasLocaleSettings, CreateBotAliasCommandInput, CreateBotCommandInput } from '@aws-sdk/client-lex-models-v2';
import type { BuiltLocale, IntentSettings, LocaleSettings, SlotDefinition, SlotTypeDefinition } from '../../core/bot-definitions.ts';
import type { Place } from '../../core/ports.ts';

export type BotSettings = Omit<CreateBotCommandInput, 'botTags' | 'testBotAliasTags'>;
export type AliasSettings = Omit<CreateBotAliasCommandInput, 'botId' | 'tags' | 'botAliasLocaleSettings'>;

/** Something that takes a while to come and to go. */
export interface Lasting {
  createdMs: number;
  updatedMs: number;
  /** From when on it is there; until then it is being created or updated. */
  readyMs: number;
  /** Whether it was made, or comes out of an archive. Absent: made. */
  comesBy?: 'import';
  /** From when on it is gone; until then it is being deleted. */
  goneMs?: number;
}

export interface Slot {
  readonly definition: SlotDefinition;
  readonly createdMs: number;
  readonly updatedMs: number;
}

export interface Intent {
  readonly intentId: string;
  settings: IntentSettings;
  /** In the order of their creation. */
  slots: Slot[];
  slotPriorities: readonly { readonly priority: number; readonly slotId: string }[];
  readonly createdMs: number;
  updatedMs: number;
}

export interface SlotType {
  readonly definition: SlotTypeDefinition;
  readonly createdMs: number;
  readonly updatedMs: number;
}

export interface Build {
  readonly submittedMs: number;
  readonly doneMs: number;
  /** Empty when it succeeds. */
  readonly failureReasons: readonly string[];
  readonly result: BuiltLocale;
}

export interface BotLocale extends Lasting {
  readonly localeId: string;
  settings: LocaleSettings;
  intents: Record<string, Intent>;
  slotTypes: Record<string, SlotType>;
  /** The last build, as long as nothing was edited after it. */
  build?: Build;
  /** What the last build but this one gave, if it succeeded: the bot answers with it meanwhile. */
  built?: BuiltLocale;
  history: { readonly event: string; readonly atMs: number }[];
}

export interface BotVersion extends Lasting {
  readonly version: string;
  readonly description?: string | undefined;
  /** Of the bot, when the version was made; those of DRAFT are the bot's own. */
  readonly settings?: BotSettings;
  locales: Record<string, BotLocale>;
}

export interface BotAlias extends Lasting {
  readonly botAliasId: string;
  settings: AliasSettings;
  localeSettings: Readonly<Record<string, BotAliasLocaleSettings>>;
  history: { botVersion: string; startMs: number; endMs?: number }[];
}

export interface Bot extends Place, Lasting {
  readonly botId: string;
  settings: BotSettings;
  versions: Record<string, BotVersion>;
  /** Numbers are never used again. */
  lastVersion: number;
  aliases: Record<string, BotAlias>;
}

export const DRAFT = 'DRAFT';
export const TEST_ALIAS_ID = 'TSTALIASID';
/** The event in the history of a locale. */
export const BUILD_SUBMITTED = 'Build submitted';
