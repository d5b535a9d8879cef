// All topics and subscriptions of a cloud, by ARN. It knows no HTTP.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { Deliveries, type DeliveriesState } from './delivery/deliveries.ts';
import { topicNotFound } from './errors.ts';
import { limits } from './limits.ts';
import { Metrics } from './metrics.ts';
import type { Subscription } from './subscription.ts';
import { Topic, type TopicState } from './topic.ts';

export interface SnsState {
  readonly topics: readonly TopicState[];
  readonly subscriptions: readonly Subscription[];
  readonly deliveries: DeliveriesState;
}

export class Sns {
  readonly environment: ServiceEnvironment;
  readonly deliveries: Deliveries;
  readonly metrics: Metrics;
  readonly #topics = new Map<string, Topic>();
  // Replaced whole when one changes: they are plain data.
  readonly #subscriptions = new Map<string, Subscription>();

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
    this.metrics = new Metrics(environment);
    this.deliveries = new Deliveries(environment, this.metrics, (arn) => this.#subscriptions.get(arn));
  }

  now(): number {
    return this.environment.clock.now();
  }

  /** The topics of an account and region, in order of their names. */
  topicsOf({ account, region }: Place): readonly Topic[] {
    const here = [...this.#topics.values()].filter(({ definition }) => definition.account === account && definition.region === region);
    return here.sort((one, other) => (one.arn < other.arn ? -1 : 1));
  }

  findTopic(arn: string): Topic | undefined {
    return this.#topics.get(arn);
  }

  /** Throws AwsError NotFound. */
  topic(arn: string): Topic {
    const topic = this.#topics.get(arn);
    if (!topic) throw topicNotFound();
    return topic;
  }

  addTopic(state: TopicState): Topic {
    const topic = new Topic(state);
    this.#topics.set(topic.arn, topic);
    return topic;
  }

  /** Its subscriptions go with it. */
  deleteTopic(topic: Topic): void {
    this.#topics.delete(topic.arn);
    for (const { arn } of this.subscriptionsOf(topic.arn)) this.#subscriptions.delete(arn);
  }

  /** The subscriptions of a topic, oldest first. */
  subscriptionsOf(topicArn: string): readonly Subscription[] {
    return this.allSubscriptions().filter((subscription) => subscription.topicArn === topicArn);
  }

  /** All that are confirmed or can still be. */
  allSubscriptions(): readonly Subscription[] {
    const nowMs = this.now();
    for (const { arn, state, createdMs } of this.#subscriptions.values())
      if (state === 'pending' && nowMs - createdMs >= limits.pendingMs) this.#subscriptions.delete(arn);
    return [...this.#subscriptions.values()];
  }

  findSubscription(arn: string): Subscription | undefined {
    return this.allSubscriptions().find((subscription) => subscription.arn === arn);
  }

  /** Adds it, or puts it in the place of the one with its ARN. */
  putSubscription(subscription: Subscription): void {
    this.#subscriptions.set(subscription.arn, subscription);
  }

  deleteSubscription({ arn, topicArn }: Subscription): void {
    if (!this.#subscriptions.delete(arn)) return;
    const topic = this.#topics.get(topicArn);
    if (topic) topic.deletedSubscriptions += 1;
  }

  snapshot(): SnsState {
    return {
      topics: [...this.#topics.values()].map((topic) => topic.snapshot()),
      subscriptions: [...this.#subscriptions.values()],
      deliveries: this.deliveries.snapshot(),
    };
  }

  restore({ topics, subscriptions, deliveries }: SnsState): void {
    for (const state of topics) this.addTopic(state);
    for (const subscription of subscriptions) this.putSubscription(subscription);
    this.deliveries.restore(deliveries);
  }
}
