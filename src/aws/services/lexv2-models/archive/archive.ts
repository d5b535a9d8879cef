// What an archive of a bot says, in the words of the API. Slots name their slot types by name: ids are another bot's.
import type { IntentSettings, LocaleSettings, SlotSettings, SlotTypeSettings } from '../../../core/bot-definitions.ts';

export interface ArchivedIntent {
  readonly settings: IntentSettings;
  /** `slotTypeId` holds the slot type's name here. */
  readonly slots: readonly SlotSettings[];
  readonly slotPriorities: readonly { readonly slotName: string; readonly priority: number }[];
}

/** A slot type, and the id that it had where it was exported. */
export interface ArchivedSlotType {
  readonly settings: SlotTypeSettings;
  readonly identifier?: string;
}

export interface ArchivedLocale {
  readonly localeId: string;
  readonly settings: LocaleSettings;
  readonly intents: readonly ArchivedIntent[];
  readonly slotTypes: readonly ArchivedSlotType[];
}

export interface ArchivedBot {
  readonly description?: string;
  readonly idleSessionTTLInSeconds?: number;
}

export type Archive =
  | { readonly of: 'Bot'; readonly bot: ArchivedBot; readonly locales: readonly ArchivedLocale[] }
  | { readonly of: 'BotLocale'; readonly locale: ArchivedLocale };

/** An archive that cannot be imported; the sentences become the failureReasons of the import. */
export class Unimportable extends Error {
  readonly reasons: readonly string[];

  constructor(...reasons: readonly string[]) {
    super(reasons.join(' '));
    this.reasons = reasons;
  }
}
