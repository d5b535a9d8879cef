// LIKE without regular expressions: time grows with pattern times text, never faster. AWS: sql-reference-string-operators.html
import { escapeOf, invalid } from './pattern.ts';

const ONE = -1; // _
const MANY = -2; // %

/** The pattern as character codes, ONE and MANY. Throws RowFailure. */
function codesOf(pattern: string, escapedBy: string | null): number[] {
  const escapeCharacter = escapeOf(escapedBy);
  const codes: number[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string;
    if (c === escapeCharacter) {
      i++;
      if (i === pattern.length) invalid(pattern, 'nothing follows the escape character');
      codes.push(pattern.charCodeAt(i));
    } else codes.push(c === '_' ? ONE : c === '%' ? MANY : c.charCodeAt(0));
  }
  return codes;
}

let last: { readonly pattern: string; readonly escapedBy: string | null; readonly codes: readonly number[] } | undefined;

/** _ is one character, % any number of them, the escape character takes the next one as it is. Throws RowFailure. */
export function isLike(text: string, pattern: string, escapedBy: string | null): boolean {
  // A query asks with the same pattern row after row.
  if (last?.pattern !== pattern || last.escapedBy !== escapedBy) last = { pattern, escapedBy, codes: codesOf(pattern, escapedBy) };
  return matches(text, last.codes);
}

/** Only the last % may have to take more: what an earlier one took too little of, the later one can take instead. */
function matches(text: string, codes: readonly number[]): boolean {
  let at = 0;
  let code = 0;
  let afterMany = -1; // where the pattern goes on behind the last %
  let taken = 0; // up to here that % has taken the text
  while (at < text.length) {
    if (codes[code] === MANY) {
      afterMany = ++code;
      taken = at;
    } else if (codes[code] === ONE || codes[code] === text.charCodeAt(at)) {
      code++;
      at++;
    } else if (afterMany >= 0) {
      code = afterMany;
      at = ++taken;
    } else return false;
  }
  while (codes[code] === MANY) code++;
  return code === codes.length;
}
