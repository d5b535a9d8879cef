// A place in the text of a regular expression.
import { RegexError } from './char-test.ts';

export class PatternText {
  at = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  sees(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  takes(word: string): boolean {
    if (!this.sees(word)) return false;
    this.at += word.length;
    return true;
  }

  takesMatch(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** The next code point. */
  next(): number {
    const codePoint = this.text.codePointAt(this.at);
    if (codePoint === undefined) throw new RegexError('it ends too early');
    this.at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }
}
