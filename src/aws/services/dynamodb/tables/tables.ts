// All tables of a cloud, by account, region and name: made, found, written to, changed and deleted. It knows no HTTP.
import { formatArn, parseArn } from '../../../core/arn.ts';
import type { CallContext } from '../../../core/call.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { resourceNotFound, tableNotFound } from '../errors.ts';
import type { Item } from '../item.ts';
import { limits } from '../limits.ts';
import { tellItem } from '../passages.ts';
import type { Position } from '../storage/key-text.ts';
import { CapacityMeter } from './capacity-meter.ts';
import type { TableDefinition } from './definition.ts';
import { Table, type TableState, timeToLiveIdentity, type Written } from './table.ts';
import { endTransition } from './transitions.ts';

/** An account in a region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

export class Tables {
  readonly environment: ServiceEnvironment;
  readonly #byArn = new Map<string, Table>();
  readonly #subscribers = new Map<string, Set<() => void>>();
  /** When the next sweep for expired items is planned, by table. */
  readonly #sweeps = new Map<Table, { dueMs: number; cancel: () => void }>();
  /** What provisioned throughput is left; undefined where it is not enforced. */
  readonly meter: CapacityMeter | undefined;

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
    this.meter = environment.throughput === 'enforced' ? new CapacityMeter() : undefined;
  }

  now(): number {
    return this.environment.clock.now();
  }

  /** The tables of an account and region, in order of their names. */
  list({ account, region }: Place): Table[] {
    const here = [...this.#byArn.values()].filter(({ definition }) => definition.account === account && definition.region === region);
    return here.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** By name, or by ARN. */
  find(place: Place, nameOrArn: string): Table | undefined {
    return this.#byArn.get(tableArn(place, nameOrArn));
  }

  /** For operations on tables. Throws AwsError ResourceNotFoundException. */
  get(place: Place, nameOrArn: string): Table {
    const table = this.find(place, nameOrArn);
    if (!table) throw tableNotFound(parseArn(nameOrArn)?.resource.replace(/^table\//, '') ?? nameOrArn);
    return table;
  }

  /** For operations on items. Throws AwsError ResourceNotFoundException, also while the table is created or deleted. */
  active(place: Place, nameOrArn: string): Table {
    const table = this.find(place, nameOrArn);
    if (!table || table.definition.status === 'CREATING' || table.definition.status === 'DELETING') throw resourceNotFound();
    return table;
  }

  add(definition: TableDefinition): Table {
    const table = new Table({ definition, items: [], streams: [] });
    this.#byArn.set(table.arn, table);
    this.planTransition(table);
    return table;
  }

  /** Puts or deletes an item, with all that follows: indexes, stream, expiry. */
  write(table: Table, position: Position, item: Item | undefined, by: Pick<CallContext, 'callerArn'> | 'expiry'): Written {
    const written = table.replace(position, item);
    tellItem(this.environment, table, written, by === 'expiry' ? undefined : by.callerArn);
    const nowMs = this.now();
    const recorded = table.record(written, {
      nowMs,
      newEventId: () => this.environment.random.hex(32),
      ...(by === 'expiry' && { userIdentity: timeToLiveIdentity }),
    });
    this.planSweep(table);
    if (recorded === 'recorded') for (const wake of this.#subscribers.get(table.openStream?.state.arn ?? '') ?? []) wake();
    return written;
  }

  /** Calls `wake` after each record of the stream. Returns the function that ends it. */
  subscribe(streamArn: string, wake: () => void): () => void {
    const wakers = this.#subscribers.get(streamArn) ?? new Set();
    this.#subscribers.set(streamArn, wakers);
    // A function of its own, so that one `wake` may subscribe twice.
    const own = () => wake();
    wakers.add(own);
    return () => wakers.delete(own);
  }

  /** Plans the end of what the table is going through. To be called after `nextStatusMs` was set. */
  planTransition(table: Table): void {
    const { nextStatusMs: dueMs, status } = table.definition;
    if (dueMs === undefined) return;
    this.environment.scheduler.at(dueMs, `${table.arn} leaves ${status}`, () => {
      // A table that was changed again meanwhile has another future by now.
      if (table.definition.nextStatusMs !== dueMs || !this.#byArn.has(table.arn)) return;
      delete table.definition.nextStatusMs;
      if (table.definition.status === 'DELETING') this.#byArn.delete(table.arn);
      else endTransition(table, this.now());
    });
  }

  /** Plans the deletion of what expires next. It is background work, so that nobody waits for an item that expires in a year. */
  planSweep(table: Table): void {
    const nextMs = table.nextExpiryMs(this.now());
    const planned = this.#sweeps.get(table);
    if (nextMs === undefined && !planned) return;
    const dueMs = nextMs === undefined ? undefined : Math.max(nextMs, this.now()) + limits.expirySweepMs;
    // An earlier sweep plans the next one when it is done.
    if (planned && dueMs !== undefined && planned.dueMs <= dueMs) return;
    planned?.cancel();
    this.#sweeps.delete(table);
    if (dueMs === undefined) return;
    const cancel = this.environment.scheduler.at(dueMs, `${table.arn} deletes expired items`, () => this.#sweep(table), { periodic: true });
    this.#sweeps.set(table, { dueMs, cancel });
  }

  snapshot(): readonly TableState[] {
    return [...this.#byArn.values()].map((table) => table.snapshot());
  }

  restore(states: readonly TableState[]): void {
    for (const state of structuredClone(states)) {
      const table = new Table(state);
      this.#byArn.set(table.arn, table);
      this.planTransition(table);
      this.planSweep(table);
    }
  }

  #sweep(table: Table): void {
    this.#sweeps.delete(table);
    if (this.#byArn.get(table.arn) !== table) return;
    for (const position of table.expired(this.now())) this.write(table, position, undefined, 'expiry');
    this.planSweep(table);
  }
}

export function tableArn({ account, region }: Place, nameOrArn: string): string {
  if (nameOrArn.startsWith('arn:')) return nameOrArn;
  return formatArn({ service: 'dynamodb', region, account, resource: `table/${nameOrArn}` });
}
