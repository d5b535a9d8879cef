// The matcher of SIMILAR TO and FAST_REGEX_LOG_PARSE against the host's own expressions, and its bounds.
import { expect, test } from 'vitest';
import { RowFailure } from '../../semantics/value.ts';
import { Automaton } from './automaton.ts';
import { readFastPattern } from './fast-pattern.ts';
import { readSimilarPattern } from './similar-pattern.ts';

const fast = (pattern: string): Automaton => new Automaton(readFastPattern(pattern).pattern);
const similar = (pattern: string): Automaton => new Automaton(readSimilarPattern(pattern, '\\'));

/** Whole numbers from a seed (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A random pattern that both languages read alike. */
function pattern(random: (below: number) => number, depth: number): string {
  const one = (): string => pattern(random, depth - 1);
  if (depth === 0) return ['a', 'b', 'c', '[ab]', '[^a]'][random(5)] as string;
  switch (random(7)) {
    case 0:
      return `(${one()}|${one()})`;
    case 1:
      return `(${one()})*`;
    case 2:
      return `(${one()})+`;
    case 3:
      return `(${one()})?`;
    case 4:
      return `(${one()}){1,2}`;
    default:
      return one() + one();
  }
}

const TEXTS = [
  '',
  ...['a', 'b', 'c'].flatMap((x) => [x, ...['a', 'b', 'c'].flatMap((y) => [x + y, `${x}${y}a`, `${x}${y}b`, `${y}${x}${y}${x}c`])]),
];

test('random patterns match what the host expressions match', () => {
  const random = generator(7);
  for (let i = 0; i < 300; i++) {
    const source = pattern(random, 3);
    const regex = new RegExp(`^(?:${source})$`);
    const [first, second] = [fast(source), similar(source)];
    for (const text of TEXTS) {
      expect(first.matches(text), `${text} fast ${source}`).toBe(regex.test(text));
      expect(second.matches(text), `${text} SIMILAR TO ${source}`).toBe(regex.test(text));
    }
  }
});

test('intersections and complements of random patterns say what both sides say', () => {
  const random = generator(11);
  for (let i = 0; i < 200; i++) {
    const [left, right] = [pattern(random, 2), pattern(random, 2)];
    const [both, not] = [fast(`(${left})&~(${right})`), fast(`~(${left}|${right})`)];
    for (const text of TEXTS) {
      const [a, b] = [new RegExp(`^(?:${left})$`).test(text), new RegExp(`^(?:${right})$`).test(text)];
      expect(both.matches(text), `${text}: ${left} & ~ ${right}`).toBe(a && !b);
      expect(not.matches(text), `${text}: ~(${left} | ${right})`).toBe(!a && !b);
    }
  }
});

test('a repetition of repetitions takes no longer than its text', () => {
  const text = 'a'.repeat(20_000);
  for (const automaton of [similar('(a+)+b'), similar('(a|aa)*(a|a)*b'), fast('((a*)*)*b'), fast('~(.*b.*)&(a+)+b')]) {
    expect(automaton.matches(text)).toBe(false);
  }
  expect(similar('(a+)+b').matches(`${text}b`)).toBe(true);
});

test('a pattern with more states than are remembered goes on, or says that it is too much', () => {
  const random = generator(3);
  const text = Array.from({ length: 3000 }, () => (random(2) === 0 ? 'a' : 'b')).join('');
  expect(similar('(a|b)*a(a|b){16}').matches(text)).toBe(text.at(-17) === 'a');
  expect(() => similar('((a{1,3000}){1,3000}){1,3000}b').matches('a'.repeat(600))).toThrow(RowFailure);
});

test('numbers between two bounds, with as many digits as are written', () => {
  const within = (interval: string, width: number): string[] => {
    const automaton = fast(interval);
    return Array.from({ length: 300 }, (_, i) => String(i).padStart(width, '0')).filter((text) => automaton.matches(text));
  };
  expect(within('<7-112>', 0)).toEqual(Array.from({ length: 106 }, (_, i) => String(i + 7)));
  expect(within('<005-120>', 3)).toHaveLength(116);
  expect(fast('<005-120>').matches('5')).toBe(false);
  expect(fast('<5-120>').matches('0005')).toBe(true);
  expect(fast('<9-1>').matches('4')).toBe(true);
  expect(fast('<1-123456789012345678901234567890>').matches('99999999999999999999')).toBe(true);
});

test('the empty language, any text, strings in quotes and characters after a backslash', () => {
  expect(fast('a#|b').matches('b')).toBe(true);
  expect(fast('#').matches('')).toBe(false);
  expect(fast('@x').matches('anything\nx')).toBe(true);
  expect(fast('"(a|b)*"').matches('(a|b)*')).toBe(true);
  expect(fast('\\.\\d').matches('.d')).toBe(true);
  expect(fast('().').matches('x')).toBe(true);
  expect(fast('[a\\-c]').matches('b')).toBe(false);
  expect(fast('<XDigit>{2,}').matches('fF09')).toBe(true);
});

test('a pattern that is none says why', () => {
  for (const [source, why] of [
    ['(a', ') is missing'],
    ['a)', ') stands without ('],
    ['<Letter>', 'is no named pattern'],
    ['[z-a]', 'ends before it begins'],
    ['a{3,2}', 'ends before it begins'],
    ['"a', '" is missing'],
    [`a${'{2}'.repeat(100)}`, 'one upon the other'],
    [`${'('.repeat(300)}a${')'.repeat(300)}`, 'nested deeper'],
  ] as const) {
    expect(() => fast(source), source).toThrow(why);
  }
  expect(() => similar('*a')).toThrow('nothing before it');
  expect(() => similar('a\\')).toThrow('nothing follows the escape character');
  expect(() => similar('a{x}')).toThrow('{ is not followed');
});
