// One account in one region, with the clock, the chance and the scheduler that work on it.
import { formatArn } from '../../core/arn.ts';
import type { AwsError } from '../../core/errors.ts';
import type { Ports } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { noSuch } from './errors.ts';
import type { PlannedChange, RegionState } from './region-state.ts';

/** Carries out a change that was planned. */
export type ApplyChange = (here: Region, change: PlannedChange) => void;

export class Region {
  readonly state: RegionState;
  readonly #environment: ServiceEnvironment;
  readonly #apply: ApplyChange;

  constructor(state: RegionState, environment: ServiceEnvironment, apply: ApplyChange) {
    this.state = state;
    this.#environment = environment;
    this.#apply = apply;
    for (const change of state.planned) this.#schedule(change);
  }

  get account(): string {
    return this.state.account;
  }

  get region(): string {
    return this.state.region;
  }

  get ports(): Ports {
    return this.#environment.ports;
  }

  now(): number {
    return this.#environment.clock.now();
  }

  /** `vpc-` and seventeen digits. */
  readonly newId = (prefix: string): string => `${prefix}-0${this.#environment.random.hex(16)}`;

  hex(length: number): string {
    return this.#environment.random.hex(length);
  }

  /** A number from 0 to `below` - 1. */
  number(below: number): number {
    return Math.floor(this.#environment.random.next() * below);
  }

  /** `vpc/vpc-...` */
  arn(resource: string): string {
    return formatArn({ service: 'ec2', region: this.region, account: this.account, resource });
  }

  /** Plans a change of state; `gone` does not count as busy, for nobody waits for it. */
  plan(id: string, becomes: PlannedChange['becomes'], afterMs: number): void {
    const change: PlannedChange = { id, becomes, dueMs: this.now() + afterMs };
    this.state.planned.push(change);
    this.#schedule(change);
  }

  /** What is planned for that resource does not happen any more. */
  unplan(id: string): void {
    this.state.planned = this.state.planned.filter((change) => change.id !== id);
  }

  #schedule(change: PlannedChange): void {
    const run = () => {
      // Taken back meanwhile.
      if (!this.state.planned.includes(change)) return;
      this.state.planned = this.state.planned.filter((other) => other !== change);
      this.#apply(this, change);
    };
    this.#environment.scheduler.at(change.dueMs, `${change.id} ${change.becomes}`, run, { periodic: change.becomes === 'gone' });
  }
}

/** The resource with that id. Throws AwsError `Invalid...ID.NotFound`, or `.Malformed`, by the prefix of its kind. */
export function found<Item>(items: ReadonlyMap<string, Item>, prefix: string, id: string): Item {
  const item = items.get(id);
  if (item === undefined) throw noSuch(prefix, id) satisfies AwsError;
  return item;
}
