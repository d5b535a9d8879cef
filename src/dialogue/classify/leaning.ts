// How much a bot leans to taking an utterance for one of its own, so that Lex's default threshold costs few of those that are.

/** How much a bot was given to learn from. */
export interface BotSize {
  readonly intents: number;
  /** Sample utterances of all intents together. */
  readonly utterances: number;
}

/** Lex's default threshold, as a logit. */
const THRESHOLD = Math.log(0.4 / 0.6);
/** The part of a bot's own utterances that may fall below the threshold. */
const COST = 0.02;
const LEAST = 0.5;
const MOST = 3.5;
/** With fewer held-out utterances a quantile says nothing. */
const ENOUGH = 60;

/**
 * The fit of the confidence saw as many foreign utterances as own ones; a bot is told what it is for more often than not, and the more
 * intents it has, the more often. Where each of many intents has few utterances, most of what is meant for the bot is worded in a new way.
 */
function usualLeaning({ intents, utterances }: BotSize): number {
  const doublings = Math.log2(Math.max(intents, 2));
  const fewWordings = Math.max(0, Math.min(1.5, 0.85 * Math.log2(30 / Math.max(utterances / intents, 1))));
  return Math.min(3, 1.4 + 0.25 * doublings) + fewWordings * Math.min(1, (doublings - 1) / 4);
}

/**
 * Halfway between what bots of this size need and what this bot's own utterances need: people word things in more ways than the author
 * of the samples, so the samples alone make a bot too strict.
 * @param beliefs of utterances that were kept from training, and whose intent nevertheless ranked first
 */
export function leaningOf(size: BotSize, beliefs: readonly number[]): number {
  if (beliefs.length < ENOUGH) return usualLeaning(size);
  const sorted = beliefs.toSorted((one, other) => one - other);
  const own = THRESHOLD - (sorted[Math.floor(sorted.length * COST)] as number);
  return (usualLeaning(size) + Math.max(LEAST, Math.min(MOST, own))) / 2;
}
