// The rows of one input stream: a JSON object becomes values in the order of the columns.
import type { SqlValue, StreamSchema } from '../../streaming-sql/engine.ts';
import { CoercionError, coercionTo, namingColumn } from '../../streaming-sql/mapping/coercion.ts';
import type { Json, JsonObject } from '../../streaming-sql/mapping/json.ts';

interface Column {
  readonly name: string;
  readonly coerce: (value: Json | undefined) => SqlValue;
  readonly nulls: 'allowed' | 'refused';
  /** Another spelling of the name, found in a row before. */
  alias: string | undefined;
}

/** Reads rows of a stream. A column takes the member of its name; if there is none, the one that differs in case only. */
export class InputStream {
  readonly name: string;
  private readonly columns: readonly Column[];

  /** `notNull`: the columns that were declared so. */
  constructor({ name, columns }: StreamSchema, notNull: ReadonlySet<string>) {
    this.name = name;
    this.columns = columns.map((column) => ({
      name: column.name,
      coerce: namingColumn(column.name, coercionTo(column.type)),
      nulls: notNull.has(column.name) ? 'refused' : 'allowed',
      alias: undefined,
    }));
  }

  /** Values in the order of the columns; what is missing is NULL. Throws CoercionError. */
  values(row: JsonObject): SqlValue[] {
    return this.columns.map((column) => {
      const value = column.coerce(member(row, column));
      if (value === null && column.nulls === 'refused') throw new CoercionError(`column ${column.name}: it does not allow NULLs`);
      return value;
    });
  }
}

/** Only what the row itself holds: a column may be called `constructor`. */
function member(row: JsonObject, column: Column): Json | undefined {
  if (Object.hasOwn(row, column.name)) return row[column.name];
  if (column.alias !== undefined && Object.hasOwn(row, column.alias)) return row[column.alias];
  const folded = column.name.toUpperCase();
  const alias = Object.keys(row).find((name) => name.toUpperCase() === folded);
  if (alias === undefined) return undefined;
  column.alias = alias;
  return row[alias];
}
