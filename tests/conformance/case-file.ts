// The form of a documented case: what the folder's README says, as types.

export type Cell = string | number | boolean | null;
export type CaseRow = Readonly<Record<string, Cell>>;
export type CaseInput = readonly CaseRow[] | { readonly schema?: string; readonly rows: readonly CaseRow[] };

export interface Check {
  readonly expr?: string;
  readonly sql?: string;
  readonly expected?: Cell | readonly Cell[] | readonly (readonly Cell[])[];
  readonly columns?: readonly string[];
  readonly [field: string]: unknown;
}

export interface ConformanceCase {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly source: string;
  readonly note?: string;
  readonly sql?: string;
  readonly checks?: readonly Check[];
  readonly input?: Readonly<Record<string, CaseInput | string>>;
  readonly reference?: Readonly<Record<string, string>>;
  readonly bound?: string;
  readonly decimals?: ReadonlySet<string>; // columns that the file writes with a decimal point, which JSON.parse forgets
  readonly columns?: readonly string[];
  readonly expected?: unknown;
  readonly [field: string]: unknown;
}

/** What a case came to: the sentences say what was wrong. */
export interface Outcome {
  readonly state: 'passed' | 'decided' | 'failed' | 'not run'; // decided: documents disagree, and the README says what was chosen
  readonly problems: readonly string[];
}

export const passed: Outcome = { state: 'passed', problems: [] };

export function outcomeOf(problems: readonly string[]): Outcome {
  return problems.length === 0 ? passed : { state: 'failed', problems };
}
