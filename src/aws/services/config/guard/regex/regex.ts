// A regular expression whose time is linear in the text: policies come from anybody, and JavaScript's own engine can be made to search for years.

import { findMatch } from './find-match.ts';
import { hasMatch } from './match-ends.ts';
import { compile, type Program } from './program.ts';
import { readPattern } from './read-pattern.ts';

export { RegexError } from './char-test.ts';

export class LinearRegex {
  readonly source: string;
  readonly #program: Program;
  readonly #names: ReadonlyMap<string, number>;

  /** @throws RegexError that says what is wrong with the pattern. */
  constructor(source: string) {
    const { pattern, names } = readPattern(source);
    this.source = source;
    this.#program = compile(pattern);
    this.#names = names;
  }

  /** Does it match anywhere in `text`? */
  matches(text: string): boolean {
    return hasMatch(this.#program, codePoints(text));
  }

  /** For each match, one after the other, the template with `$1`, `${1}`, `$name` and `$$` filled in; what lies between matches is left out. */
  expandMatches(text: string, template: string): string {
    const chars = codePoints(text);
    let expanded = '';
    let lastEnd = -1;
    for (let from = 0; from <= chars.length; ) {
      const slots = findMatch(this.#program, chars, from);
      if (!slots) break;
      const [begin = 0, end = 0] = slots;
      if (begin === end && end === lastEnd) {
        from = end + 1;
        continue;
      }
      expanded += this.#filled(template, chars, slots);
      lastEnd = end;
      from = begin === end ? end + 1 : end;
    }
    return expanded;
  }

  #filled(template: string, chars: readonly number[], slots: readonly (number | undefined)[]): string {
    return template.replaceAll(/\$(?:\$|\{([^}]*)\}|(\w+))/g, (whole, braced?: string, plain?: string) => {
      const group = braced ?? plain;
      if (group === undefined) return whole === '$$' ? '$' : whole;
      const index = /^\d+$/.test(group) ? Number(group) : this.#names.get(group);
      const begin = index === undefined ? undefined : slots[index * 2];
      const end = index === undefined ? undefined : slots[index * 2 + 1];
      if (begin === undefined || end === undefined) return '';
      return chars.slice(begin, end).reduce((text, char) => text + String.fromCodePoint(char), '');
    });
  }
}

const codePoints = (text: string): readonly number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);
