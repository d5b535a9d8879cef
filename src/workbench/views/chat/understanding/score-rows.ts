// The interpretations of an utterance as rows of a picture: who scored what, and where the threshold lies. Pure.
import type { Interpretation } from '../turns/turn.ts';

export interface ScoreRow {
  readonly intent: string;
  /** 0 to 1; absent for the FallbackIntent, which stands where the threshold is. */
  readonly score?: number;
  /** `taken`: the conversation is in this intent after the turn. */
  readonly place: 'taken' | 'above' | 'below' | 'threshold';
}

/** @param taken the intent that the turn ended in; @param threshold where it is known */
export function scoreRows(
  interpretations: readonly Interpretation[],
  taken: string | undefined,
  threshold: number | undefined,
): readonly ScoreRow[] {
  const fallback = interpretations.findIndex(({ score }) => score === undefined);
  return interpretations.map(({ intent, score }, at): ScoreRow => {
    const isAbove = threshold === undefined ? fallback === -1 || at < fallback : (score ?? 0) >= threshold;
    const place = intent === taken ? 'taken' : score === undefined ? 'threshold' : isAbove ? 'above' : 'below';
    return { intent, place, ...(score !== undefined && { score }) };
  });
}
