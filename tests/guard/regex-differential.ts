// Random regular expressions over random texts, matched by cfn-guard and by the embedded Guard.
import { type Random, seeded } from '../streaming-sql/differential/random.ts';
import { judgedByBinary } from './cfn-guard.ts';
import { judgedByUs, same } from './ours.ts';
import { anyRegex } from './regexes.ts';

const REGEXES = 12;
const TEXTS = 20;
const CHARS = ['x', 'y', 'a', 'A', 'b', ':', '.', '7', ' ', 'ä', 'Z', '{', '\n', '-'];

/** What they do not agree on, in words; undefined where they agree. */
export function regexDisagreement(seed: number): string | undefined {
  const random = seeded(seed);
  const regexes = Array.from({ length: REGEXES }, () => anyRegex(random));
  const texts = Array.from({ length: TEXTS }, () => anyText(random));
  const together = disagreementOf(regexes, texts);
  if (together !== 'refused') return together;
  // One of them is no regular expression: each by itself.
  return regexes.map((regex) => disagreementOf([regex], texts)).find((found) => found !== undefined && found !== 'refused');
}

const anyText = (random: Random): string => random.list(0, 6, () => random.pick(CHARS)).join('');

function disagreementOf(regexes: readonly string[], texts: readonly string[]): string | undefined {
  const policy = `${regexes.map((regex, index) => `rule r${index} { text == /${regex}/ }`).join('\n')}\n`;
  const documents = texts.map((text) => ({ text }));
  const binary = judgedByBinary(policy, documents);
  const ours = judgedByUs(policy, documents);
  if (binary[0] === 'refused' && ours[0] === 'refused') return 'refused';
  const index = documents.findIndex((_, at) => !same(binary[at], ours[at]));
  if (index < 0) return undefined;
  return `cfn-guard says ${JSON.stringify(binary[index])}, we say ${JSON.stringify(ours[index])} of ${JSON.stringify(texts[index])} by\n${policy}`;
}
