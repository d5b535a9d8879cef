// Cases of a query over streams: rows pushed in ROWTIME order, then a bound, and the rows that come out.
import {
  type ColumnSchema,
  type Execution,
  type InputCatalog,
  prepareQuery,
  QUERY_STREAM,
  type Row,
  type SqlValue,
  type StreamSchema,
  type TableData,
} from '../../src/streaming-sql/engine.ts';
import { type CaseInput, type CaseRow, type Cell, type ConformanceCase, type Outcome, outcomeOf } from './case-file.ts';
import { CASE_DAY_MS, instant, sameCell } from './compare.ts';

const FAR_MS = CASE_DAY_MS + 40 * 365 * 86_400_000;
const MODES = [false, true];

export function runStreamCase(item: ConformanceCase): Outcome {
  const wanted = (item.expected ?? item.expected_by_prose) as readonly (readonly Cell[])[] | undefined;
  if (!item.sql || !item.input || !Array.isArray(wanted))
    return { state: 'not run', problems: ['the case has no SQL, input or rows to expect'] };
  const problems = MODES.flatMap((interpreted) => {
    const produced = runQuery(item, interpreted, false);
    const rows = wanted.filter((row) => Array.isArray(row));
    if (matches(produced, rows, item)) return [];
    // The documents show results of windows that time has closed since, without saying when.
    const later = item.bound === undefined && produced.rows.length < rows.length ? runQuery(item, interpreted, true) : produced;
    if (matches(later, rows, item)) return [];
    return [
      `${interpreted ? 'interpreted' : 'compiled'}: ${JSON.stringify(later.rows.map((row) => [new Date(row.rowtimeMs).toISOString(), ...row.values]))}, expected ${JSON.stringify(rows)}`,
    ];
  });
  return outcomeOf([...problems, ...rowtimeProblems(item)]);
}

export interface Produced {
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnSchema[];
}

/** Runs the case's query on its input. */
export function runQuery(item: ConformanceCase, interpreted: boolean, far: boolean): Produced {
  const sql = item.sql ?? '';
  const streams = Object.entries(item.input ?? {}).flatMap(([name, input]) =>
    typeof input === 'string' ? [] : [streamOf(name, input, sql, item.decimals ?? new Set())],
  );
  const tables = Object.entries(item.reference ?? {}).map(([name, csv]) => tableOf(name, csv));
  const catalog: InputCatalog = { streams: streams.map(({ schema }) => schema), tables };
  const program = prepareQuery(sql, catalog, { interpreted });
  const run = program.start(CASE_DAY_MS);
  pushAll(run, streams);
  const bound = item.bound === undefined ? undefined : instant(item.bound);
  if (far) run.advance(FAR_MS);
  else if (bound !== undefined) run.advance(bound);
  return { rows: run.drain(QUERY_STREAM), columns: program.streams.find(({ name }) => name === QUERY_STREAM)?.columns ?? [] };
}

interface CaseStream {
  readonly schema: StreamSchema;
  readonly rows: readonly Row[];
  readonly bounds: readonly number[];
}

/** Rows of all streams in ROWTIME order, file order on ties; a bound moves all streams. */
function pushAll(run: Execution, streams: readonly CaseStream[]): void {
  const events = streams.flatMap(({ schema, rows, bounds }) => [
    ...rows.map((row) => ({ at: row.rowtimeMs, push: () => run.push(schema.name, [row]) })),
    ...bounds.map((at) => ({ at, push: () => run.advance(at) })),
  ]);
  for (const event of events.sort((a, b) => a.at - b.at)) event.push();
}

/** A name keeps its case where the SQL quotes it, and is folded where the SQL does not. */
function nameIn(sql: string, name: string): string {
  return sql.includes(`"${name}"`) ? name : name.toUpperCase();
}

