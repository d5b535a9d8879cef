// Where each statement of an application begins and ends: at the semicolons, whatever stands between them.
import type { Token } from '../syntax/token.ts';
import type { SourceRange } from './source-range.ts';

export interface StatementRange extends SourceRange {
  /** With the semicolon. */
  readonly tokens: readonly Token[];
}

/** One range a statement, from its first token to its semicolon or, for the last one, to its last token. */
export function statementRanges(tokens: readonly Token[]): readonly StatementRange[] {
  const ranges: StatementRange[] = [];
  let own: Token[] = [];
  const close = (): void => {
    const [first] = own;
    const last = own.at(-1);
    if (first && last && own.some((token) => !isSemicolon(token))) {
      ranges.push({ start: first.span.start, end: last.span.end, tokens: own });
    }
    own = [];
  };
  for (const token of tokens) {
    own.push(token);
    if (isSemicolon(token)) close();
  }
  close();
  return ranges;
}

/** The statement that a position belongs to: the last one that begins before it and does not end before it. */
export function statementAt(ranges: readonly StatementRange[], offset: number): StatementRange | undefined {
  const before = ranges.filter(({ start }) => start <= offset).at(-1);
  const last = before?.tokens.at(-1);
  return last && isSemicolon(last) && last.span.end <= offset ? undefined : before;
}

const isSemicolon = ({ kind, value }: Token): boolean => kind === 'symbol' && value === ';';
