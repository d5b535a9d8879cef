// A locale as a build takes it: what the runtime answers with.
import type { BuiltLocale } from '../../../core/bot-definitions.ts';
import type { BotLocale } from '../bot.ts';

/** A copy: later edits do not reach it. */
export function builtLocale({ settings, intents, slotTypes }: BotLocale, buildId: string): BuiltLocale {
  return structuredClone({
    buildId,
    nluIntentConfidenceThreshold: settings.nluIntentConfidenceThreshold ?? 0,
    intents: Object.values(intents).map((intent) => ({
      ...intent.settings,
      intentId: intent.intentId,
      slots: intent.slots.map(({ definition }) => definition),
      slotPriorities: [...intent.slotPriorities],
    })),
    slotTypes: Object.values(slotTypes).map(({ definition }) => definition),
  });
}
