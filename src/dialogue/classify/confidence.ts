// From evidence to one number between 0 and 1: the probability that the utterance means the intent, and not another one or none.
import type { Evidence } from './evidence.ts';

/** How much a bot was given to learn from. */
export interface BotSize {
  readonly intents: number;
  /** Sample utterances of all intents together. */
  readonly utterances: number;
}

/**
 * A logistic regression over the evidence, fitted once for all bots: `node tests/bench/dialogue-confidence.ts` makes 180 bots of 2 to 75
 * intents out of the training halves of CLINC150 and BANKING77, and asks them held-out utterances, half of them of no intent of theirs.
 */
const WEIGHTS = { logOdds: 1.139, margin: 0.939, known: 2.482 };
const FITTED_BIAS = -3.366;
/**
 * The fit saw as many foreign utterances as own ones; a bot is told what it is for more often than not, and the more intents it has, the
 * more often. Where each of many intents has few utterances, most of what is meant for the bot is worded in a new way, which is no reason to
 * refuse it. So the default threshold of Lex, 0.40, costs a few in a hundred of the utterances that are meant for the bot.
 */
function priorFor({ intents, utterances }: BotSize): number {
  const doublings = Math.log2(Math.max(intents, 2));
  const fewWordings = Math.max(0, Math.min(1.5, 0.85 * Math.log2(30 / Math.max(utterances / intents, 1))));
  return Math.min(3, 1.4 + 0.25 * doublings) + fewWordings * Math.min(1, (doublings - 1) / 4);
}

const LIMIT = 1e-4;

/** How likely it is that the utterance means the intent, 0 to 1. */
export function confidenceOf({ probability, margin, known }: Evidence, size: BotSize): number {
  const logOdds = Math.log(Math.max(probability, LIMIT) / Math.max(1 - probability, LIMIT));
  const belief = WEIGHTS.logOdds * logOdds + WEIGHTS.margin * margin + WEIGHTS.known * known;
  return 1 / (1 + Math.exp(-(FITTED_BIAS + priorFor(size) + belief)));
}
