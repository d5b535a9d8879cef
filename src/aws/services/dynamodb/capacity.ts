// What operations consume: read and write capacity units, of tables and indexes, as ConsumedCapacity tells them.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/provisioned-capacity-mode.html
import type { Capacity, ConsumedCapacity, ReturnConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { limits } from './limits.ts';
import type { Table, Written } from './tables/table.ts';

export type Consistency = 'eventual' | 'strong' | 'transactional';

const readFactor: Readonly<Record<Consistency, number>> = { eventual: 0.5, strong: 1, transactional: 2 };

/** Units for reading so many bytes; reading nothing costs as much as reading a little. */
export function readUnits(bytes: number, consistency: Consistency): number {
  return Math.max(Math.ceil(bytes / limits.readUnitBytes), 1) * readFactor[consistency];
}

/** Units for writing so many bytes; a write that writes nothing costs as much as a small one. */
export function writeUnits(bytes: number, transactional: 'transactional' | 'alone' = 'alone'): number {
  return Math.max(Math.ceil(bytes / limits.writeUnitBytes), 1) * (transactional === 'transactional' ? 2 : 1);
}

/** What was consumed of one table in one request. */
export class Consumption {
  readonly table: Table;
  readonly #kind: 'read' | 'write';
  #table = 0;
  readonly #indexes = new Map<string, number>();

  constructor(table: Table, kind: 'read' | 'write') {
    this.table = table;
    this.#kind = kind;
  }

  get kind(): 'read' | 'write' {
    return this.#kind;
  }

  get tableUnits(): number {
    return this.#table;
  }

  get indexUnits(): ReadonlyMap<string, number> {
    return this.#indexes;
  }

  addTable(units: number): void {
    this.#table += units;
  }

  addIndex(name: string, units: number): void {
    this.#indexes.set(name, (this.#indexes.get(name) ?? 0) + units);
  }

  /** A write, and what it made the indexes write. */
  addWrite({ before, after, indexWrites }: Written, transactional: 'transactional' | 'alone' = 'alone'): void {
    this.addTable(writeUnits(Math.max(before?.bytes ?? 0, after?.bytes ?? 0), transactional));
    for (const [index, writes] of indexWrites) for (const bytes of writes) this.addIndex(index.name, writeUnits(bytes, transactional));
  }

  /** The member ConsumedCapacity of an output. */
  told(wanted: ReturnConsumedCapacity | undefined, shape: 'plain' | 'by kind' = 'plain'): ConsumedCapacity | undefined {
    if (wanted !== 'TOTAL' && wanted !== 'INDEXES') return undefined;
    const units = this.#table + [...this.#indexes.values()].reduce((sum, own) => sum + own, 0);
    const detailed = (own: number): Capacity =>
      shape === 'plain'
        ? { CapacityUnits: own }
        : { CapacityUnits: own, ...(this.#kind === 'read' ? { ReadCapacityUnits: own } : { WriteCapacityUnits: own }) };
    return {
      TableName: this.table.name,
      ...detailed(units),
      ...(wanted === 'INDEXES' && { Table: detailed(this.#table), ...this.#indexCapacities(detailed) }),
    };
  }

  #indexCapacities(detailed: (units: number) => Capacity): Pick<ConsumedCapacity, 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes'> {
    const of = (kind: 'local' | 'global') =>
      Object.fromEntries(
        [...this.#indexes]
          .filter(([name]) => this.table.index(name)?.definition.kind === kind)
          .map(([name, units]) => [name, detailed(units)]),
      );
    const [local, global] = [of('local'), of('global')];
    return {
      ...(Object.keys(local).length > 0 && { LocalSecondaryIndexes: local }),
      ...(Object.keys(global).length > 0 && { GlobalSecondaryIndexes: global }),
    };
  }
}
