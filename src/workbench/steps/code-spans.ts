// Sentences of checks name code between backticks, as the prose does: which parts of a sentence are code. Pure.

export interface Span {
  readonly kind: 'words' | 'code';
  readonly text: string;
}

/** The parts of `text` in order. A backtick without a partner on its line stays what it is. */
export function codeSpans(text: string): readonly Span[] {
  // The pattern has one group, so that every second piece is what stood between two backticks.
  return text
    .split(/`([^`\n]+)`/)
    .map((piece, index): Span => ({ kind: index % 2 === 1 ? 'code' : 'words', text: piece }))
    .filter((span) => span.text !== '');
}

/** The same sentence to be heard: the words and the code without the backticks. */
export function spoken(text: string): string {
  return codeSpans(text)
    .map((span) => span.text)
    .join('');
}
