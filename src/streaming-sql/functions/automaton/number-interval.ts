// <n-m>: the numbers from n to m as a pattern of their digits.
import { EMPTY_TEXT, type Pattern, sequence } from './pattern.ts';

const digits = (from: string, to: string): Pattern => ({ kind: 'set', set: [from.charCodeAt(0), to.charCodeAt(0)] });
const anyDigits = (count: number): Pattern => ({ kind: 'repeat', inner: digits('0', '9'), least: count, most: count });
const union = (parts: readonly Pattern[]): Pattern => (parts.length === 1 ? (parts[0] as Pattern) : { kind: 'union', parts });
const moved = (digit: string, by: number): string => String.fromCharCode(digit.charCodeAt(0) + by);

/**
 * As dk.brics.automaton, whose table AWS prints: bounds written with equally many digits stand for numbers of that many digits;
 * otherwise any number of zeros may stand before the number. Bounds may come in either order.
 */
export function numberInterval(first: string, second: string): Pattern {
  const [low, high] = BigInt(first) <= BigInt(second) ? [first, second] : [second, first];
  if (low.length === high.length) return between(low, high);
  const [from, to] = [BigInt(low).toString(), BigInt(high).toString()];
  const byLength: Pattern[] = [];
  for (let length = from.length; length <= to.length; length++) {
    const least = length === from.length ? from : `1${'0'.repeat(length - 1)}`;
    const most = length === to.length ? to : '9'.repeat(length);
    byLength.push(between(least, most));
  }
  return sequence([{ kind: 'repeat', inner: digits('0', '0'), least: 0, most: Number.POSITIVE_INFINITY }, union(byLength)]);
}

/** Numbers of as many digits as both bounds have. */
function between(low: string, high: string): Pattern {
  if (low === '') return EMPTY_TEXT;
  if (/^0+$/.test(low) && /^9+$/.test(high)) return anyDigits(low.length);
  const [a, b] = [low[0] as string, high[0] as string];
  const rest = low.length - 1;
  if (a === b) return sequence([digits(a, a), between(low.slice(1), high.slice(1))]);
  const ways = [
    sequence([digits(a, a), between(low.slice(1), '9'.repeat(rest))]),
    sequence([digits(b, b), between('0'.repeat(rest), high.slice(1))]),
  ];
  if (b.charCodeAt(0) - a.charCodeAt(0) > 1) ways.push(sequence([digits(moved(a, 1), moved(b, -1)), anyDigits(rest)]));
  return union(ways);
}
