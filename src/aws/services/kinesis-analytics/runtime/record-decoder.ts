// The input schema at work: the bytes of one record become rows of SQL values, or faults for the error stream.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html and about-json-path.html
import type { RecordColumn, SourceSchema } from '@aws-sdk/client-kinesis-analytics-v2';
import { SqlError, type SqlValue } from '../../../../streaming-sql/engine.ts';
import { CoercionError, coercionTo, fieldCoercionTo, namingColumn } from '../../../../streaming-sql/mapping/coercion.ts';
import { delimitedBy, parseDelimited } from '../../../../streaming-sql/mapping/delimited.ts';
import { type Json, jsonSource } from '../../../../streaming-sql/mapping/json.ts';
import { invalidArgument } from '../errors.ts';
import { type JsonDocument, jsonDocuments } from './json-documents.ts';
import { follow, type JsonPath, parseJsonPath } from './json-path.ts';

/** Why a piece of a record became no row. `data` is that piece as it came. */
export interface RecordFault {
  readonly name: 'ParseError' | 'CoercionError';
  readonly message: string;
  readonly data: Uint8Array;
}

export interface DecodedRecord {
  /** In order of the schema's columns. */
  readonly rows: readonly SqlValue[][];
  readonly faults: readonly RecordFault[];
}

/** Decodes one record. A fault of one row leaves the other rows of the record alone. */
export type RecordDecoder = (data: Uint8Array) => DecodedRecord;

/** A column's coercion; its error names the column. */
type Coercion<Source> = (value: Source) => SqlValue;

const bytes = new TextEncoder();

/**
 * Prepares the decoding by a schema.
 * @throws AwsError InvalidArgumentException for an unknown type, a path that is none, or two arrays to flatten
 */
export function createRecordDecoder(schema: SourceSchema): RecordDecoder {
  const given = schema.RecordColumns ?? [];
  const parameters = schema.RecordFormat?.MappingParameters;
  if (schema.RecordFormat?.RecordFormatType === 'CSV') {
    const csv = parameters?.CSVMappingParameters;
    return delimitedDecoder(
      given.map((column) => coercionOf(column, fieldCoercionTo)),
      csv?.RecordRowDelimiter ?? '\n',
      csv?.RecordColumnDelimiter ?? ',',
    );
  }
  const rowPath = pathOf(parameters?.JSONMappingParameters?.RecordRowPath ?? '$');
  const paths = given.map((column) => {
    if (column.Mapping === undefined) throw invalidArgument(`Column ${column.Name} of a JSON source needs a Mapping.`);
    return pathOf(column.Mapping);
  });
  const arrays = new Set(paths.filter((path) => path.after?.length).map((path) => JSON.stringify(path.before)));
  if (arrays.size > 1) throw invalidArgument('Only one array of a record can be flattened into rows.');
  return jsonDecoder(
    given.map((column) => coercionOf(column, coercionTo)),
    rowPath,
    paths,
  );
}

function coercionOf<Source>({ Name = '', SqlType = '' }: RecordColumn, make: (type: string) => Coercion<Source>): Coercion<Source> {
  try {
    return namingColumn(Name, make(SqlType));
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    throw invalidArgument(`Column ${Name} has the type ${SqlType}, which is no SQL type of a column: ${error.reason}`);
  }
}

function pathOf(text: string): JsonPath {
  try {
    return parseJsonPath(text);
  } catch (error) {
    throw invalidArgument(error instanceof Error ? error.message : String(error));
  }
}

function delimitedDecoder(columns: readonly Coercion<string | undefined>[], rowDelimiter: string, columnDelimiter: string): RecordDecoder {
  return (data) => {
    const text = decodedText(data);
    if (text === undefined) return notUtf8(data);
    return collected(parseDelimited(text, delimitedBy(rowDelimiter, columnDelimiter)), (fields) => [
      columns.map((coerce, index) => coerce(fields[index])),
    ]);
  };
}

function jsonDecoder(columns: readonly Coercion<Json | undefined>[], rowPath: JsonPath, paths: readonly JsonPath[]): RecordDecoder {
  const flattened = paths.find((path) => path.after?.length);
  const rowsOf = (parent: Json): SqlValue[][] =>
    elementsOf(parent, flattened).map((element) =>
      columns.map((coerce, index) => coerce(valueAt(parent, element, paths[index] as JsonPath))),
    );
  return (data) => {
    const text = decodedText(data);
    if (text === undefined) return notUtf8(data);
    const documents = jsonDocuments(text);
    const [first] = documents;
    // Nearly every record is one document.
    if (first && documents.length === 1 && 'value' in first) return collected(rowParents(first.value, rowPath), rowsOf);
    const decoded = collected(
      documents.flatMap((document) => ('value' in document ? rowParents(document.value, rowPath) : [])),
      rowsOf,
    );
    return { rows: decoded.rows, faults: [...documents.flatMap(parseFault), ...decoded.faults] };
  };
}

function parseFault(document: JsonDocument): RecordFault[] {
  if ('value' in document) return [];
  const message = `the record is not valid JSON: ${document.broken.slice(0, 200)}`;
  return [{ name: 'ParseError', message, data: bytes.encode(document.broken) }];
}

/** RecordRowPath: an array gives one row per element. */
function rowParents(document: Json, path: JsonPath): readonly Json[] {
  const found = follow(document, path.before);
  const elements = Array.isArray(found) ? found : found === undefined ? [] : [found];
  return path.after?.length ? elements.flatMap((element) => follow(element, path.after ?? []) ?? []) : elements;
}

const NO_ELEMENT: readonly Json[] = [null];

/** The elements to repeat the record for. AWS: an empty array still gives one row, with NULL in its columns. */
function elementsOf(parent: Json, flattened: JsonPath | undefined): readonly Json[] {
  if (!flattened) return NO_ELEMENT;
  const array = follow(parent, flattened.before);
  return Array.isArray(array) && array.length > 0 ? array : NO_ELEMENT;
}

function valueAt(parent: Json, element: Json, path: JsonPath): Json | undefined {
  if (!path.after) return follow(parent, path.before);
  return path.after.length > 0 ? follow(element, path.after) : follow(parent, path.before);
}

/** Converts each item; one that cannot be coerced becomes a fault. */
function collected<Item extends Json>(items: readonly Item[], convert: (item: Item) => SqlValue[][]): DecodedRecord {
  const all = items.map((item) => converted(item, convert));
  const [first] = all;
  if (first && all.length === 1) return first;
  return { rows: all.flatMap(({ rows }) => rows), faults: all.flatMap(({ faults }) => faults) };
}

const NO_FAULTS: readonly RecordFault[] = [];

function converted<Item extends Json>(item: Item, convert: (item: Item) => SqlValue[][]): DecodedRecord {
  try {
    return { rows: convert(item), faults: NO_FAULTS };
  } catch (error) {
    if (!(error instanceof CoercionError)) throw error;
    return { rows: [], faults: [{ name: 'CoercionError', message: error.message, data: bytes.encode(jsonSource(item)) }] };
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodedText(data: Uint8Array): string | undefined {
  try {
    return utf8.decode(data);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const notUtf8 = (data: Uint8Array): DecodedRecord => ({
  rows: [],
  faults: [{ name: 'ParseError', message: 'the record is not UTF-8 text', data }],
});
