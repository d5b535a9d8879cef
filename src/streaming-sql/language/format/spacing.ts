// Whether a blank stands between two neighbours on a line.
import type { Piece } from './pieces.ts';

// Words before a bracket that are no call of a function.
const KEYWORDS_BEFORE_BRACKET = new Set(
  'ALL AND AS ASYMMETRIC BETWEEN BY CASE DISTINCT ELSE ESCAPE EXCEPT FOR FROM HAVING IN INTERSECT INTO IS JOIN LIKE NOT ON OR OVER SELECT EXISTS SIMILAR STAGGER STREAM THEN TO UNION USING VALUES WHEN WHERE WINDOW CONTAINS OVERLAPS EQUALS PRECEDES SUCCEEDS LEADS LAGS RETURN RANGE ROWS PLACING'.split(
    ' ',
  ),
);
// After these a sign belongs to the number, and a `*` is no product.
const WORDS_BEFORE_OPERAND = new Set([...KEYWORDS_BEFORE_BRACKET, 'INTERVAL', 'PRECEDING', 'FOLLOWING']);
const OPERATORS = new Set(['<>', '<=', '>=', '!=', '||', '=>', '+', '-', '*', '/', '=', '<', '>', '%']);

/** `beforeThat` is the neighbour of `left` on its own left. */
export function spaceBetween(beforeThat: Piece | undefined, left: Piece, right: Piece): boolean {
  const [l, r] = [symbol(left), symbol(right)];
  if (r === ',' || r === ';' || r === ')' || l === '(' || r === ']' || l === '[' || r === '}' || l === '{') return false;
  if (l === '.' || r === '.') return (l === '.' ? right.kind : left.kind) === 'number';
  if (r === '(') return !isCall(beforeThat, left);
  // Two signs would begin a comment.
  if (isSign(left) && isOperand(beforeThat)) return isSign(right);
  return true;
}

const symbol = ({ kind, value }: Piece): string => (kind === 'symbol' ? value : '');
const isSign = (piece: Piece): boolean => symbol(piece) === '-' || symbol(piece) === '+';

/** True when an operand begins behind this piece: a `-` is then a sign. */
function isOperand(before: Piece | undefined): boolean {
  if (!before) return true;
  if (before.kind === 'word') return WORDS_BEFORE_OPERAND.has(before.value);
  return before.kind === 'symbol' && (OPERATORS.has(before.value) || ['(', ',', '['].includes(before.value));
}

function isCall(beforeThat: Piece | undefined, name: Piece): boolean {
  if (name.kind === 'symbol') return symbol(name) === '(';
  if (name.kind !== 'word' && name.kind !== 'quoted') return false;
  const isDefinition = beforeThat?.kind === 'word' && ['INTO', 'STREAM', 'AS'].includes(beforeThat.value);
  const isPath = beforeThat?.kind === 'symbol' && beforeThat.value === '.';
  return !isDefinition && !isPath && !(name.kind === 'word' && KEYWORDS_BEFORE_BRACKET.has(name.value)) && name.kind === 'word';
}
