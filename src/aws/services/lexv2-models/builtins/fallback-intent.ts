// The intent that every locale has: taken when no other is understood.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intent-fallback.html
import type { Intent } from '../bot.ts';

export const FALLBACK_SIGNATURE = 'AMAZON.FallbackIntent';
// AWS: the id that users of the API report for the one that Lex makes.
const FALLBACK_INTENT_ID = 'FALLBCKINT';

export const fallbackIntent = (nowMs: number): Intent => ({
  intentId: FALLBACK_INTENT_ID,
  settings: {
    intentName: 'FallbackIntent',
    description: 'Default intent when no other intent matches',
    parentIntentSignature: FALLBACK_SIGNATURE,
  },
  slots: [],
  slotPriorities: [],
  createdMs: nowMs,
  updatedMs: nowMs,
});
