// What a Query or Scan reads: a table, or one of its indexes, and how far its items go beyond what the index shows.
// Sentences: recorded by dynalite (test/query.js, test/scan.js), those of Select by users of the real service.
import type { Select } from '@aws-sdk/client-dynamodb';
import { invalidParameter, validation } from '../errors.ts';
import type { Condition, Projection } from '../expressions/compiled.ts';
import { type Item, type KeySchema, keyAttributes, pick } from '../item.ts';
import type { ItemSet, StoredItem } from '../storage/item-set.ts';
import type { SecondaryIndex } from '../tables/secondary-index.ts';
import type { Table } from '../tables/table.ts';

export interface ReadSource {
  readonly table: Table;
  readonly index: SecondaryIndex | undefined;
  readonly items: ItemSet;
  readonly key: KeySchema;
  /** The attributes of a start key: the table's key, then those of the index that are not in it. */
  readonly startKeyNames: readonly string[];
}

/** Throws AwsError ValidationException. */
export function readSource(table: Table, indexName: string | undefined, consistentRead: boolean | undefined): ReadSource {
  const tableNames = keyAttributes(table.key).map(({ name }) => name);
  if (indexName === undefined) return { table, index: undefined, items: table.items, key: table.key, startKeyNames: tableNames };
  const index = table.index(indexName);
  if (!index) throw validation(`The table does not have the specified index: ${indexName}`);
  if (index.definition.kind === 'global' && consistentRead)
    throw validation('Consistent reads are not supported on global secondary indexes');
  if (index.definition.backfilling) throw validation(`Cannot read from backfilling global secondary index: ${indexName}`);
  const names = new Set([...tableNames, ...keyAttributes(index.key).map(({ name }) => name)]);
  return { table, index, items: index.items, key: index.key, startKeyNames: [...names] };
}

/** The key that continues a page behind an item. */
export function startKeyOf(source: ReadSource, stored: StoredItem): Item {
  return pick(stored.item, source.startKeyNames);
}

export type Fetch = 'as shown' | 'from the table';

/**
 * Must items be fetched from the table because the index does not show what is asked for? AWS: a local index fetches, a global one
 * refuses. Throws AwsError ValidationException.
 */
export function fetchOf(
  { index }: ReadSource,
  { select, projection, filter }: { select: Select | undefined; projection: Projection | undefined; filter: Condition | undefined },
): Fetch {
  if (!index || index.definition.projection.ProjectionType === 'ALL') return 'as shown';
  const isGlobal = index.definition.kind === 'global';
  if (select === 'ALL_ATTRIBUTES') {
    if (isGlobal)
      throw invalidParameter(
        `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
      );
    return 'from the table';
  }
  // What a filter asks of a global index and the index does not show is simply not there.
  const wanted = [...(projection?.paths ?? []), ...(isGlobal ? [] : (filter?.paths() ?? []))].map(([name]) => name);
  const missing = [...new Set(wanted.filter((name) => !index.shows(name)))];
  if (missing.length === 0) return 'as shown';
  if (isGlobal) throw invalidParameter(`Global secondary index ${index.name} does not project [${missing.join(', ')}]`);
  return 'from the table';
}

interface Selecting {
  readonly Select?: Select | undefined;
  readonly IndexName?: string | undefined;
  readonly AttributesToGet?: string[] | undefined;
  readonly ProjectionExpression?: string | undefined;
}

/** Does Select go with the other members? Throws AwsError ValidationException. */
export function checkSelect({ Select: select, IndexName: index, AttributesToGet: legacy, ProjectionExpression: text }: Selecting): void {
  const given = legacy ? 'AttributesToGet' : text === undefined ? undefined : 'ProjectionExpression';
  if (select === 'SPECIFIC_ATTRIBUTES' && !given)
    throw validation('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  if (select !== undefined && select !== 'SPECIFIC_ATTRIBUTES' && given)
    throw validation(`Cannot specify the ${given} when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`);
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && index === undefined)
    throw validation('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
}
