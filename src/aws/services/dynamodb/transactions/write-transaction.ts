// Several writes that all happen or none: what TransactWriteItems and ExecuteTransaction share.
import type { CallContext } from '../../../core/call.ts';
import { Consumption } from '../capacity.ts';
import { validation } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Table, Written } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput, checkThroughput } from '../tables/throughput.ts';
import { itemSize } from '../values/size.ts';
import { evaluateWrite, type PreparedWrite, type WriteAction } from '../writes/write-action.ts';
import { allOrCancel, attempt } from './reasons.ts';

export interface Transacted {
  readonly actions: readonly WriteAction[];
  /** What each action did. */
  readonly writes: readonly Written[];
  /** One for each table. */
  readonly consumptions: readonly Consumption[];
}

/** Throws AwsError; then nothing is written. */
export function writeTransaction(tables: Tables, prepared: readonly PreparedWrite[], context: CallContext): Transacted {
  const found = prepared.map(({ tableName }) => tables.active(context, tableName));
  const actions = allOrCancel(prepared.map((write, index) => attempt(() => write.bind(found[index] as Table))));
  checkDistinct(actions);
  for (const table of new Set(found)) checkThroughput(tables, table, 'write');
  const outcomes = allOrCancel(actions.map((action) => attempt(() => ({ action, ...evaluateWrite(action) }))));
  const bytes = outcomes.reduce((sum, { after }) => sum + (after ? itemSize(after) : 0), 0);
  // Inferred; AWS: "the aggregate size of the items in the transaction cannot exceed 4 MB".
  if (bytes > limits.transactionBytes) throw validation('Transaction request exceeds the aggregate size limit of 4 MB');
  const consumptions = new Map<Table, Consumption>();
  const writes = outcomes.map(({ action, before, after }) => {
    const { table, position } = action;
    const consumption = consumptions.get(table) ?? new Consumption(table, 'write');
    consumptions.set(table, consumption);
    const changes = after !== before?.item;
    const written: Written = changes ? tables.write(table, position, after, context) : { before, after: before, indexWrites: new Map() };
    consumption.addWrite(written, 'transactional');
    return written;
  });
  for (const consumption of consumptions.values()) chargeThroughput(tables, consumption);
  return { actions, writes, consumptions: [...consumptions.values()] };
}

/** Throws AwsError ValidationException when two actions are about one item. */
export function checkDistinct(actions: readonly Pick<WriteAction, 'table' | 'position'>[]): void {
  const places = actions.map(({ table, position }) => JSON.stringify([table.arn, position]));
  if (new Set(places).size < places.length) throw validation('Transaction request cannot include multiple operations on one item');
}
