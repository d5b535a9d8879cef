// What the statements of a batch and of a transaction have in common: all read or all write, and each is about one item.
// The sentences are those that users of the real service quote.
import { Consumption, readUnits } from '../capacity.ts';
import { validation } from '../errors.ts';
import { type Item, keyAttributes } from '../item.ts';
import { readsOf } from '../partiql/key-of-where.ts';
import type { PartiqlStatement, SelectStatement } from '../partiql/statement.ts';
import type { Table } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput, checkThroughput } from '../tables/throughput.ts';
import { keyOfWhere } from './statement-write.ts';

/** EXISTS goes with writes. Throws AwsError ValidationException. */
export function checkOneKind(statements: readonly PartiqlStatement[]): 'reads' | 'writes' {
  const reads = statements.filter(({ kind }) => kind === 'select').length;
  if (reads > 0 && reads < statements.length)
    throw validation('The request cannot contain both read and write statements: it must be either all reads or all writes');
  return reads > 0 ? 'reads' : 'writes';
}

/** The item of a SELECT that names a whole key. Throws AwsError. */
export function selectOne(
  tables: Tables,
  table: Table,
  { where, projection, index }: SelectStatement,
  consistency: 'eventual' | 'strong' | 'transactional',
): { item: Item | undefined; consumption: Consumption } {
  const names = keyAttributes(table.key).map(({ name }) => name);
  const reads = index === undefined ? readsOf(where, names) : 'scan';
  if (reads === 'scan' || reads.length !== 1 || (table.key.sort && reads[0]?.sort?.operator !== '='))
    throw validation('Select statements within BatchExecuteStatement must specify the primary key in the where clause.');
  const key = keyOfWhere(where, table);
  checkThroughput(tables, table, 'read');
  const stored = table.get(key);
  const consumption = new Consumption(table, 'read');
  consumption.addTable(readUnits(stored?.bytes ?? 0, consistency));
  chargeThroughput(tables, consumption);
  const isWanted = stored && (!where.condition || where.condition.evaluate(stored.item));
  return { item: isWanted ? (projection ? projection.project(stored.item) : stored.item) : undefined, consumption };
}
