// A document's source to the values of its fields; fields that are new are added to the mapping.
import { isJsonObject } from '../../../core/json.ts';
import { illegalArgument, mapperParsing, SearchError } from '../search-error.ts';
import { dynamicField } from './dynamic-field.ts';
import { type FieldMapping, typeOf } from './field-mapping.ts';
import { type FieldValue, fieldValue } from './field-value.ts';
import { IndexMapping, type Leaf } from './index-mapping.ts';

/** By leaf, the values in the order of the source. */
export type DocumentFields = ReadonlyMap<string, readonly FieldValue[]>;

type Json = Readonly<Record<string, unknown>>;

/** Throws SearchError; the mapping is then as it was. */
export function parseDocument(source: Json, id: string, mapping: IndexMapping): DocumentFields {
  const parsing = new Parsing(id, mapping);
  parsing.object(source, []);
  if (parsing.added) {
    const grown = new IndexMapping(mapping.root);
    grown.merge({ properties: parsing.added.properties ?? {} });
    // The second pass meets no unknown field. What it refuses leaves the mapping as it was.
    const again = new Parsing(id, grown);
    again.object(source, []);
    mapping.replaceBy(grown);
    return again.fields;
  }
  return parsing.fields;
}

/** OpenSearch: index.mapping.depth.limit. */
const deepest = 20;

class Parsing {
  readonly fields = new Map<string, FieldValue[]>();
  added: FieldMapping | undefined;
  readonly #id: string;
  readonly #mapping: IndexMapping;

  constructor(id: string, mapping: IndexMapping) {
    this.#id = id;
    this.#mapping = mapping;
  }

  object(source: Json, path: readonly string[]): void {
    for (const [name, value] of Object.entries(source)) {
      if (name.trim() === '' || name.startsWith('.') || name.endsWith('.'))
        throw mapperParsing('failed to parse', {
          type: 'illegal_argument_exception',
          reason: `field name [${name}] cannot be empty or begin or end with a dot`,
        });
      this.#value(value, [...path, ...name.split('.')]);
    }
  }

  #value(value: unknown, path: readonly string[]): void {
    if (Array.isArray(value)) {
      for (const element of value) this.#value(element, path);
      return;
    }
    const full = path.join('.');
    const leaf = this.#mapping.leaf(full);
    if (leaf) {
      this.#keep(leaf, value ?? leaf.mapping.null_value);
      return;
    }
    if (value === null || value === undefined) return;
    const blocking = this.#blockedBy(path);
    if (blocking !== undefined)
      throw mapperParsing(
        `Could not dynamically add mapping for field [${full}]. Existing mapping for [${blocking}] must be of type object.`,
      );
    const known = this.#mapping.at(path);
    if (known?.enabled === false || this.#disabledAbove(path)) return;
    if (isJsonObject(value)) {
      if (!known && !this.#mayGrow(path)) return;
      if (!known && Object.keys(value).length === 0) this.#add(path, { type: 'object' });
      this.object(value, path);
      return;
    }
    if (known)
      throw mapperParsing(`object mapping for [${full}] tried to parse field [${path.at(-1)}] as object, but found a concrete value`);
    if (this.#mayGrow(path)) this.#add(path, dynamicField(value as string | number | boolean, this.#mapping.root));
  }

  /** The leaf that stands where the path needs an object. */
  #blockedBy(path: readonly string[]): string | undefined {
    for (let depth = 1; depth < path.length; depth++) {
      const above = path.slice(0, depth).join('.');
      if (this.#mapping.leaf(above)) return above;
    }
    return undefined;
  }

  #disabledAbove(path: readonly string[]): boolean {
    return path.some((_step, depth) => this.#mapping.at(path.slice(0, depth))?.enabled === false);
  }

  #mayGrow(path: readonly string[]): boolean {
    const parent = path.slice(0, -1);
    const rule = this.#mapping.dynamicAt(parent);
    if (rule === 'strict')
      throw new SearchError(
        'strict_dynamic_mapping_exception',
        `mapping set to strict, dynamic introduction of [${path.at(-1)}] within [${parent.join('.') || '_doc'}] is not allowed`,
        400,
      );
    return rule === 'true';
  }

  /** The first value of a new field says what it is; a later one must fit, and does not change it. */
  #add(path: readonly string[], field: FieldMapping): void {
    if (path.length > deepest)
      throw illegalArgument(`Limit of mapping depth [${deepest}] has been exceeded due to object field [${path.join('.')}]`);
    this.added ??= {};
    let place = this.added;
    for (const step of path.slice(0, -1)) {
      place.properties ??= {};
      if (!Object.hasOwn(place.properties, step)) place.properties[step] = { properties: {} };
      place = place.properties[step] as FieldMapping;
    }
    place.properties ??= {};
    const name = path.at(-1) ?? '';
    const before = Object.hasOwn(place.properties, name) ? place.properties[name] : undefined;
    if (before && typeOf(before) === 'object' && typeOf(field) !== 'object')
      throw mapperParsing(`object mapping for [${path.join('.')}] tried to parse field [${name}] as object, but found a concrete value`);
    place.properties[name] = before ?? field;
  }

  #keep(leaf: Leaf, raw: unknown): void {
    for (const sub of leaf.subFields) this.#keep(sub, raw);
    if (raw === null || raw === undefined) return;
    const value = fieldValue(leaf, raw, this.#id);
    if (value === undefined) return;
    const values = this.fields.get(leaf.path);
    if (values) values.push(value);
    else this.fields.set(leaf.path, [value]);
  }
}
