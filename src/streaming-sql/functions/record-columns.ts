// The columns of a log parser's record: 'name TYPE type [START n FOR m], ...' or COLUMN1 ... COLUMNn.
import { constant, type SlotScalar } from '../semantics/scalar.ts';
import { type RecordField, resolveType, type SqlType, varchar } from '../semantics/sql-type.ts';
import type { SqlValue } from '../semantics/value.ts';
import { parseTypeName } from '../syntax/parser.ts';
import { cast } from './cast.ts';

export interface RecordColumn extends RecordField {
  readonly start: number; // FIXED_COLUMN_LOG_PARSE: from 0
  readonly length: number;
}

// AWS: sql-reference-regex-log-parse.html: columns are VARCHAR(1024) unless declared.
const PARSED_LENGTH = 1024;

/** COLUMN1 ... COLUMNn. */
export function numberedColumns(count: number): RecordColumn[] {
  return Array.from({ length: count }, (_, i) => ({ name: `COLUMN${i + 1}`, type: varchar(PARSED_LENGTH), start: 0, length: 0 }));
}

/** Reads a column specification; undefined when it is none. Throws SqlError for a type that does not exist. */
export function readColumns(specification: string): RecordColumn[] | undefined {
  const columns: RecordColumn[] = [];
  for (const part of specification.split(/,(?![^(]*\))/)) {
    const match = /^\s*("[^"]+"|\w+)(?:\s+TYPE\s+(.+?))?(?:\s+START\s+(\d+)\s+FOR\s+(\d+))?\s*$/i.exec(part);
    if (!match) return undefined;
    const [, name = '', type, start = '0', length = '0'] = match;
    columns.push({
      name: name.startsWith('"') ? name.slice(1, -1) : name.toUpperCase(),
      type: type === undefined ? varchar(PARSED_LENGTH) : resolveType(parseTypeName(type)),
      start: Number(start),
      length: Number(length),
    });
  }
  return columns;
}

/** Turns the parsed texts into the columns' types; a missing text is NULL. */
export function recordReader(columns: readonly RecordColumn[]): (texts: readonly (string | undefined)[]) => SqlValue[] {
  const converters = columns.map(({ type }) => textTo(type));
  return (texts) => converters.map((convert, i) => (texts[i] === undefined ? null : convert(texts[i])));
}

function textTo(type: SqlType): (text: string) => SqlValue {
  const text: SlotScalar = { op: 'slot', row: 0, index: 0, type: { kind: 'VARCHAR' }, nullable: false, label: 'text' };
  const converted = cast(text, type) ?? constant(null, type);
  if (converted.op !== 'call') return (value) => value;
  return converted.fn.apply as unknown as (value: string) => SqlValue;
}
