// One page of a Query or Scan: read, cut, filter, project, count.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
import type { QueryInput, QueryOutput, Select } from '@aws-sdk/client-dynamodb';
import { Consumption, readUnits } from '../capacity.ts';
import type { Condition, Projection } from '../expressions/compiled.ts';
import type { Item } from '../item.ts';
import { limits } from '../limits.ts';
import type { FoundItem, StoredItem } from '../storage/item-set.ts';
import { pageSize } from '../storage/page-size.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput } from '../tables/throughput.ts';
import { type Fetch, type ReadSource, startKeyOf } from './read-source.ts';

export interface PageWanted {
  readonly limit: number | undefined;
  readonly filter: Condition | undefined;
  readonly projection: Projection | undefined;
  readonly select: Select | undefined;
  readonly fetch: Fetch;
  readonly consistency: 'eventual' | 'strong';
  readonly returnConsumedCapacity: QueryInput['ReturnConsumedCapacity'];
}

/** `found` is what could be read, in order. The limit and the size of a page count what was read, not what the filter left. */
export function pageOf(tables: Tables, source: ReadSource, found: Iterable<FoundItem>, wanted: PageWanted): QueryOutput {
  const { limit = Number.POSITIVE_INFINITY, filter, projection, select, fetch } = wanted;
  const consumption = new Consumption(source.table, 'read');
  const matching: Item[] = [];
  let last: FoundItem | undefined;
  let scanned = 0;
  let bytes = 0;
  let pageBytes = 0;
  for (const next of found) {
    if (scanned >= limit || pageBytes >= limits.pageBytes) break;
    const { stored } = next;
    scanned++;
    last = next;
    bytes += stored.bytes;
    stored.pageBytes ??= pageSize(stored.item, source.table.key.sort?.name);
    pageBytes += stored.pageBytes;
    const item = fetch === 'from the table' ? fetched(source, stored, consumption, wanted) : stored.item;
    if (!filter || filter.evaluate(item)) matching.push(item);
  }
  const units = readUnits(bytes, wanted.consistency);
  if (source.index) consumption.addIndex(source.index.name, units);
  else consumption.addTable(units);
  chargeThroughput(tables, consumption);
  const isCut = last !== undefined && (scanned >= limit || pageBytes >= limits.pageBytes);
  const capacity = consumption.told(wanted.returnConsumedCapacity);
  return {
    ...(select !== 'COUNT' && { Items: projection ? matching.map((item) => projection.project(item)) : matching }),
    Count: matching.length,
    ScannedCount: scanned,
    ...(isCut && last && { LastEvaluatedKey: startKeyOf(source, last.stored) }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
}

/** AWS: each fetch from the table costs as much as reading that item alone. */
function fetched({ table }: ReadSource, stored: StoredItem, consumption: Consumption, { consistency }: PageWanted): Item {
  const whole = table.items.get(stored.inTable) ?? stored;
  consumption.addTable(readUnits(whole.bytes, consistency));
  return whole.item;
}
