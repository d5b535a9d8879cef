// All log groups of a cloud: found, made, written to. It knows no HTTP.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { groupExists, groupNotFound, streamExists, streamNotFound } from './errors.ts';
import { limits } from './limits.ts';
import { forgetExpired, groupArn, type LogGroupState } from './log-group.ts';
import { eventId, insertEvent, type LogEvent, type LogStreamState, utf8Bytes } from './log-stream.ts';
import { MetricFilters } from './metric-filters.ts';
import { ResourcePolicies, type ResourcePolicyState } from './resource-policies.ts';
import { Subscriptions, type SubscriptionsState } from './subscriptions.ts';

export interface LogsState {
  readonly arrivals: number;
  readonly groups: readonly LogGroupState[];
  readonly policies: readonly ResourcePolicyState[];
  readonly subscriptions: SubscriptionsState;
}

export class Logs {
  readonly environment: ServiceEnvironment;
  readonly policies: ResourcePolicies;
  readonly subscriptions: Subscriptions;
  readonly #metricFilters: MetricFilters;
  readonly #byArn = new Map<string, LogGroupState>();
  #arrivals = 0;

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
    this.policies = new ResourcePolicies(environment);
    this.subscriptions = new Subscriptions(environment);
    this.#metricFilters = new MetricFilters(environment);
  }

  now(): number {
    return this.environment.clock.now();
  }

  /** The groups of an account and region, in order of their names; events past their retention are gone. */
  list({ account, region }: Place): LogGroupState[] {
    const here = [...this.#byArn.values()].filter((group) => group.account === account && group.region === region);
    for (const group of here) forgetExpired(group, this.now());
    return here.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  find(place: Place, name: string): LogGroupState | undefined {
    const group = this.#byArn.get(groupArn({ ...place, name }));
    if (group) forgetExpired(group, this.now());
    return group;
  }

  /** Throws AwsError ResourceNotFoundException. */
  get(place: Place, name: string): LogGroupState {
    const group = this.find(place, name);
    if (!group) throw groupNotFound();
    return group;
  }

  /** Throws AwsError ResourceAlreadyExistsException. */
  create(
    place: Place,
    name: string,
    given: Partial<Pick<LogGroupState, 'groupClass' | 'tags' | 'deletionProtection'>> = {},
  ): LogGroupState {
    const { account, region } = place;
    const group: LogGroupState = {
      account,
      region,
      name,
      createdMs: this.now(),
      groupClass: 'STANDARD',
      deletionProtection: 'off',
      tags: new Map(),
      streams: new Map(),
      metricFilters: new Map(),
      subscriptionFilters: new Map(),
      ...given,
    };
    if (this.#byArn.has(groupArn(group))) throw groupExists();
    this.#byArn.set(groupArn(group), group);
    return group;
  }

  delete(group: LogGroupState): void {
    this.#byArn.delete(groupArn(group));
  }

  /** Throws AwsError ResourceNotFoundException. */
  stream(group: LogGroupState, name: string): LogStreamState {
    const stream = group.streams.get(name);
    if (!stream) throw streamNotFound();
    return stream;
  }

  /** Throws AwsError ResourceAlreadyExistsException. */
  createStream(group: LogGroupState, name: string): LogStreamState {
    if (group.streams.has(name)) throw streamExists();
    const stream: LogStreamState = { name, createdMs: this.now(), events: [], storedBytes: 0 };
    group.streams.set(name, stream);
    return stream;
  }

  /** Keeps events and tells the group's metric filters and subscriptions. */
  async append(
    group: LogGroupState,
    stream: LogStreamState,
    given: readonly { readonly atMs: number; readonly message: string }[],
  ): Promise<void> {
    if (given.length === 0) return;
    const nowMs = this.now();
    const events = given.map(({ atMs, message }): LogEvent => {
      this.#arrivals += 1;
      return { id: eventId(atMs, this.#arrivals), timestampMs: atMs, ingestedMs: nowMs, message };
    });
    for (const event of events) {
      insertEvent(stream, event);
      stream.storedBytes += utf8Bytes(event.message) + limits.eventOverheadBytes;
    }
    stream.lastIngestedMs = nowMs;
    this.subscriptions.send(group, stream, events);
    await this.#metricFilters.count(group, events);
  }

  snapshot(): LogsState {
    return {
      arrivals: this.#arrivals,
      groups: structuredClone([...this.#byArn.values()]),
      policies: this.policies.snapshot(),
      subscriptions: this.subscriptions.snapshot(),
    };
  }

  restore({ arrivals, groups, policies, subscriptions }: LogsState): void {
    this.#arrivals = arrivals;
    for (const group of structuredClone(groups)) this.#byArn.set(groupArn(group), group);
    this.policies.restore(policies);
    this.subscriptions.restore(subscriptions);
  }
}
