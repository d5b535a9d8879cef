// From evidence to one number between 0 and 1: the probability that the utterance means the intent, and not another one or none.
import type { Evidence } from './evidence.ts';

/**
 * A logistic regression over the evidence, fitted once for all bots: `node tests/bench/dialogue-confidence.ts` makes 180 bots of 2 to 75
 * intents out of the training halves of CLINC150 and BANKING77, and asks them held-out utterances, half of them of no intent of theirs.
 */
const WEIGHTS = { logOdds: 1.139, margin: 0.939, known: 2.482 };
const FITTED_BIAS = -3.366;
const LIMIT = 1e-4;

/** The logit of the confidence, for a bot that leans to neither side. */
export function beliefIn({ probability, margin, known }: Evidence): number {
  const logOdds = Math.log(Math.max(probability, LIMIT) / Math.max(1 - probability, LIMIT));
  return FITTED_BIAS + WEIGHTS.logOdds * logOdds + WEIGHTS.margin * margin + WEIGHTS.known * known;
}

/**
 * How likely it is that the utterance means the intent, 0 to 1.
 * @param leaning how much a bot leans to taking an utterance for one of its own: leaning.ts
 */
export const confidenceOf = (evidence: Evidence, leaning: number): number => 1 / (1 + Math.exp(-(leaning + beliefIn(evidence))));
