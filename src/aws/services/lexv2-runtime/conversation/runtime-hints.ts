// Hints of what will be said for a slot. They are for audio: they stay with the session, and change nothing that is understood of a text.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/using-hints.html
import type { RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';
import type { BotDefinition } from '../../../core/bot-definitions.ts';
import { intentNamed, slotNamed } from './turn.ts';

/** The hints from now on: new ones replace the old, an empty structure clears them, none keeps them. */
export const hintsAfter = (kept: RuntimeHints | undefined, said: RuntimeHints | null | undefined): RuntimeHints | undefined => {
  if (!said) return kept;
  return Object.keys(said.slotHints ?? {}).length === 0 ? undefined : said;
};

/** AWS: "You must specify a valid intentName and slotName". Undefined when all are. */
export function unknownHint({ slotHints = {} }: RuntimeHints, bot: BotDefinition): string | undefined {
  for (const [intent, slots] of Object.entries(slotHints)) {
    const definition = intentNamed(bot, intent);
    if (!definition) return `runtimeHints name the intent ${intent}, which the bot does not have.`;
    const unknown = Object.keys(slots).find((slot) => !slotNamed(definition, slot));
    if (unknown !== undefined) return `runtimeHints name the slot ${unknown}, which the intent ${intent} does not have.`;
  }
  return undefined;
}
