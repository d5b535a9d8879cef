// A reference table from CSV: its first line names the columns, the types are declared or found out.
import type { ColumnSchema, SqlValue, StreamSchema, TableData } from '../engine.ts';
import { parseDate, parseTimestamp } from '../functions/calendar.ts';
import { CoercionError, fieldCoercionTo, namingColumn } from './coercion.ts';
import { CSV_FILE, parseDelimited } from './delimited.ts';

/** A record of the file that does not fit the table. */
export interface TableFault {
  readonly message: string;
  /** The record as a JSON list. */
  readonly data: string;
}

/** A table whose text cannot be one: the message is a sentence without the file's name. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

export interface ReferenceTable {
  readonly data: TableData;
  readonly faults: readonly TableFault[];
}

const LONGEST_TEXT = 65_534; // of a VARCHAR
const INTEGER = /^-?(0|[1-9]\d*)$/; // 007 is a text
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

/** A name keeps its case where the SQL quotes it; elsewhere SQL folds it to upper case. */
function nameIn(sql: string, name: string): string {
  return sql.includes(`"${name}"`) ? name : name.toUpperCase();
}

/** The narrowest type that holds all fields; empty ones count for nothing. */
function typeOf(fields: readonly string[]): string {
  const present = fields.filter((field) => field !== '');
  const all = (test: (field: string) => boolean) => present.length > 0 && present.every(test);
  if (all((field) => /^(true|false)$/i.test(field))) return 'BOOLEAN';
  if (all((field) => INTEGER.test(field) && Math.abs(Number(field)) < 2 ** 31)) return 'INTEGER';
  if (all((field) => INTEGER.test(field) && BigInt.asIntN(64, BigInt(field)) === BigInt(field))) return 'BIGINT';
  if (all((field) => NUMBER.test(field))) return 'DOUBLE';
  if (all((field) => parseTimestamp(field) !== undefined)) return 'TIMESTAMP';
  if (all((field) => parseDate(field) !== undefined)) return 'DATE';
  return `VARCHAR(${Math.min(LONGEST_TEXT, Math.max(1, ...present.map((field) => field.length)))})`;
}

/** The position in the file of each declared column, by its name in any case. */
function positionsOf(schema: StreamSchema, header: readonly string[]): number[] {
  return schema.columns.map(({ name }) => {
    const position = header.findIndex((field) => field.toUpperCase() === name.toUpperCase());
    if (position >= 0) return position;
    throw new TableError(`has no column ${name}, which --schema declares: its first line has ${header.join(', ')}.`);
  });
}

/**
 * Reads the table `name` from CSV. `sql` tells whether its names are quoted. An empty field is NULL, but for texts, where it is empty.
 * @throws TableError when the text has no header or lacks a column of `schemas`
 */
export function tableOfCsv(name: string, text: string, sql: string, schemas: readonly StreamSchema[]): ReferenceTable {
  const [header, ...records] = parseDelimited(text, CSV_FILE);
  if (!header) throw new TableError('is empty: its first line must name the columns.');
  const schema = schemas.find((declared) => declared.name.toUpperCase() === name.toUpperCase());
  const positions = schema ? positionsOf(schema, header) : header.map((_, position) => position);
  const columns: readonly ColumnSchema[] =
    schema?.columns ??
    header.map((field, position) => ({ name: nameIn(sql, field), type: typeOf(records.map((record) => record[position] ?? '')) }));
  const rows: SqlValue[][] = [];
  const faults: TableFault[] = [];
  const coercions = columns.map((column) => namingColumn(column.name, fieldCoercionTo(column.type)));
  for (const record of records) {
    try {
      rows.push(coercions.map((coerce, column) => coerce(record[positions[column] as number])));
    } catch (error) {
      if (!(error instanceof CoercionError)) throw error;
      faults.push({ message: `table ${name}, ${error.message}`, data: JSON.stringify(record) });
    }
  }
  return { data: { schema: { name: schema?.name ?? nameIn(sql, name), columns }, rows }, faults };
}
