// A schema for JSON: a column for each member, objects taken apart up to two levels deep, one array of objects made into rows.
// AWS: best-practices.html (two levels of nesting), about-json-path.html (one array can be flattened, others stay whole).
import type { RecordColumn, SourceSchema } from '@aws-sdk/client-kinesis-analytics-v2';
import { isObject, type Json, type JsonObject, jsonText } from '../../../../streaming-sql/mapping/json.ts';
import { LIMITS } from '../limits.ts';
import { jsonDocuments } from '../runtime/json-documents.ts';
import { follow, parseJsonPath } from '../runtime/json-path.ts';
import { columnNames } from './column-names.ts';
import type { Discovery } from './discovery.ts';
import { ColumnValues, jsonKind } from './infer-sql-type.ts';

const NESTING = 2;

interface Leaf {
  /** The path's steps as text: `.buyer.name`. */
  readonly path: string;
  /** The names on the way, for the name of the column. */
  readonly names: readonly string[];
  readonly values: ColumnValues;
  holds: 'nothing' | 'arrays' | 'values';
}

/**
 * Undefined unless the texts consist of JSON objects, or of arrays of them. Inferred: a minority of broken documents is passed over, as
 * the application will send them to its error stream.
 */
export function inferJson(texts: readonly string[]): Discovery | undefined {
  const all = texts.flatMap(jsonDocuments);
  const documents = all.flatMap((document) => ('value' in document ? [document.value] : []));
  if (documents.length * 2 <= all.length) return undefined;
  const isList = documents.length > 0 && documents.every((document) => Array.isArray(document));
  const objects = isList ? documents.flatMap((document) => document as readonly Json[]) : documents;
  if (objects.length === 0 || !objects.every(isObject)) return undefined;

  const array = arrayToFlatten(objects);
  const leaves = leavesOf(objects, array);
  if (leaves.length === 0 || leaves.length > LIMITS.columnsPerSchema) return undefined;
  const names = columnNames(sourceNames(leaves));
  const columns = leaves.map(
    (leaf, index): RecordColumn => ({ Name: names[index] ?? '', Mapping: mappingOf(leaf), SqlType: leaf.values.sqlType('TINYINT') }),
  );
  const schema: SourceSchema = {
    RecordEncoding: 'UTF-8',
    RecordFormat: {
      RecordFormatType: 'JSON',
      MappingParameters: { JSONMappingParameters: { RecordRowPath: isList ? '$[0:]' : '$' } },
    },
    RecordColumns: columns,
  };
  return { schema, parsed: objects.flatMap((object) => parsedRows(object, leaves)) };
}

/** Inferred: the first member that always is an array with objects in it becomes rows. */
function arrayToFlatten(objects: readonly JsonObject[]): string | undefined {
  const names = new Set(objects.flatMap((object) => Object.keys(object)));
  return [...names].find((name) => {
    const values = objects.flatMap((object) => (Object.hasOwn(object, name) && object[name] !== null ? [object[name] as Json] : []));
    const elements = values.flatMap((value) => (Array.isArray(value) ? (value as readonly Json[]) : [null]));
    return elements.length > 0 && elements.every(isObject);
  });
}

function leavesOf(objects: readonly JsonObject[], array: string | undefined): Leaf[] {
  const leaves = new Map<string, Leaf>();
  const open = objectPaths(objects, array);
  const visit = (object: JsonObject, path: string, names: readonly string[]) => {
    for (const [name, value] of Object.entries(object)) {
      const step = pathStep(name);
      if (step === undefined) continue;
      const here = { path: path + step, names: [...names, name] };
      if (names.length === 0 && name === array) {
        if (Array.isArray(value)) for (const element of value as readonly JsonObject[]) visit(element, `${here.path}[0:]`, here.names);
      } else if (open.has(here.path)) {
        if (isObject(value)) visit(value, here.path, here.names);
      } else add(leaves, here, value);
    }
  };
  for (const object of objects) visit(object, '', []);
  return [...leaves.values()];
}

/** The paths that hold objects wherever they hold anything, at most NESTING levels deep. The others stay whole. */
function objectPaths(objects: readonly JsonObject[], array: string | undefined): ReadonlySet<string> {
  const objectsAt = new Set<string>();
  const othersAt = new Set<string>();
  const visit = (object: JsonObject, path: string, level: number) => {
    for (const [name, value] of Object.entries(object)) {
      const here = path + (pathStep(name) ?? '');
      if (level === 0 && name === array && Array.isArray(value))
        for (const element of value as readonly JsonObject[]) visit(element, `${here}[0:]`, 1);
      else if (!isObject(value)) value !== null && othersAt.add(here);
      else if (level < NESTING && Object.keys(value).length > 0) {
        objectsAt.add(here);
        visit(value, here, level + 1);
      }
    }
  };
  for (const object of objects) visit(object, '', 0);
  return new Set([...objectsAt].filter((path) => !othersAt.has(path)));
}

function add(leaves: Map<string, Leaf>, { path, names }: Pick<Leaf, 'path' | 'names'>, value: Json): void {
  const leaf: Leaf = leaves.get(path) ?? { path, names, values: new ColumnValues(), holds: 'nothing' };
  leaves.set(path, leaf);
  if (value === null) return;
  leaf.values.add(jsonKind(value), jsonText(value));
  leaf.holds = Array.isArray(value) && leaf.holds !== 'values' ? 'arrays' : 'values';
}

/** AWS: `[0:]` at the end takes a whole array as text. Inside an array that becomes rows a second one is not allowed, nor needed. */
const mappingOf = ({ path, holds }: Leaf) => (holds === 'arrays' && !path.includes('[0:]') ? `$${path}[0:]` : `$${path}`);

/** `.name`, or `['name']` where the name has characters of its own; undefined where no path can name it. */
function pathStep(name: string): string | undefined {
  if (/^[^.[\]\s'"]+$/.test(name)) return `.${name}`;
  return name.includes("'") ? undefined : `['${name}']`;
}

/** Inferred: the member's own name, and the names on the way to it where two members have the same. */
function sourceNames(leaves: readonly Leaf[]): string[] {
  const own = leaves.map(({ names }) => names.at(-1) ?? '');
  return leaves.map(({ names }, index) => {
    const name = own[index] ?? '';
    return own.indexOf(name) === own.lastIndexOf(name) ? name : names.join('_');
  });
}

function parsedRows(object: JsonObject, leaves: readonly Leaf[]): (string | null)[][] {
  const paths = leaves.map((leaf) => parseJsonPath(mappingOf(leaf)));
  const flattened = paths.find((path) => path.after?.length);
  const array = flattened && follow(object, flattened.before);
  const elements: readonly Json[] = Array.isArray(array) && array.length > 0 ? array : [null];
  return elements.map((element) =>
    paths.map(({ before, after }) => {
      const value = after?.length ? follow(element, after) : follow(object, before);
      return value === undefined || value === null ? null : jsonText(value);
    }),
  );
}
