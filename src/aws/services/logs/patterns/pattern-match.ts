// What a filter pattern is and says of a message.

/** What a message that matches offers: `$.size` of a JSON pattern, `$bytes` of one in brackets. */
export interface PatternMatch {
  /** The value of a selector, as text; undefined when the message has none. */
  value(selector: string): string | undefined;
  /** What TestMetricFilter tells. */
  readonly extracted: Readonly<Record<string, string>>;
}

/** Undefined when the message does not match. */
export type FilterPattern = (message: string) => PatternMatch | undefined;
