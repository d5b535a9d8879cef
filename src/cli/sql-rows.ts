// Reads rows for `sandshark sql` from a JSON or CSV file, and finds out the columns and their SQL types.
import type { ColumnSchema, Row, SqlValue } from '../streaming-sql/engine.ts';
import { UsageError } from './usage-error.ts';

/** Rows of a file, with the columns that all of them fit. */
export interface SqlRows {
  readonly columns: readonly ColumnSchema[];
  /** In order of ROWTIME. */
  readonly rows: readonly Row[];
}

export interface ReadOptions {
  /** The file's name: its ending tells the format. */
  readonly file: string;
  /** The column that is the rows' time; without one, they come a second apart. */
  readonly rowtime?: string;
}

/** The time of the first row where no column tells it. */
const START_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const TIMESTAMP = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?Z?$/;
const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const LONGEST_TEXT = 65_535;

type Raw = Readonly<Record<string, unknown>>;

/** The cells of a CSV text: RFC 4180, quotes doubled inside quotes. */
function csvCells(text: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g;
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [whole, quoted, plain = '', end] = found;
    if (whole === '' && cell.lastIndex >= text.length && lines.at(-1)?.length === 0) break;
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') lines.push([]);
  }
  return lines.filter((cells) => cells.length > 1 || (cells[0] ?? '') !== '');
}

function readCsv(text: string): Raw[] {
  const [header = [], ...lines] = csvCells(text);
  return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] === '' ? null : (cells[index] ?? null)])));
}

function readJson(text: string, file: string): Raw[] {
  const list = text.trimStart().startsWith('[');
  const values: unknown = list
    ? JSON.parse(text)
    : text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]));
  if (Array.isArray(values) && values.every((value) => typeof value === 'object' && value !== null && !Array.isArray(value)))
    return values as Raw[];
  throw new UsageError(`${file} must hold objects: a JSON list of them, or one in each line.`);
}

function readRaw(text: string, file: string): Raw[] {
  if (file.endsWith('.csv')) return readCsv(text);
  try {
    return readJson(text, file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} is no JSON: ${(error as Error).message}`);
  }
}

/** The narrowest SQL type that holds all values. */
function typeOf(values: readonly unknown[]): string {
  const present = values.filter((value) => value !== null && value !== undefined);
  const all = (test: (value: unknown) => boolean) => present.length > 0 && present.every(test);
  if (all((value) => typeof value === 'boolean')) return 'BOOLEAN';
  if (all((value) => typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value)))) {
    if (all((value) => Number.isSafeInteger(Number(value))))
      return all((value) => Math.abs(Number(value)) < 2 ** 31) ? 'INTEGER' : 'BIGINT';
    return 'DOUBLE';
  }
  if (all((value) => typeof value === 'string' && TIMESTAMP.test(value))) return 'TIMESTAMP';
  const longest = Math.max(1, ...present.map((value) => toText(value).length));
  return `VARCHAR(${Math.min(longest, LONGEST_TEXT)})`;
}

const toText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const toMs = (text: string) => Date.parse(`${text.replace(' ', 'T').replace(/Z$/, '')}Z`);

function toSql(value: unknown, type: string): SqlValue {
  if (value === null || value === undefined) return null;
  if (type === 'BOOLEAN') return value as boolean;
  if (type === 'TIMESTAMP') return toMs(String(value));
  return type.startsWith('VARCHAR') ? toText(value) : Number(value);
}

/**
 * Reads rows. Column names become upper case, as those of an application usually are.
 * @throws UsageError when the text cannot be read or the time column is none
 */
export function readSqlRows(text: string, { file, rowtime }: ReadOptions): SqlRows {
  const raw = readRaw(text, file);
  const names = [...new Set(raw.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => ({ name: name.toUpperCase(), type: typeOf(raw.map((row) => row[name])) }));
  const time = rowtime === undefined ? undefined : columns.findIndex(({ name }) => name === rowtime.toUpperCase());
  if (time !== undefined && !/^(TIMESTAMP|INTEGER|BIGINT)$/.test(columns[time]?.type ?? '')) {
    const found = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
    throw new UsageError(`--rowtime takes a column of times or of milliseconds, and '${rowtime}' is none. The columns are: ${found}.`);
  }
  const rows = raw.map((row, index) => {
    const values = names.map((name, column) => toSql(row[name], columns[column]?.type ?? ''));
    return { rowtimeMs: time === undefined ? START_MS + index * 1000 : Number(values[time]), values };
  });
  return { columns, rows: rows.sort((a, b) => a.rowtimeMs - b.rowtimeMs) };
}
