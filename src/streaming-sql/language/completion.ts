// One thing that the editor offers at the cursor.
import type { SourceRange } from './source-range.ts';

export type CompletionKind = 'column' | 'stream' | 'table' | 'function' | 'window' | 'type' | 'keyword' | 'pattern';

export interface SqlCompletion {
  readonly kind: CompletionKind;
  readonly label: string;
  readonly insert: string;
  /** `placeholders`: `${1:text}` in `insert` are stops of the Tab key. */
  readonly insertAs: 'text' | 'placeholders';
  /** One short line: a type, a signature. */
  readonly detail?: string;
  readonly documentation?: string;
}

export interface SqlCompletions {
  readonly replace: SourceRange;
  /** The most likely first. */
  readonly items: readonly SqlCompletion[];
}
