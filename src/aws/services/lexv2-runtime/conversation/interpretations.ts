// The list of interpretations: best first, five at the most, the FallbackIntent at the place of the threshold.
// Observed: events that aws-sam-cli ships (samcli/lib/generated_sample_events/events/lex-v2).

import type { Interpretation } from '../session.ts';
import type { Heard } from '../understanding.ts';
import { fallbackOf, intentNamed, type Turn } from './turn.ts';

const MOST = 5;

/** @param inHand the intent that the conversation is in, when the utterance answered one of its questions */
export function interpretationsOf({ intents }: Heard, { bot }: Pick<Turn, 'bot'>, inHand?: string): Interpretation[] {
  const threshold = bot.locale.nluIntentConfidenceThreshold;
  const slotsOf = (intent: string) => intentNamed(bot, intent)?.slots.map(({ slotName = '' }) => slotName) ?? [];
  const others = intents
    .filter(({ intent }) => intent !== inHand)
    .map(({ intent, score }): Interpretation => ({ intent, score, slots: slotsOf(intent) }));
  const scored: Interpretation[] = inHand === undefined ? others : [{ intent: inHand, score: 1 }, ...others];
  const fallback = fallbackOf(bot)?.intentName;
  if (fallback === undefined) return scored.slice(0, MOST);
  const above = scored.filter(({ score = 0 }) => score >= threshold);
  return [...above, { intent: fallback }, ...scored.slice(above.length)].slice(0, MOST);
}