function streamOf(name: string, input: CaseInput, sql: string, decimals: ReadonlySet<string>): CaseStream {
  const { rows, schema } = 'rows' in input ? input : { rows: input, schema: undefined };
  const columns = schema === undefined ? inferred(rows, sql, decimals) : declared(schema);
  const bounds = rows.flatMap((row) => (typeof row.bound === 'string' ? (instant(row.bound) ?? []) : []));
  let position = 0;
  const data = rows.flatMap((row): Row[] => {
    if ('bound' in row) return [];
    const rowtime = typeof row.ROWTIME === 'string' ? instant(row.ROWTIME) : undefined;
    const keys = Object.keys(row);
    const values = columns.map(({ name: column, type }) =>
      sqlValue(row[keys.find((key) => key === column || key.toUpperCase() === column.toUpperCase()) ?? ''], type),
    );
    return [{ rowtimeMs: rowtime ?? CASE_DAY_MS + 1000 * position++, values }];
  });
  return { schema: { name: nameIn(sql, name), columns }, rows: data, bounds };
}

function declared(schema: string): ColumnSchema[] {
  return schema.split(/,(?![^(]*\))/).map((part) => {
    const [, name = '', type = ''] = /^\s*("[^"]+"|\w+)\s+(.*?)(?:\s+NOT NULL)?\s*$/i.exec(part) ?? [];
    return { name: name.startsWith('"') ? name.slice(1, -1) : name.toUpperCase(), type };
  });
}

function inferred(rows: readonly CaseRow[], sql: string, decimals: ReadonlySet<string>): ColumnSchema[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'ROWTIME' && name !== 'bound');
  return names.map((name) => ({
    name: nameIn(sql, name),
    type: typeOf(
      rows.map((row) => row[name] ?? null),
      decimals.has(name),
    ),
  }));
}

function typeOf(cells: readonly Cell[], decimals: boolean): string {
  const known = cells.filter((cell) => cell !== null);
  if (known.every((cell) => typeof cell === 'boolean') && known.length > 0) return 'BOOLEAN';
  if (known.every((cell) => typeof cell === 'number')) return known.every(Number.isInteger) && !decimals ? 'INTEGER' : 'DOUBLE';
  return known.every((cell) => typeof cell === 'string' && instant(cell) !== undefined) ? 'TIMESTAMP' : 'VARCHAR(4096)';
}

function sqlValue(cell: Cell | undefined, type: string): SqlValue {
  if (cell === undefined || cell === null) return null;
  return type === 'TIMESTAMP' && typeof cell === 'string' ? (instant(cell) ?? null) : cell;
}

/** A CSV with a header, fields trimmed of the blanks that the document prints. */
function tableOf(name: string, csv: string): TableData {
  const [header = [], ...rows] = csv.split('\n').map((line) => line.split(',').map((field) => field.trim()));
  return { schema: { name, columns: header.map((column) => ({ name: column, type: 'VARCHAR(64)' })) }, rows };
}

function matches({ rows, columns }: Produced, expected: readonly (readonly Cell[])[], item: ConformanceCase): boolean {
  if (rows.length !== expected.length) return false;
  const names = item.columns ?? [];
  const same = (row: Row, cells: readonly Cell[]): boolean => {
    const all = cells.length === row.values.length + 1 ? [{ value: row.rowtimeMs as SqlValue, type: 'TIMESTAMP' }] : [];
    const own = [...all, ...row.values.map((value, i) => ({ value, type: columns[i]?.type ?? '' }))];
    if (own.length !== cells.length) return false;
    if (own.every(({ value, type }, i) => sameCell(value, cells[i] ?? null, type))) return true;
    // The document prints other columns in another order than its query selects them.
    return names.includes('ROWTIME') && cells.every((cell) => own.some(({ value, type }) => sameCell(value, cell, type)));
  };
  if (rows.every((row, i) => same(row, expected[i] as readonly Cell[]))) return true;
  const unordered = item.kind === 'join' || /GROUP BY/i.test(item.sql ?? '') || /as a set|order .*unspecified/i.test(item.note ?? '');
  return (
    unordered &&
    expected.every((cells) => rows.some((row) => same(row, cells))) &&
    rows.every((row) => expected.some((cells) => same(row, cells)))
  );
}

function rowtimeProblems(item: ConformanceCase): string[] {
  const wanted = item.expected_rowtimes;
  if (!Array.isArray(wanted)) return [];
  const { rows } = runQuery(item, false, true);
  const right = wanted.every((text, i) => rows[i]?.rowtimeMs === instant(String(text)));
  return right ? [] : [`ROWTIMEs ${rows.map((row) => new Date(row.rowtimeMs).toISOString()).join()}, expected ${wanted.join()}`];
}
