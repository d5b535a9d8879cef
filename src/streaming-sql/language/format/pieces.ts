// A statement's tokens as the formatter moves them: text, the comments that go with each, and brackets as trees.

import { RESERVED_WORDS } from '../../syntax/reserved-words.ts';
import type { Token } from '../../syntax/token.ts';
import { FUNCTION_DOCS } from '../docs/function-docs.ts';
import type { Comment } from '../scan.ts';

export interface Piece {
  readonly kind: Token['kind'];
  /** Folded to upper case for an unquoted word: what layout asks for. */
  readonly value: string;
  /** As it will be printed. */
  readonly text: string;
  /** On lines of their own before the piece. A blank line before one is kept. */
  readonly leading: readonly LeadingComment[];
  /** Behind the piece on its line. */
  readonly trailing: readonly string[];
}

export interface LeadingComment {
  readonly text: string;
  readonly gap: 'blank line' | 'none';
}

/** A bracket with everything in it. */
export interface Bracket {
  readonly open: Piece;
  readonly inside: readonly Node[];
  readonly close: Piece | undefined;
}

export type Node = Piece | Bracket;

export const isBracket = (node: Node | undefined): node is Bracket => node !== undefined && 'open' in node;

// Words that are no reserved words and yet keywords where they stand.
const MORE_KEYWORDS = new Set(
  'PUMP REPLACE STARTED STOPPED EXPEDITED DESCRIPTION PRECEDING FOLLOWING UNBOUNDED WINDOWED STAGGER ASC DESC NULLS FIRST LAST PERIOD CONTAINS EQUALS PRECEDES SUCCEEDS LEADS LAGS STRICTLY IMMEDIATELY PLACING STEP QUARTER WEEK'.split(
    ' ',
  ),
);

/** Unquoted names are folded anyway, so that upper case changes nothing; other names stay as they are written. */
function textOf(sql: string, { kind, value, span }: Token): string {
  const text = sql.slice(span.start, span.end);
  if (kind !== 'word') return text;
  return RESERVED_WORDS.has(value) || MORE_KEYWORDS.has(value) || FUNCTION_DOCS.has(value) ? value : text;
}

/** The tokens with their comments; what stands behind the last token belongs to a piece of kind `end`. */
export function piecesOf(sql: string, tokens: readonly Token[], comments: readonly Comment[]): Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  let behind = 0;
  const leadingBefore = (start: number): LeadingComment[] => {
    const own: LeadingComment[] = [];
    for (; next < comments.length && (comments[next] as Comment).start < start; next++) {
      const comment = comments[next] as Comment;
      const gap = /\n[^\S\n]*\n/.test(sql.slice(behind, comment.start)) ? 'blank line' : 'none';
      own.push({ text: comment.text, gap });
      behind = comment.end;
    }
    return own;
  };
  for (const token of tokens) {
    const leading = leadingBefore(token.span.start);
    behind = token.span.end;
    const trailing: string[] = [];
    for (; next < comments.length && isBehind(sql, behind, comments[next] as Comment); next++) {
      trailing.push((comments[next] as Comment).text);
      behind = (comments[next] as Comment).end;
    }
    pieces.push({ kind: token.kind, value: token.value, text: textOf(sql, token), leading, trailing });
  }
  pieces.push({ kind: 'end', value: '', text: '', leading: leadingBefore(sql.length + 1), trailing: [] });
  return pieces;
}

/** On the line on which the text before it ends. */
const isBehind = (sql: string, end: number, comment: Comment): boolean =>
  comment.start >= end && /^[^\S\n]*$/.test(sql.slice(end, comment.start));

/** Brackets as trees. One that is not closed holds the rest; one that is not opened is a piece like others. */
export function treeOf(pieces: readonly Piece[]): Node[] {
  const root: Node[] = [];
  const stack: { open: Piece; inside: Node[] }[] = [];
  const put = (node: Node): void => {
    (stack.at(-1)?.inside ?? root).push(node);
  };
  for (const piece of pieces) {
    const top = stack.at(-1);
    if (piece.kind === 'symbol' && piece.value === '(') stack.push({ open: piece, inside: [] });
    else if (piece.kind === 'symbol' && piece.value === ')' && top) {
      stack.pop();
      put({ ...top, close: piece });
    } else put(piece);
  }
  for (let top = stack.pop(); top; top = stack.pop()) put({ ...top, close: undefined });
  return root;
}
