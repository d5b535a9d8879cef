// What the editor says about a function, and how it writes a call of it.

/**
 * Where a call may stand. scalar: any expression. aggregate: the SELECT list of groups, or before OVER. window: before OVER only.
 * table: inside TABLE( ) in FROM. record: an expression whose value has columns. operator: written between its operands.
 */
export type FunctionKind = 'scalar' | 'aggregate' | 'window' | 'table' | 'record' | 'operator';

export interface FunctionDoc {
  readonly name: string;
  readonly kind: FunctionKind;
  readonly signature: string;
  /** One or two sentences. */
  readonly says: string;
  /** The page of the AWS SQL reference that it comes from, without `.html`. */
  readonly page: string;
  /** The call with its arguments as `${1:placeholder}`. Absent: the name alone is inserted. */
  readonly snippet?: string;
  /** A call that the engine accepts, over a stream of NAME VARCHAR(16), X DOUBLE and OK BOOLEAN. A test runs it. */
  readonly example: string;
  /** The engine's own names for it, where they are others. */
  readonly engineNames?: readonly string[];
}

/** The address of a page of the AWS SQL reference. */
export function pageAddress(page: string): string {
  return `https://docs.aws.amazon.com/kinesisanalytics/latest/sqlref/${page}.html`;
}

// `${1:...}` is what both editors take as a placeholder; in a template it would be code.
export const hole = (place: number, text: string): string => `\${${place}:${text}}`;
