// Random documents: small, with few keys and values, so that queries and comparisons often meet.
import type { Random } from '../streaming-sql/differential/random.ts';

export const KEYS = ['a', 'b', 'Name', 'Tags', 'items', 'Enabled', 'Type', 'bucketName', 'Key', 'some-key', 'Value'] as const;
export const TEXTS = [
  'x',
  'y',
  'xy',
  '',
  'AWS::S3::Bucket',
  'AWS::EC2::Instance',
  'true',
  '7',
  'Näme',
  'a,b',
  'arn:aws:s3:::x',
  '{"a": [1, "x"]}',
  '%20x',
] as const;
export const TYPES = ['AWS::S3::Bucket', 'AWS::EC2::Instance', 'Custom::Thing'] as const;

export function scalar(random: Random): unknown {
  const kind = random.int(0, 9);
  if (kind < 5) return random.pick(TEXTS);
  if (kind < 7) return random.int(-2, 9);
  if (kind === 7) return random.pick([0.5, 1.5, 7.25]);
  return kind === 8 ? random.chance(0.5) : null;
}

export function anyValue(random: Random, depth: number): unknown {
  const kind = random.int(0, 9);
  if (depth === 0 || kind < 4) return scalar(random);
  if (kind < 7) return random.list(0, 3, () => anyValue(random, depth - 1));
  return struct(random, depth - 1);
}

function struct(random: Random, depth: number): Record<string, unknown> {
  return Object.fromEntries(random.list(0, 5, () => [random.pick(KEYS), anyValue(random, depth)]));
}

export function anyDocument(random: Random): unknown {
  const document = struct(random, 3);
  if (random.chance(0.3)) return document;
  const resource = () => ({ Type: random.pick(TYPES), Properties: struct(random, 2) });
  return { ...document, Resources: Object.fromEntries(random.list(0, 3, (index) => [`r${index}`, resource()])) };
}
