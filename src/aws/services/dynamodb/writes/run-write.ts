// One write on its own: found table, throughput, write, and what was consumed.
import type { ConsumedCapacity, ItemCollectionMetrics } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../core/call.ts';
import { Consumption } from '../capacity.ts';
import { type Item, pick } from '../item.ts';
import type { Table, Written } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput, checkThroughput } from '../tables/throughput.ts';
import { executeWrite, type PreparedWrite, type WriteAction } from './write-action.ts';

export interface RunWrite {
  readonly action: WriteAction;
  readonly written: Written;
  readonly told: { ConsumedCapacity?: ConsumedCapacity; ItemCollectionMetrics?: ItemCollectionMetrics };
}

interface Wanted {
  readonly ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE' | undefined;
  readonly ReturnItemCollectionMetrics?: 'SIZE' | 'NONE' | undefined;
}

/** Throws AwsError. */
export function runWrite(tables: Tables, prepared: PreparedWrite, wanted: Wanted, context: CallContext): RunWrite {
  const table = tables.active(context, prepared.tableName);
  const action = prepared.bind(table);
  checkThroughput(tables, table, 'write');
  const written = executeWrite(tables, action, context);
  const consumption = new Consumption(table, 'write');
  consumption.addWrite(written);
  chargeThroughput(tables, consumption);
  const capacity = consumption.told(wanted.ReturnConsumedCapacity);
  const metrics = wanted.ReturnItemCollectionMetrics === 'SIZE' ? itemCollectionMetrics(table, action.key) : undefined;
  return {
    action,
    written,
    told: { ...(capacity && { ConsumedCapacity: capacity }), ...(metrics && { ItemCollectionMetrics: metrics }) },
  };
}

const GB = 1024 ** 3;

/** AWS: only tables with local indexes have item collections. The size is told as a range of one gigabyte. */
export function itemCollectionMetrics(table: Table, key: Item): ItemCollectionMetrics | undefined {
  const local = table.indexes.filter(({ definition }) => definition.kind === 'local');
  if (local.length === 0) return undefined;
  const { partition } = table.positionOf(key);
  const bytes = [table.items, ...local.map(({ items }) => items)].reduce((sum, items) => sum + items.partitionBytes(partition), 0);
  const lower = Math.floor(bytes / GB);
  return { ItemCollectionKey: pick(key, [table.key.partition.name]), SizeEstimateRangeGB: [lower, lower + 1] };
}
