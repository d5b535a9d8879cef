// A filter pattern: which of its three languages it is written in, and what it says of a message.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html

import { parseJsonPattern } from './json-pattern.ts';
import type { FilterPattern, PatternMatch } from './pattern-match.ts';
import { parseSpacePattern } from './space-pattern.ts';
import { parseTerms } from './terms.ts';

/** Throws AwsError InvalidParameterException. */
export function parseFilterPattern(text: string): FilterPattern {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return parseJsonPattern(trimmed);
  if (trimmed.startsWith('[')) return parseSpacePattern(trimmed);
  const matches = parseTerms(trimmed);
  const match: PatternMatch = { value: () => undefined, extracted: {} };
  return (message) => (matches(message) ? match : undefined);
}
