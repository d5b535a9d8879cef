// Which words moved which intent, as rows of a table: a row for each part of the utterance, a column for each intent. Pure.
import type { BotReasons } from '../../../../aws/core/bot-turn.ts';

export interface ReasonTable {
  readonly intents: readonly string[];
  readonly rows: readonly {
    /** A word, or `{Type}` for a value of a slot type. */
    readonly part: string;
    /** In the order of the intents; positive speaks for it, negative against it, in logits. */
    readonly amounts: readonly number[];
  }[];
  /** The parts that moved none of the intents, in the order of the utterance. */
  readonly idle: readonly string[];
  /** The largest amount either way, for the length of the bars. */
  readonly most: number;
}

/** Intents beyond these are not told apart by the eye. */
const MOST_INTENTS = 3;
/** What is less moved nothing that the eye could see. */
const LEAST = 0.05;

export function reasonTable(reasons: readonly BotReasons[]): ReasonTable {
  const shown = reasons.slice(0, MOST_INTENTS);
  const parts = shown[0]?.contributions.map(({ part }) => part) ?? [];
  const all = parts.map((part, at) => ({ part, amounts: shown.map(({ contributions }) => contributions[at]?.amount ?? 0) }));
  const moves = ({ amounts }: { readonly amounts: readonly number[] }) => amounts.some((amount) => Math.abs(amount) >= LEAST);
  const rows = all.filter(moves);
  const idle = all.filter((row) => !moves(row)).map(({ part }) => part);
  const most = Math.max(LEAST, ...rows.flatMap(({ amounts }) => amounts.map(Math.abs)));
  return { intents: shown.map(({ intent }) => intent), rows, idle, most };
}

/** What spoke for the first intent most, and against it: a sentence. */
export function reasonSentence({ intents, rows }: ReasonTable): string {
  const [intent] = intents;
  if (intent === undefined) return '';
  const of = (sign: 1 | -1) =>
    rows
      .map(({ part, amounts }) => ({ part, amount: sign * (amounts[0] ?? 0) }))
      .filter(({ amount }) => amount >= LEAST)
      .toSorted((one, other) => other.amount - one.amount)
      .slice(0, 2)
      .map(({ part }) => `“${part}”`);
  const [speaksFor, speaksAgainst] = [of(1), of(-1)];
  if (speaksFor.length === 0 && speaksAgainst.length === 0)
    return `No word of it speaks for or against ${intent}: the bot has not learned them.`;
  const parts = [
    speaksFor.length > 0 ? `${speaksFor.join(' and ')} spoke most for it` : 'no word spoke for it',
    ...(speaksAgainst.length > 0 ? [`${speaksAgainst.join(' and ')} against it`] : []),
  ];
  return `${intent}: ${parts.join(', ')}.`;
}
