// The mapping of one index: kept as it was put, looked up by path, grown by documents and by requests.
import { illegalArgument } from '../search-error.ts';
import { checkRoot, type FieldMapping, type RootMapping, typeOf } from './field-mapping.ts';

/** A field that holds values: its full name and what the mapping says. Sub-fields of `fields` are leaves of their own. */
export interface Leaf {
  readonly path: string;
  readonly type: string;
  readonly mapping: FieldMapping;
  /** The other ways in which the same value is indexed. */
  readonly subFields: readonly Leaf[];
}

export type DynamicRule = 'true' | 'false' | 'strict';

/** OpenSearch: index.mapping.total_fields.limit. https://docs.opensearch.org/latest/field-types/ */
const mostFields = 1000;

export class IndexMapping {
  root: RootMapping;
  #leaves: Map<string, Leaf> | undefined;

  constructor(root: RootMapping = {}) {
    this.root = root;
  }

  replaceBy({ root }: IndexMapping): void {
    this.root = root;
    this.#leaves = undefined;
  }

  /** All leaves by full name, sub-fields too. */
  get leaves(): ReadonlyMap<string, Leaf> {
    if (this.#leaves) return this.#leaves;
    const leaves = new Map<string, Leaf>();
    collect(this.root.properties ?? {}, '', leaves);
    this.#leaves = leaves;
    return leaves;
  }

  leaf(path: string): Leaf | undefined {
    return this.leaves.get(path);
  }

  /** The leaves whose names fit a pattern with `*`, sorted by name. */
  matching(pattern: string): readonly Leaf[] {
    if (!pattern.includes('*')) return [this.leaves.get(pattern)].filter((leaf) => leaf !== undefined);
    const source = new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
    return [...this.leaves.values()].filter(({ path }) => source.test(path)).sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  /** The mapping at a path of objects; undefined where nothing is mapped. */
  at(path: readonly string[]): FieldMapping | undefined {
    let place: FieldMapping | undefined = this.root as FieldMapping;
    for (const step of path) place = place?.properties && Object.hasOwn(place.properties, step) ? place.properties[step] : undefined;
    return place;
  }

  /** What an object does with fields that are not mapped; the nearest that says so decides. */
  dynamicAt(path: readonly string[]): DynamicRule {
    for (let depth = path.length; depth >= 0; depth--) {
      const { dynamic } = this.at(path.slice(0, depth)) ?? {};
      if (dynamic !== undefined) return String(dynamic) as DynamicRule;
    }
    return 'true';
  }

  /** Adds what a request or a document brings. Throws SearchError where a field would change. Nothing is added then. */
  merge(added: unknown): void {
    const checked = checkRoot(added);
    const { properties = {}, ...parameters } = checked;
    const merged = { ...structuredClone(this.root), ...parameters };
    merged.properties = mergedProperties(merged.properties ?? {}, properties, '');
    const leaves = new Map<string, Leaf>();
    collect(merged.properties, '', leaves);
    if (leaves.size > mostFields) throw illegalArgument(`Limit of total fields [${mostFields}] has been exceeded`);
    this.root = merged;
    this.#leaves = leaves;
  }
}

type Properties = Record<string, FieldMapping>;

function mergedProperties(before: Properties, added: Properties, path: string): Properties {
  const merged = { ...before };
  for (const [name, mapping] of Object.entries(added)) {
    const full = path === '' ? name : `${path}.${name}`;
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    merged[name] = old ? mergedField(old, mapping, full) : mapping;
  }
  return merged;
}

function mergedField(old: FieldMapping, added: FieldMapping, path: string): FieldMapping {
  const [from, to] = [typeOf(old), typeOf(added)];
  if (from !== to) throw illegalArgument(`mapper [${path}] cannot be changed from type [${from}] to [${to}]`);
  for (const fixed of ['analyzer', 'format', 'index', 'doc_values', 'scaling_factor'])
    if (from !== 'object' && JSON.stringify(old[fixed]) !== JSON.stringify(added[fixed]) && added[fixed] !== undefined)
      throw illegalArgument(
        `Mapper for [${path}] conflicts with existing mapper:\n\tCannot update parameter [${fixed}] from [${old[fixed]}] to [${added[fixed]}]`,
      );
  const { properties, fields, ...parameters } = added;
  return {
    ...old,
    ...parameters,
    ...(properties && { properties: mergedProperties(old.properties ?? {}, properties, path) }),
    ...(fields && { fields: mergedProperties(old.fields ?? {}, fields, path) }),
  };
}

function collect(properties: Properties, prefix: string, into: Map<string, Leaf>): void {
  for (const [name, mapping] of Object.entries(properties)) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (typeOf(mapping) === 'object') collect(mapping.properties ?? {}, path, into);
    else leafOf(path, mapping, into);
  }
}

function leafOf(path: string, mapping: FieldMapping, into: Map<string, Leaf>): Leaf {
  const subFields = Object.entries(mapping.fields ?? {}).map(([name, sub]) => leafOf(`${path}.${name}`, sub, into));
  const leaf = { path, type: typeOf(mapping), mapping, subFields };
  into.set(path, leaf);
  return leaf;
}
