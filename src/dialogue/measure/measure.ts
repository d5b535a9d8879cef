// How well a bot understands labelled utterances: accuracy, recall out of scope, and which intent is taken for which.

/** An utterance and what it means; null: nothing that the bot is for. */
export interface Labelled {
  readonly text: string;
  readonly intent: string | null;
}

/** One cell off the diagonal of the confusion matrix: `said` was taken for `taken` that often. null: out of scope. */
export interface Confusion {
  readonly said: string | null;
  readonly taken: string | null;
  readonly count: number;
}

export interface Measurement {
  readonly inScope: number;
  readonly outOfScope: number;
  /** Of the utterances in scope: those that got their intent, at or above the threshold. 0 to 1. */
  readonly accuracy: number;
  /** Of the utterances in scope: those whose intent ranks first, whatever its score. 0 to 1. */
  readonly rankedFirst: number;
  /** Of the utterances out of scope: those that were refused. 0 to 1. */
  readonly recallOutOfScope: number;
  /** The most frequent first. */
  readonly confusions: readonly Confusion[];
}

/** What a classifier says of an utterance: its best intent, and whether it is above the threshold. */
export interface Answer {
  readonly intent: string | null;
  readonly verdict: 'accepted' | 'refused';
}

const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);

/** Asks for every utterance, and counts. */
export function measure(utterances: readonly Labelled[], answer: (text: string) => Answer): Measurement {
  let [inScope, correct, first, refused] = [0, 0, 0, 0];
  const confusions = new Map<string, { said: string | null; taken: string | null; count: number }>();
  for (const { text, intent } of utterances) {
    const given = answer(text);
    const taken = given.verdict === 'accepted' ? given.intent : null;
    if (intent === null) refused += taken === null ? 1 : 0;
    else {
      inScope++;
      correct += taken === intent ? 1 : 0;
      first += given.intent === intent ? 1 : 0;
    }
    if (taken === intent) continue;
    const key = JSON.stringify([intent, taken]);
    const cell = confusions.get(key) ?? { said: intent, taken, count: 0 };
    cell.count++;
    confusions.set(key, cell);
  }
  const outOfScope = utterances.length - inScope;
  return {
    inScope,
    outOfScope,
    accuracy: share(correct, inScope),
    rankedFirst: share(first, inScope),
    recallOutOfScope: share(refused, outOfScope),
    confusions: [...confusions.values()].sort((one, other) => other.count - one.count),
  };
}
