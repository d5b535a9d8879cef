// What a query can name: streams, reference tables and functions of the application.
import type { Scalar } from '../semantics/scalar.ts';
import type { SqlType } from '../semantics/sql-type.ts';
import type { SqlValue } from '../semantics/value.ts';
import type { Identifier } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';
import type { OutputColumn } from './plan.ts';
import { hint } from './scope.ts';

export interface CatalogStream {
  readonly name: string;
  readonly columns: readonly OutputColumn[];
}

export interface CatalogTable {
  readonly name: string;
  readonly columns: readonly OutputColumn[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** CREATE FUNCTION: its body over parameters as slots of row 0. */
export interface CatalogFunction {
  readonly parameters: readonly SqlType[];
  readonly returns: SqlType;
  readonly nullInput: 'CALLED' | 'RETURNS NULL';
  readonly body: Scalar;
}

export interface Catalog {
  readonly streams: Map<string, CatalogStream>;
  readonly tables: Map<string, CatalogTable>;
  readonly functions: Map<string, readonly CatalogFunction[]>; // of one name, told apart by their parameters
}

/** The stream or table of that name. Throws SqlError with what was probably meant. */
export function findObject(catalog: Catalog, name: Identifier): { stream: CatalogStream } | { table: CatalogTable } {
  const stream = catalog.streams.get(name.value);
  if (stream) return { stream };
  const table = catalog.tables.get(name.value);
  if (table) return { table };
  throw notFound(name, [...catalog.streams.keys(), ...catalog.tables.keys()]);
}

/** The stream that INSERT names. Throws SqlError. */
export function findTarget(catalog: Catalog, name: Identifier): CatalogStream {
  const stream = catalog.streams.get(name.value);
  if (!stream) throw notFound(name, [...catalog.streams.keys()]);
  return stream;
}

function notFound(name: Identifier, known: readonly string[]): SqlError {
  return new SqlError(name.span, `Object '${name.value}' not found${hint(name, known)}`);
}
