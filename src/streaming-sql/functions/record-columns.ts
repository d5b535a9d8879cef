// The columns of a log parser's record: 'name TYPE type [START n FOR m], ...' or COLUMN1 ... COLUMNn.
import { constant, type SlotScalar } from '../semantics/scalar.ts';
import { type RecordField, resolveType, type SqlType, varchar } from '../semantics/sql-type.ts';
import type { SqlValue } from '../semantics/value.ts';
import { parseTypeName } from '../syntax/parser.ts';
import { DAY_MS } from './calendar.ts';
import { cast } from './cast.ts';
import { parseWithFormat } from './simple-date-format.ts';

export interface RecordColumn extends RecordField {
  readonly start: number; // FIXED_COLUMN_LOG_PARSE: from 0
  readonly length: number;
  readonly format?: string; // SimpleDateFormat, of DATE, TIME and TIMESTAMP
}

// AWS: sql-reference-regex-log-parse.html: columns are VARCHAR(1024) unless declared.
const PARSED_LENGTH = 1024;

// <name> [TYPE <type> ['format'] [NOT NULL]] [START n [FOR m]]
const DESCRIPTION =
  /^\s*("[^"]+"|\w+)(?:\s+TYPE\s+([A-Za-z][\w ]*?(?:\s*\([\d\s,]*\))?)(?:\s+'([^']*)')?(?:\s+NOT\s+NULL)?)?(?:\s+START\s+(\d+)(?:\s+FOR\s+(\d+))?)?\s*$/i;

/** COLUMN1 ... COLUMNn. */
export function numberedColumns(count: number): RecordColumn[] {
  return Array.from({ length: count }, (_, i) => ({ name: `COLUMN${i + 1}`, type: varchar(PARSED_LENGTH), start: 0, length: 0 }));
}

/** Reads a column specification; undefined when it is none. Throws SqlError for a type that does not exist. */
export function readColumns(specification: string): RecordColumn[] | undefined {
  const columns: RecordColumn[] = [];
  for (const part of specification.split(/,(?=(?:[^']*'[^']*')*[^']*$)(?![^(]*\))/)) {
    const match = DESCRIPTION.exec(part);
    if (!match) return undefined;
    const [, name = '', type, format, start = '0', length] = match;
    columns.push({
      name: name.startsWith('"') ? name.slice(1, -1) : name.toUpperCase(),
      type: type === undefined ? varchar(PARSED_LENGTH) : resolveType(parseTypeName(type)),
      start: Number(start),
      length: length === undefined ? Number.POSITIVE_INFINITY : Number(length),
      ...(format !== undefined && { format }),
    });
  }
  return columns;
}

/** Turns the parsed texts into the columns' types; a missing text is NULL. */
export function recordReader(columns: readonly RecordColumn[]): (texts: readonly (string | undefined)[]) => SqlValue[] {
  const converters = columns.map(({ type, format }) => (format === undefined ? textTo(type) : dateTo(type, format)));
  return (texts) => converters.map((convert, i) => (texts[i] === undefined ? null : convert(texts[i])));
}

function dateTo(type: SqlType, format: string): (text: string) => SqlValue {
  const length = type.kind === 'DATE' ? DAY_MS : 1;
  return (text) => {
    const ms = parseWithFormat(format, text.trim());
    return type.kind === 'TIME' ? ms % DAY_MS : Math.floor(ms / length) * length;
  };
}

function textTo(type: SqlType): (text: string) => SqlValue {
  const text: SlotScalar = { op: 'slot', row: 0, index: 0, type: { kind: 'VARCHAR' }, nullable: false, label: 'text' };
  const converted = cast(text, type) ?? constant(null, type);
  if (converted.op !== 'call') return (value) => value;
  return converted.fn.apply as unknown as (value: string) => SqlValue;
}
