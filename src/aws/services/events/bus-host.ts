// What deliveries, schedules and archives need of the buses that they belong to.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { BusState, RuleState } from './bus.ts';
import type { BusEvent } from './event.ts';

/** How an event came to a bus. */
export interface Arrival {
  /** ARNs of the buses that it passed on its way, the first one first. */
  readonly passed: readonly string[];
  /** Only these rules see it: those that a replay names. */
  readonly onlyRules?: readonly string[];
  /** For observers: ARN of the resource or of the client that it comes from. */
  readonly origin?: { readonly from: string } | { readonly by: string };
}

export interface BusHost {
  readonly environment: ServiceEnvironment;
  /** Milliseconds since the epoch. */
  now(): number;
  findBus(place: Place, nameOrArn: string): BusState | undefined;
  /** Puts an event on a bus. */
  ingest(bus: BusState, event: BusEvent, arrival?: Arrival): void;
  /** Sends an event to the targets of a rule. */
  send(bus: BusState, rule: RuleState, event: BusEvent, passed: readonly string[]): void;
}
