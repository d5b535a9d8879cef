// The tree of a regular expression.
import type { CharTest } from './char-test.ts';

export type Pattern =
  | { readonly is: 'char'; readonly test: CharTest }
  | { readonly is: 'assertion'; readonly of: Assertion }
  | { readonly is: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly is: 'choice'; readonly options: readonly Pattern[] }
  | { readonly is: 'group'; readonly index: number; readonly body: Pattern }
  /** `(?=...)`, `(?!...)`, `(?<=...)`, `(?<!...)` */
  | { readonly is: 'look'; readonly direction: 'ahead' | 'behind'; readonly negated: boolean; readonly body: Pattern }
  | { readonly is: 'repeat'; readonly body: Pattern; readonly least: number; readonly most: number; readonly prefers: 'more' | 'fewer' };

export type Assertion = 'text start' | 'text end' | 'line start' | 'line end' | 'word boundary' | 'no word boundary';

/** What was read: the tree, and the groups by number (0 is the whole match) and by name. */
export interface ReadPattern {
  readonly pattern: Pattern;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}
