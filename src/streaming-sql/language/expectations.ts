// What the grammar takes at the end of a text: the engine's parser reads it, and what it looks for there is written down.

import { Parser } from '../syntax/parser.ts';
import { SqlError } from '../syntax/sql-error.ts';

export interface Expectations {
  /** Words, in upper case; several words that only stand together are one: `GROUP BY`. */
  readonly words: ReadonlySet<string>;
  /** In the parser's words: `an expression`, `a stream name`, `a column name`, `a type`, `an alias` ... */
  readonly things: ReadonlySet<string>;
  /** `broken`: the parser did not come to the end, so that it is not known what goes there. */
  readonly state: 'known' | 'broken';
}

/** Reads the beginning of one statement. Never throws SqlError. */
export function expectationsAtEnd(beginning: string): Expectations {
  try {
    const parser = new ExpectingParser(beginning);
    try {
      parser.statements();
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
    }
    return { words: parser.words, things: parser.things, state: parser.words.size + parser.things.size > 0 ? 'known' : 'broken' };
  } catch (error) {
    // The lexer refuses the text.
    if (error instanceof SqlError) return { words: new Set(), things: new Set(), state: 'broken' };
    throw error;
  }
}

const WORD = /^[A-Z_]+$/;
// The parser looks at these in its own tables, not by asking for the word.
const PREDICATES = ['NOT', 'BETWEEN', 'IN', 'LIKE', 'SIMILAR TO', 'CONTAINS', 'OVERLAPS', 'PRECEDES', 'SUCCEEDS'];
const PRIMARIES = ['CASE', 'CAST', 'EXISTS', 'INTERVAL', 'NULL', 'TRUE', 'FALSE', 'DATE', 'TIME', 'TIMESTAMP'];

class ExpectingParser extends Parser {
  // Not fields with initialisers alone: the base class's constructor asks nothing yet, so they are there in time.
  readonly words = new Set<string>();
  readonly things = new Set<string>();

  protected override sees(...texts: string[]): boolean {
    for (const [i, text] of texts.entries()) {
      const token = this.peek(i);
      if (token.kind === 'end') {
        this.expectWords(texts.slice(i));
        break;
      }
      if ((token.kind !== 'word' && token.kind !== 'symbol') || token.value !== text) break;
    }
    return super.sees(...texts);
  }

  protected override seesIdentifier(): boolean {
    if (this.peek().kind === 'end') this.things.add('an alias');
    return super.seesIdentifier();
  }

  protected override unexpected(expected: string): SqlError {
    if (this.peek().kind === 'end') this.expectThing(expected);
    return super.unexpected(expected);
  }

  private expectWords(texts: readonly string[]): void {
    const words = texts.filter((text) => WORD.test(text));
    if (words.length < texts.length && !WORD.test(texts[0] ?? '')) return;
    this.words.add(words.join(' '));
    if (words[0] === 'IS') for (const word of PREDICATES) this.words.add(word);
  }

  private expectThing(expected: string): void {
    const word = /^"([A-Z_]+)"$/.exec(expected)?.[1];
    if (word) this.words.add(word);
    else if (expected.split(', ').every((part) => WORD.test(part))) for (const part of expected.split(', ')) this.words.add(part);
    else this.things.add(expected);
    if (expected === 'an expression') for (const primary of PRIMARIES) this.words.add(primary);
  }
}
