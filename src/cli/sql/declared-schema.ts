// --schema "S(A VARCHAR(4), B INTEGER)": the columns of a stream or a table, read by the engine's own parser.
import { SqlError, type StreamSchema } from '../../streaming-sql/engine.ts';
import { resolveType, typeText } from '../../streaming-sql/semantics/sql-type.ts';
import type { Statement } from '../../streaming-sql/syntax/ast.ts';
import { parseStatements } from '../../streaming-sql/syntax/parser.ts';
import { UsageError } from '../usage-error.ts';

export interface DeclaredSchema extends StreamSchema {
  /** Names of the columns that were declared NOT NULL. */
  readonly notNull: ReadonlySet<string>;
}

/** The columns that a CREATE STREAM declares. Throws SqlError. */
export function schemaOf({ name, columns }: Extract<Statement, { kind: 'createStream' }>): DeclaredSchema {
  return {
    name: name.value,
    columns: columns.map((column) => ({ name: column.name.value, type: typeText(resolveType(column.type)) })),
    notNull: new Set(columns.flatMap((column) => (column.nullable ? [] : [column.name.value]))),
  };
}

/** @throws UsageError */
export function parseSchema(text: string): DeclaredSchema {
  try {
    const [statement, ...others] = parseStatements(`CREATE STREAM ${text}`);
    if (statement?.kind !== 'createStream' || others.length > 0) throw new UsageError(`--schema takes one stream, and got ${text}`);
    return schemaOf(statement);
  } catch (error) {
    if (error instanceof SqlError) throw new UsageError(`--schema takes a text like "S(A VARCHAR(4), B INTEGER)". ${error.message}`);
    throw error;
  }
}
