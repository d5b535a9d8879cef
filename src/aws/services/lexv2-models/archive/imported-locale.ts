// A locale out of an archive, put into a bot: new, in the place of the one before, or added to it.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/import.html (Overwrite replaces what exists, Append adds to it).
import type { MergeStrategy } from '@aws-sdk/client-lex-models-v2';
import type { SlotSettings, SlotTypeSettings } from '../../../core/bot-definitions.ts';
import { AwsError } from '../../../core/errors.ts';
import type { BotLocale, Intent, Slot } from '../bot.ts';
import { isBuiltInSlotType } from '../builtins/built-in-slot-types.ts';
import { FALLBACK_SIGNATURE } from '../builtins/fallback-intent.ts';
import { checkIntent, checkSlotPriorities } from '../checks/intent-checks.ts';
import { checkSlot, checkSlotType } from '../checks/slot-checks.ts';
import { DURATIONS, LIMITS } from '../limits.ts';
import { newLocale } from '../operations/bot-locales.ts';
import { keepBuild, noteEdit } from '../states.ts';
import { type ArchivedIntent, type ArchivedLocale, Unimportable } from './archive.ts';
import { partsFirst, withOwnParts, withOwnSubSlots } from './composite-types.ts';

interface Target {
  readonly localeId: string;
  /** The locale that is there. */
  readonly before: BotLocale | undefined;
  readonly strategy: MergeStrategy;
  readonly nowMs: number;
  newId(): string;
}

/**
 * A new value: nothing that exists is touched. What has the name of something that was there keeps its id. It answers with its last
 * build, if it had one, until it is built again. Throws Unimportable.
 */
export function importedLocale(archived: ArchivedLocale, target: Target): BotLocale {
  const locale = beginning(archived, target);
  const reasons = [
    ...partsFirst(archived.slotTypes).flatMap(({ settings }) =>
      reasonsOf(() => addSlotType(locale, withOwnParts(locale, settings, archived.slotTypes), target)),
    ),
    ...archived.intents.flatMap((intent) => reasonsOf(() => addIntent(locale, intent, target))),
  ];
  if (Object.keys(locale.slotTypes).length > LIMITS.slotTypesPerLocale)
    reasons.push(`A locale has at most ${LIMITS.slotTypesPerLocale} slot types.`);
  if (Object.keys(locale.intents).length > LIMITS.intentsPerLocale)
    reasons.push(`A locale has at most ${LIMITS.intentsPerLocale} intents.`);
  if (reasons.length > 0) throw new Unimportable(...reasons.map((reason) => `${target.localeId}: ${reason}`));
  return locale;
}

function beginning({ settings }: ArchivedLocale, { localeId, before, strategy, nowMs }: Target): BotLocale {
  const coming = { readyMs: nowMs + DURATIONS.importMs, comesBy: 'import' } as const;
  const fresh: BotLocale = { ...newLocale(localeId, settings, nowMs), ...coming };
  if (!before) return fresh;
  const kept = structuredClone(before);
  if (strategy === 'Append') {
    noteEdit(kept, nowMs);
    return { ...kept, ...coming, settings };
  }
  keepBuild(kept, nowMs);
  const { createdMs, history, built } = kept;
  return { ...fresh, createdMs, history, ...(built && { built }) };
}

function addSlotType(locale: BotLocale, settings: SlotTypeSettings, { before, newId, nowMs }: Target): void {
  const isNamed = ({ definition }: BotLocale['slotTypes'][string]) => definition.slotTypeName === settings.slotTypeName;
  const own = Object.values(locale.slotTypes).find(isNamed);
  checkSlotType(settings, locale, own);
  const slotTypeId = Object.values(before?.slotTypes ?? {}).find(isNamed)?.definition.slotTypeId ?? newId();
  locale.slotTypes[slotTypeId] = { definition: { ...settings, slotTypeId }, createdMs: own?.createdMs ?? nowMs, updatedMs: nowMs };
}

function addIntent(locale: BotLocale, { settings, slots, slotPriorities }: ArchivedIntent, target: Target): void {
  const { intentName, parentIntentSignature: parent } = settings;
  // Every locale has one FallbackIntent, whatever it is called.
  const isSame = (intent: Intent) =>
    parent === FALLBACK_SIGNATURE ? intent.settings.parentIntentSignature === parent : intent.settings.intentName === intentName;
  const own = Object.values(locale.intents).find(isSame);
  checkIntent(settings, locale, own);
  const before = Object.values(target.before?.intents ?? {}).find(isSame);
  const intent: Intent = {
    intentId: own?.intentId ?? before?.intentId ?? target.newId(),
    settings,
    slots: [],
    slotPriorities: [],
    createdMs: own?.createdMs ?? target.nowMs,
    updatedMs: target.nowMs,
  };
  for (const slot of slots) intent.slots.push(importedSlot(slot, { locale, intent, before, target }));
  if (slots.length > LIMITS.slotsPerIntent)
    throw new Unimportable(`The intent ${intentName} has more than ${LIMITS.slotsPerIntent} slots.`);
  const priorities = slotPriorities.map(({ slotName, priority }) => ({ priority, slotId: slotIdOf(intent, slotName) }));
  checkSlotPriorities(priorities, intent);
  intent.slotPriorities = priorities;
  locale.intents[intent.intentId] = intent;
}

interface SlotTarget {
  readonly locale: BotLocale;
  readonly intent: Intent;
  readonly before: Intent | undefined;
  readonly target: Target;
}

function importedSlot(archived: SlotSettings, { locale, intent, before, target }: SlotTarget): Slot {
  const settings = withOwnSubSlots({ ...archived, slotTypeId: slotTypeIdOf(locale, archived) }, locale);
  checkSlot(settings, locale, intent);
  const kept = before?.slots.find(({ definition }) => definition.slotName === settings.slotName)?.definition.slotId;
  return { definition: { ...settings, slotId: kept ?? target.newId() }, createdMs: target.nowMs, updatedMs: target.nowMs };
}

function slotTypeIdOf({ localeId, slotTypes }: BotLocale, { slotName, slotTypeId: name = '' }: SlotSettings): string {
  if (isBuiltInSlotType(name, localeId)) return name;
  const found = Object.values(slotTypes).find(({ definition }) => definition.slotTypeName === name);
  if (!found) throw new Unimportable(`The slot ${slotName} has the slot type ${name}, which is neither built in nor in the archive.`);
  return found.definition.slotTypeId;
}

function slotIdOf({ slots, settings }: Intent, name: string): string {
  const slot = slots.find(({ definition }) => definition.slotName === name);
  if (!slot) throw new Unimportable(`slotPriorities of the intent ${settings.intentName} names the slot ${name}, which it does not have.`);
  return slot.definition.slotId;
}

/** What an operation would refuse, an import fails with. */
function reasonsOf(add: () => void): readonly string[] {
  try {
    add();
    return [];
  } catch (error) {
    if (error instanceof Unimportable) return error.reasons;
    if (error instanceof AwsError) return [error.message];
    throw error;
  }
}
