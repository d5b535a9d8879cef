// Scores of all documents of an index, and how they are made.
import { bm25, inverseDocumentFrequency } from '../inverted/bm25.ts';
import { type Posting, type SegmentField, scoredLength } from '../inverted/segment.ts';
import type { QueryContext, Scores } from './query-context.ts';

export const noMatch = -1;

export const nothing = ({ segment }: QueryContext): Scores => new Float64Array(segment.documents.length).fill(noMatch);

/** All living documents that `matches` says yes to, with one score. */
export function constant({ segment: { documents } }: QueryContext, score: number, matches: (number: number) => boolean): Scores {
  const scores = new Float64Array(documents.length);
  for (let number = 0; number < documents.length; number++)
    scores[number] = documents[number] !== undefined && matches(number) ? score : noMatch;
  return scores;
}

/** The documents of these terms, with one score. */
export function constantOfPostings(context: QueryContext, score: number, postings: Iterable<Posting>): Scores {
  const scores = nothing(context);
  const { documents } = context.segment;
  for (const { docs } of postings) for (const number of docs) if (documents[number]) scores[number] = score;
  return scores;
}

/** BM25 of one term of a text or keyword field. */
export function scoreTerm(context: QueryContext, field: SegmentField, term: string, boost: number): Scores {
  const posting = field.postings.get(term);
  if (!posting) return nothing(context);
  const weight = boost * inverseDocumentFrequency(context.segment.frequency(posting), field.docCount);
  return scoreOccurrences(context, field, weight, posting.docs, (index) => posting.positions[index]?.length ?? 1);
}

/** BM25 of something that occurs in `docs`, `frequencyAt(index)` times in each. */
export function scoreOccurrences(
  context: QueryContext,
  field: SegmentField,
  weight: number,
  docs: readonly number[],
  frequencyAt: (index: number) => number,
): Scores {
  const scores = nothing(context);
  const { documents } = context.segment;
  const average = field.totalLength / field.docCount;
  for (const [index, number] of docs.entries()) {
    if (!documents[number]) continue;
    scores[number] = bm25(weight, frequencyAt(index), scoredLength(field, number) / average, context.similarity);
  }
  return scores;
}

/** The sum of the scores where at least `needed` match. */
export function sumOf(context: QueryContext, parts: readonly Scores[], needed: number): Scores {
  const sums = nothing(context);
  for (let number = 0; number < sums.length; number++) {
    let [sum, count] = [0, 0];
    for (const part of parts) {
      const score = part[number] ?? noMatch;
      if (score === noMatch) continue;
      sum += score;
      count++;
    }
    if (count >= needed && count > 0) sums[number] = sum;
  }
  return sums;
}

/** The best score, plus `tieBreaker` times the others. */
export function bestOf(context: QueryContext, parts: readonly Scores[], tieBreaker: number): Scores {
  const best = sumOf(context, parts, 1);
  for (let number = 0; number < best.length; number++) {
    const sum = best[number] ?? noMatch;
    if (sum === noMatch) continue;
    const highest = Math.max(...parts.map((part) => part[number] ?? noMatch));
    best[number] = highest + tieBreaker * (sum - highest);
  }
  return best;
}
