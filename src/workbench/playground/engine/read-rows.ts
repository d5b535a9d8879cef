// Pasted text becomes rows: the schema is found and the values are read by the code of DiscoverInputSchema and of a running application.
import type { SourceSchema } from '@aws-sdk/client-kinesis-analytics-v2';
import { columnNames } from '../../../aws/services/kinesis-analytics/discovery/column-names.ts';
import { inferCsv } from '../../../aws/services/kinesis-analytics/discovery/infer-csv.ts';
import { inferJson } from '../../../aws/services/kinesis-analytics/discovery/infer-json.ts';
import { fieldKind } from '../../../aws/services/kinesis-analytics/discovery/infer-sql-type.ts';
import { jsonDocuments } from '../../../aws/services/kinesis-analytics/runtime/json-documents.ts';
import { createRecordDecoder } from '../../../aws/services/kinesis-analytics/runtime/record-decoder.ts';
import type { SqlValue } from '../../../streaming-sql/engine.ts';
import { delimitedBy, parseDelimited } from '../../../streaming-sql/mapping/delimited.ts';
import { isObject, type Json } from '../../../streaming-sql/mapping/json.ts';
import { type ColumnSchema, LIMITS, type RowFault } from './protocol.ts';

/** Text that is no data, or too much: the message is a sentence. */
export class UnreadableData extends Error {
  override readonly name = 'UnreadableData';
}

export interface ReadRows {
  readonly format: 'CSV' | 'JSON';
  /** Of CSV: whether the first line names the columns. */
  readonly firstLine: 'names' | 'row';
  readonly columns: readonly ColumnSchema[];
  /** Values in the order of the columns. */
  readonly rows: readonly (readonly SqlValue[])[];
  readonly faults: readonly RowFault[];
}

interface Found {
  readonly format: ReadRows['format'];
  readonly firstLine: ReadRows['firstLine'];
  readonly schema: SourceSchema;
  /** The text without a line of names. */
  readonly body: string;
}

/** Reads CSV, NDJSON, JSON documents one after another, or an array of objects. Throws UnreadableData. */
export function readRows(given: string): ReadRows {
  if (given.length > LIMITS.dataBytes) throw new UnreadableData('The data is larger than 5 MB. Take a part of it.');
  const text = given.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new UnreadableData('There is no data yet: choose a data set, paste CSV or JSON, or drop a file.');
  const { format, firstLine, schema, body } = /^\s*[[{]/.test(text) ? jsonIn(text) : csvIn(text);
  const decoded = createRecordDecoder(schema)(new TextEncoder().encode(body));
  if (decoded.rows.length > LIMITS.rows) throw tooManyRows(decoded.rows.length);
  const utf8 = new TextDecoder();
  return {
    format,
    firstLine,
    columns: (schema.RecordColumns ?? []).map(({ Name = '', SqlType = '' }) => ({ name: Name, type: SqlType })),
    rows: decoded.rows,
    faults: decoded.faults.map(({ message, data }) => ({ message, data: utf8.decode(data) })),
  };
}

const tooManyRows = (count: number) =>
  new UnreadableData(`The data has ${count.toLocaleString('en')} rows, and the playground takes ${LIMITS.rows.toLocaleString('en')}.`);

function jsonIn(text: string): Found {
  const documents = jsonDocuments(text);
  checkSize(documents.flatMap((document) => ('value' in document ? [document.value] : [])));
  const schema = inferJson([text])?.schema;
  if (schema) return { format: 'JSON', firstLine: 'row', schema, body: text };
  const broken = documents.find((document) => 'broken' in document);
  throw new UnreadableData(
    broken
      ? `This is no valid JSON: ${shortened(broken.broken)}`
      : 'JSON data is one object for each row: one a line, or all in one array.',
  );
}

/**
 * Rows times columns, before anything is made of them: objects that share no member would give a table that no memory holds.
 * Counts paths as deep as the discovery takes objects apart.
 */
function checkSize(documents: readonly Json[]): void {
  const paths = new Set<string>();
  let rows = 0;
  const visit = (value: Json, path: string, depth: number): void => {
    if (!isObject(value) || depth > 3) {
      paths.add(path);
      return;
    }
    for (const [name, member] of Object.entries(value)) {
      if (depth === 0 && Array.isArray(member)) {
        rows += member.length;
        for (const element of member) visit(element, `${path}.${name}[]`, 1);
      } else visit(member, `${path}.${name}`, depth + 1);
      if (paths.size > LIMITS.columns)
        throw new UnreadableData('The data has more than 1,000 different members, each of which would be a column.');
    }
  };
  for (const document of documents.flat()) {
    rows++;
    visit(document as Json, '$', 0);
  }
  // The array of a document makes its rows, the document itself none.
  if (rows > 2 * LIMITS.rows) throw tooManyRows(rows);
  if (rows * paths.size > LIMITS.cells)
    throw new UnreadableData(`${rows.toLocaleString('en')} rows of ${paths.size} columns are more than the playground can hold.`);
}

function csvIn(given: string): Found {
  const text = given
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .join('\n');
  const schema = inferCsv([text])?.schema;
  if (!schema) throw new UnreadableData(noCsv(text));
  const delimiter = schema.RecordFormat?.MappingParameters?.CSVMappingParameters?.RecordColumnDelimiter ?? ',';
  const lineEnd = text.indexOf('\n');
  const [first = []] = parseDelimited(lineEnd < 0 ? text : text.slice(0, lineEnd), delimitedBy('\n', delimiter));
  if (lineEnd < 0 || !couldBeNames(first)) return { format: 'CSV', firstLine: 'row', schema, body: text };
  // The discovery sees names only above a column that is no text. A person who pastes a table means its first line.
  const names = columnNames(first.map((name) => name.trim()));
  const columns = (schema.RecordColumns ?? []).map((column, index) => ({ ...column, Name: names[index] ?? column.Name }));
  return { format: 'CSV', firstLine: 'names', schema: { ...schema, RecordColumns: columns }, body: text.slice(lineEnd + 1) };
}

function couldBeNames(fields: readonly string[]): boolean {
  const names = fields.map((field) => field.trim());
  return names.every((name) => name !== '' && fieldKind(name) === 'text') && new Set(names).size === names.length;
}

const DELIMITERS = [',', '\t', '|', ';'];

function noCsv(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const delimiter = DELIMITERS.find((one) => first.includes(one));
  if (delimiter === undefined) return 'This is neither CSV nor JSON: the first line has no comma, tab, bar or semicolon, and no {.';
  const rows = parseDelimited(text, delimitedBy('\n', delimiter));
  const width = rows[0]?.length ?? 0;
  const odd = rows.findIndex((row) => row.length !== width);
  if (odd > 0) return `Row ${odd + 1} of the CSV has ${rows[odd]?.length} fields, and the first has ${width}.`;
  return `The CSV has ${width} columns, and at most ${LIMITS.columns} can be read.`;
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
