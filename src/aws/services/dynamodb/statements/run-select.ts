// SELECT of PartiQL: Queries one after the other, or a Scan, page by page.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html
import { Consumption, readUnits } from '../capacity.ts';
import { validation } from '../errors.ts';
import type { KeyCondition } from '../expressions/compiled.ts';
import { type Item, type KeySchema, keyAttributes } from '../item.ts';
import { limits } from '../limits.ts';
import { planSelect } from '../partiql/select-plan.ts';
import type { SelectStatement } from '../partiql/statement.ts';
import { fetchOf, type ReadSource, readSource, startKeyOf } from '../reads/read-source.ts';
import { runQuery } from '../reads/run-query.ts';
import { startPosition } from '../reads/start-key.ts';
import type { FoundItem } from '../storage/item-set.ts';
import { pageSize } from '../storage/page-size.ts';
import type { Table } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput, checkThroughput } from '../tables/throughput.ts';
import { typeOf } from '../values/compare.ts';

/** Where the next page begins: behind `key` in the `read`th of the reads. */
export interface SelectPosition {
  readonly read: number;
  readonly key: Item;
}

export interface SelectPage {
  readonly items: readonly Item[];
  readonly next: SelectPosition | undefined;
  readonly consumption: Consumption;
}

interface Paging {
  readonly limit?: number | undefined;
  readonly from?: SelectPosition | undefined;
  readonly consistentRead?: boolean | undefined;
  readonly transactional?: 'transactional';
}

/** Throws AwsError. */
export function runSelect(tables: Tables, table: Table, statement: SelectStatement, paging: Paging): SelectPage {
  const { where, projection, index } = statement;
  const source = readSource(table, index, paging.consistentRead);
  const { reads, direction } = planSelect(
    statement,
    keyAttributes(source.key).map(({ name }) => name),
  );
  const fetch = fetchOf(source, { select: undefined, projection, filter: where.condition });
  checkThroughput(tables, table, 'read', index);
  const consistency = paging.transactional ?? (paging.consistentRead ? 'strong' : 'eventual');
  const consumption = new Consumption(table, 'read');
  const items: Item[] = [];
  const { limit = Number.POSITIVE_INFINITY } = paging;
  let [scanned, bytes, pageBytes] = [0, 0, 0];
  let next: SelectPosition | undefined;
  for (const { read, found } of readAll(source, reads, direction, paging.from)) {
    const { stored } = found;
    bytes += stored.bytes;
    stored.pageBytes ??= pageSize(stored.item, table.key.sort?.name);
    pageBytes += stored.pageBytes;
    const whole = fetch === 'from the table' ? (table.items.get(stored.inTable) ?? stored) : stored;
    if (!where.condition || where.condition.evaluate(whole.item)) items.push(projection ? projection.project(whole.item) : whole.item);
    if (++scanned < limit && pageBytes < limits.pageBytes) continue;
    next = { read, key: startKeyOf(source, stored) };
    break;
  }
  const units = readUnits(bytes, consistency);
  if (source.index) consumption.addIndex(source.index.name, units);
  else consumption.addTable(units);
  chargeThroughput(tables, consumption);
  return { items, next, consumption };
}

function* readAll(
  source: ReadSource,
  reads: readonly KeyCondition[] | 'scan',
  direction: 'ASC' | 'DESC',
  from: SelectPosition | undefined,
): Generator<{ read: number; found: FoundItem }> {
  if (reads === 'scan') {
    for (const found of source.items.scan(from && startPosition(source, from.key))) yield { read: 0, found };
    return;
  }
  for (const condition of reads) checkTypes(condition, source.key);
  for (const [read, condition] of reads.entries()) {
    if (from && read < from.read) continue;
    const startKey = read === from?.read ? from.key : undefined;
    for (const found of runQuery(source, condition, startKey, direction === 'ASC' ? 'ascending' : 'descending')) yield { read, found };
  }
}

function checkTypes({ partition, sort }: KeyCondition, key: KeySchema): void {
  const isRight =
    typeOf(partition.value) === key.partition.type &&
    (sort === undefined || sort.values.every((value) => typeOf(value) === key.sort?.type));
  if (!isRight) throw validation('The provided key element does not match the schema');
}
