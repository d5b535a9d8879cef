// A filter pattern: which of its three languages it is written in, and what it says of a message.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { parseJsonPattern } from './json-pattern.ts';
import { parseSpacePattern } from './space-pattern.ts';
import { parseTerms } from './terms.ts';

/** What a message that matches offers: `$.size` of a JSON pattern, `$bytes` of one in brackets. */
export interface PatternMatch {
  /** The value of a selector, as text; undefined when the message has none. */
  value(selector: string): string | undefined;
  /** What TestMetricFilter tells. */
  readonly extracted: Readonly<Record<string, string>>;
}

/** Undefined when the message does not match. */
export type FilterPattern = (message: string) => PatternMatch | undefined;

/** Throws AwsError InvalidParameterException. */
export function parseFilterPattern(text: string): FilterPattern {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return parseJsonPattern(trimmed);
  if (trimmed.startsWith('[')) return parseSpacePattern(trimmed);
  const matches = parseTerms(trimmed);
  const match: PatternMatch = { value: () => undefined, extracted: {} };
  return (message) => (matches(message) ? match : undefined);
}
