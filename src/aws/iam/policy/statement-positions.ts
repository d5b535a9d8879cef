// Where the statements of a policy stand in its text, as the policy simulator tells it.

/** Lines and columns count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/**
 * The ranges of the statements of a text that is a policy, in order. Read off recorded answers of the simulator: a range begins behind
 * the token before (the bracket of the list, or the statement before), so that a comma belongs to it, and ends behind the brace.
 */
export function statementRanges(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  let depth = 0;
  let isStatement = false;
  let inList = false;
  let start = 0;
  for (const { index, 0: token } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g)) {
    if (token.startsWith('"')) {
      if (depth === 1 && /^\s*:/.test(text.slice(index + token.length))) isStatement = token === '"Statement"';
    } else if (token === '{' || token === '[') {
      if (isStatement && depth === 1) {
        inList = token === '[';
        start = inList ? index + 1 : index;
      }
      depth++;
    } else {
      depth--;
      if (isStatement && token === '}' && depth === (inList ? 2 : 1)) {
        ranges.push({ start: positionOf(text, start), end: positionOf(text, index + 1) });
        start = index + 1;
      }
    }
  }
  return ranges;
}

function positionOf(text: string, index: number): TextPosition {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}
