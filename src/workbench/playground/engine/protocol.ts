// What the page and the playground's engine say to each other: plain data only. The engine is a Worker, so that no query stops the page.
import type { ColumnSchema, QueryWindow, StreamSchema } from '../../../streaming-sql/engine.ts';
import type { OperatorDescription, PumpDescription } from '../../../streaming-sql/plan/describe-plan.ts';

export type { ColumnSchema, OperatorDescription, PumpDescription, QueryWindow, StreamSchema };

/** The in-application stream that the data comes in by, named as the service names it. */
export const INPUT_STREAM = 'SOURCE_SQL_STREAM_001';

/** What the playground takes. Beyond it there is a sentence, and nothing is cut silently. */
export const LIMITS = {
  dataBytes: 5 * 1024 * 1024,
  rows: 200_000,
  cells: 4_000_000,
  columns: 1_000,
  /** AWS: the code of an application has at most 100 KB. */
  sqlCharacters: 100 * 1024,
  /** Kept of each stream for the table and the drawing; all are counted. */
  shownRows: 20_000,
  /** Wall time, in milliseconds. */
  readMs: 20_000,
  runMs: 60_000,
} as const;

/** Where a row's ROWTIME comes from. `arrived`: rows keep their order, and an older one is late. */
export type TimeChoice =
  | { readonly kind: 'spaced'; readonly everyMs: number }
  | { readonly kind: 'column'; readonly column: string; readonly order: 'sorted' | 'arrived' };

/** A reference table as CSV, whose first line names the columns. */
export interface TableText {
  readonly name: string;
  readonly csv: string;
}

/** A row that could not be read, with a sentence. */
export interface RowFault {
  readonly message: string;
  readonly data: string;
}

/** What the data was found to be. */
export interface DataSummary {
  readonly format: 'CSV' | 'JSON';
  readonly firstLine: 'names' | 'row';
  readonly columns: readonly ColumnSchema[];
  readonly rowCount: number;
  /** The first rows, as text; null is NULL. */
  readonly sample: readonly (readonly (string | null)[])[];
  readonly faultCount: number;
  readonly faults: readonly RowFault[];
  /** Names of columns that can be the time. */
  readonly timeColumns: readonly string[];
  readonly suggestedTime: TimeChoice;
  /** Of the reference tables. */
  readonly tables: readonly StreamSchema[];
}

export interface ShownRow {
  /** Epoch milliseconds. */
  readonly rowtimeMs: number;
  /** As the service prints them; null is NULL. */
  readonly cells: readonly (string | null)[];
}

export interface ShownStream {
  readonly name: string;
  readonly columns: readonly ColumnSchema[];
  /** The first ones, up to LIMITS.shownRows. */
  readonly rows: readonly ShownRow[];
  readonly total: number;
}

export interface RunResult {
  readonly input: ShownStream;
  /** Streams that pumps write to, in order of declaration, and last the error stream if it has rows. */
  readonly outputs: readonly ShownStream[];
  readonly windows: readonly QueryWindow[];
  readonly plan: readonly PumpDescription[];
  /** Rows without a readable time, which took no part. */
  readonly untimed: number;
  readonly elapsedMs: number;
}

export interface SqlPlace {
  readonly line: number;
  readonly column: number;
}

/** Why something did not work, as a sentence; for SQL also the place, and the line with its caret. */
export type Refusal =
  | { readonly kind: 'sql'; readonly message: string; readonly place: SqlPlace; readonly frame: string }
  | { readonly kind: 'data' | 'failed' | 'too long' | 'stopped'; readonly message: string };

export type ToEngine =
  | { readonly type: 'read'; readonly request: number; readonly text: string; readonly tables: readonly TableText[] }
  | {
      readonly type: 'run' | 'explain';
      readonly request: number;
      readonly sql: string;
      readonly text: string;
      readonly tables: readonly TableText[];
      readonly time: TimeChoice;
    };

export type FromEngine =
  | { readonly type: 'read'; readonly request: number; readonly summary: DataSummary }
  | { readonly type: 'progress'; readonly request: number; readonly rows: number; readonly of: number }
  | { readonly type: 'ran'; readonly request: number; readonly result: RunResult }
  | { readonly type: 'explained'; readonly request: number; readonly plan: readonly PumpDescription[] }
  | { readonly type: 'refused'; readonly request: number; readonly refusal: Refusal };
