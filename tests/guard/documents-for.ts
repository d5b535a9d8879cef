// Random documents for a policy that is there: templates of the types, keys and values that the policy itself names.
import type { Random } from '../streaming-sql/differential/random.ts';

interface Words {
  readonly types: readonly string[];
  readonly keys: readonly string[];
  readonly values: readonly unknown[];
}

export function documentsFor(policy: string, random: Random, count: number): readonly unknown[] {
  const words = wordsOf(policy);
  return Array.from({ length: count }, () => template(words, random));
}

function wordsOf(policy: string): Words {
  const text = policy.replaceAll(/^\s*#.*$/gm, '');
  const quoted = [...text.matchAll(/(['"])((?:(?!\1).)*)\1/g)].map(([, , inside = '']) => inside);
  const types = [...new Set(text.match(/\b[A-Z]\w+::\w+::\w+/g) ?? [])];
  const keys = new Set([...text.matchAll(/(?:\.|^\s*|\{\s*|\[\s*|some\s+|not\s+)([A-Z]\w+)/gm)].map(([, key = '']) => key));
  const numbers = (text.match(/\b\d{1,6}\b/g) ?? []).map(Number);
  return {
    types: types.length > 0 ? types : ['AWS::S3::Bucket'],
    keys: [...keys].filter((key) => !['Resources', 'Properties', 'Type'].includes(key)),
    values: [true, false, 'true', 'false', '', '*', 0, null, 'AES256', ...numbers, ...quoted],
  };
}

function template(words: Words, random: Random): unknown {
  if (random.chance(0.05)) return random.pick([{}, { Resources: {} }, { Resources: [] }]);
  const resources = random.list(1, 3, (index) => {
    const Type = random.chance(0.9) ? random.pick(words.types) : 'AWS::Other::Thing';
    return [`Resource${index}`, random.chance(0.95) ? { Type, Properties: struct(words, random, 4) } : { Type }];
  });
  return { Resources: Object.fromEntries(resources) };
}

function struct(words: Words, random: Random, depth: number): unknown {
  const keys = words.keys.filter(() => random.chance(0.6));
  return Object.fromEntries(keys.slice(0, 12).map((key) => [key, value(words, random, depth - 1)]));
}

function value(words: Words, random: Random, depth: number): unknown {
  const kind = random.int(0, 9);
  if (depth <= 0 || kind < 5) return random.pick(words.values);
  if (kind < 7) return random.list(0, 3, () => value(words, random, depth - 1));
  return struct(words, random, Math.min(depth, 2));
}
