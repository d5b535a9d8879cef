// Provisioned throughput of tables and global indexes, where the cloud is told to enforce it.
import type { Consumption } from '../capacity.ts';
import { throughputExceeded } from '../errors.ts';
import type { Throughput } from './definition.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

type Kind = 'read' | 'write';

/**
 * Throws AwsError ProvisionedThroughputExceededException when nothing is left of this second's units; a write needs those of the global
 * indexes too. @param index the index that is read, if any
 */
export function checkThroughput(tables: Tables, table: Table, kind: Kind, index?: string): void {
  const { meter } = tables;
  if (!meter || table.definition.billing === 'PAY_PER_REQUEST') return;
  const names = kind === 'write' ? ['', ...globalIndexes(table)] : [index !== undefined && isGlobal(table, index) ? index : ''];
  const isEmpty = (name: string) => !meter.hasUnits(bucket(table, name, kind), perSecond(table, name)[kind], tables.now());
  if (names.some(isEmpty)) throw throughputExceeded();
}

/** Takes what was consumed. Units of a local index are the table's. */
export function chargeThroughput(tables: Tables, consumption: Consumption): void {
  const { meter } = tables;
  const { table, kind } = consumption;
  if (!meter || table.definition.billing === 'PAY_PER_REQUEST') return;
  for (const [name, units] of [['', consumption.tableUnits] as const, ...consumption.indexUnits]) {
    const payer = isGlobal(table, name) ? name : '';
    meter.take(bucket(table, payer, kind), perSecond(table, payer)[kind], units, tables.now());
  }
}

const isGlobal = (table: Table, name: string) => table.index(name)?.definition.kind === 'global';
const globalIndexes = (table: Table) => table.indexes.map(({ name }) => name).filter((name) => isGlobal(table, name));
const bucket = (table: Table, index: string, kind: Kind) => `${table.definition.id}/${index}/${kind}`;
const perSecond = (table: Table, index: string): Throughput => table.index(index)?.definition.throughput ?? table.definition.throughput;
