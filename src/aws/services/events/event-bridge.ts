// All buses of a cloud: found, made, deleted; events go in here. It knows no HTTP.
import { parseArn } from '../../core/arn.ts';
import { matchesPattern, readPattern } from '../../core/event-pattern.ts';
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { Archives, type ArchivesState } from './archives.ts';
import { type BusState, busArn, DEFAULT_BUS, type RuleState, ruleArn } from './bus.ts';
import type { Arrival, BusHost } from './bus-host.ts';
import { Deliveries, type DeliveriesState } from './delivery/deliveries.ts';
import { busNotFound, ruleNotFound } from './errors.ts';
import type { BusEvent } from './event.ts';
import { tellEvent } from './passages.ts';
import { Schedules } from './schedule/schedules.ts';

export interface EventBridgeState {
  readonly buses: readonly BusState[];
  readonly deliveries: DeliveriesState;
  readonly archives: ArchivesState;
}

export class EventBridge implements BusHost {
  readonly environment: ServiceEnvironment;
  readonly deliveries: Deliveries;
  readonly schedules: Schedules;
  readonly archives: Archives;
  readonly #byArn = new Map<string, BusState>();

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
    this.deliveries = new Deliveries(this);
    this.schedules = new Schedules(this);
    this.archives = new Archives(this);
  }

  now(): number {
    return this.environment.clock.now();
  }

  /** The buses of an account and region in order of their names, the default one among them. */
  list({ account, region }: Place): readonly BusState[] {
    this.bus({ account, region }, DEFAULT_BUS);
    const here = [...this.#byArn.values()].filter((bus) => bus.account === account && bus.region === region);
    return here.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** A bus by name or ARN. Throws AwsError ResourceNotFoundException. */
  bus(place: Place, nameOrArn: string = DEFAULT_BUS): BusState {
    const bus = this.findBus(place, nameOrArn);
    if (!bus) throw busNotFound(nameOrArn.split('event-bus/').at(-1) ?? nameOrArn);
    return bus;
  }

  findBus({ account, region }: Place, nameOrArn: string): BusState | undefined {
    const arn = nameOrArn.startsWith('arn:') ? nameOrArn : busArn({ account, region, name: nameOrArn });
    const parsed = parseArn(arn);
    // AWS: every account has a default bus in every region, without anybody making it.
    if (parsed?.resource === `event-bus/${DEFAULT_BUS}` && !this.#byArn.has(arn)) return this.create(parsed, DEFAULT_BUS);
    return this.#byArn.get(arn);
  }

  create({ account, region }: Place, name: string): BusState {
    const nowMs = this.now();
    const bus: BusState = {
      account,
      region,
      name,
      createdMs: nowMs,
      modifiedMs: nowMs,
      statements: [],
      tags: new Map(),
      rules: new Map(),
    };
    this.#byArn.set(busArn(bus), bus);
    return bus;
  }

  delete(bus: BusState): void {
    this.#byArn.delete(busArn(bus));
  }

  /** Throws AwsError ResourceNotFoundException. */
  rule(bus: BusState, name: string): RuleState {
    const rule = bus.rules.get(name);
    if (!rule) throw ruleNotFound(name, bus.name);
    return rule;
  }

  /** Puts an event on a bus: archives keep it, rules that mean it send it to their targets. */
  ingest(bus: BusState, event: BusEvent, { passed, onlyRules, origin }: Arrival = { passed: [] }): void {
    tellEvent(this.environment, bus, event, { became: 'arrived', ...origin });
    if (event['replay-name'] === undefined) this.archives.keep(bus, event);
    for (const rule of bus.rules.values()) {
      if (rule.state === 'DISABLED' || rule.pattern === undefined) continue;
      if (onlyRules && onlyRules.length > 0 && !onlyRules.includes(ruleArn(bus, rule.name))) continue;
      if (matchesPattern(readPattern(rule.pattern), event)) this.send(bus, rule, event, [...passed, busArn(bus)]);
    }
  }

  send(bus: BusState, rule: RuleState, event: BusEvent, passed: readonly string[]): void {
    this.deliveries.send(bus, rule, event, passed);
  }

  snapshot(): EventBridgeState {
    return {
      buses: structuredClone([...this.#byArn.values()]),
      deliveries: this.deliveries.snapshot(),
      archives: this.archives.snapshot(),
    };
  }

  restore({ buses, deliveries, archives }: EventBridgeState): void {
    for (const bus of structuredClone(buses)) {
      this.#byArn.set(busArn(bus), bus);
      for (const rule of bus.rules.values()) this.schedules.resume(bus, rule);
    }
    this.deliveries.restore(deliveries);
    this.archives.restore(archives);
  }
}
