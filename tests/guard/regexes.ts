// Random regular expressions, of the syntax that both engines have.
import type { Random } from '../streaming-sql/differential/random.ts';

const ATOMS = [
  'x',
  'y',
  'a',
  'A',
  ':',
  '.',
  '\\.',
  '\\d',
  '\\w',
  '\\s',
  '[a-y]',
  '[^x]',
  '[[:upper:]]',
  '\\{',
  ' ',
  'ä',
  '\\p{Lu}',
  '[\\w:]',
  '\\b',
  '\\x41',
  '[]x]',
  '[a-z&&[^x]]',
];

export function anyRegex(random: Random, depth = 2): string {
  const text = random.list(1, 3, () => piece(random, depth)).join('');
  const anchored = `${random.chance(0.3) ? '^' : ''}${text}${random.chance(0.3) ? '$' : ''}`;
  return random.chance(0.1) ? `(?i)${anchored}` : anchored;
}

function piece(random: Random, depth: number): string {
  if (depth > 0 && random.chance(0.04))
    return `(${random.pick(['?=', '?!', '?<=', '?<!'])}${random.pick(['x', 'a', '\\w', 'xy', '[^x]:', '$', '^x'])})`;
  const group = depth > 0 && random.chance(0.2);
  const inner = () => anyRegex(random, depth - 1);
  const atom = group ? `(${random.pick(['', '', '?:'])}${random.list(1, 2, inner).join('|')})` : random.pick(ATOMS);
  return atom === '\\b' ? atom : atom + random.pick(['', '', '', '*', '+', '?', '{2}', '{1,2}', '{1,}', '*?', '+?']);
}
