// Registered consumers of streams, for enhanced fan-out: made, found, tagged and taken away.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html
import type { ServiceEnvironment } from '../../core/service.ts';
import { consumerExists, limitExceeded } from './errors.ts';
import { limits } from './limits.ts';
import type { Stream } from './stream.ts';
import type { Tags } from './tags.ts';

/** Plain data; `status`, `tags` and `policy` change. */
export interface Consumer {
  readonly arn: string;
  readonly streamArn: string;
  readonly name: string;
  readonly createdMs: number;
  status: 'CREATING' | 'ACTIVE' | 'DELETING';
  /** When CREATING becomes ACTIVE or DELETING becomes nothing. */
  nextStatusMs: number | undefined;
  tags: Tags;
  /** The resource policy, JSON. */
  policy?: string;
}

export class Consumers {
  readonly #environment: ServiceEnvironment;
  readonly #byArn = new Map<string, Consumer>();

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  now(): number {
    return this.#environment.clock.now();
  }

  /** In order of their names. */
  of({ arn }: Stream): Consumer[] {
    const own = [...this.#byArn.values()].filter(({ streamArn }) => streamArn === arn);
    return own.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  byArn(arn: string): Consumer | undefined {
    return this.#byArn.get(arn);
  }

  /** Throws AwsError ResourceInUseException or LimitExceededException. The sentences of the limits are inferred. */
  register(stream: Stream, name: string, tags: Tags): Consumer {
    const own = this.of(stream);
    const { name: streamName, account } = stream.definition;
    if (own.some((consumer) => consumer.name === name)) throw consumerExists(name, streamName, account);
    if (own.length >= limits.consumersPerStream)
      throw limitExceeded(`Stream ${streamName} under account ${account} has ${limits.consumersPerStream} consumers, which is the limit.`);
    if (own.filter(({ status }) => status === 'CREATING').length >= limits.consumersBeingCreated)
      throw limitExceeded(
        `Stream ${streamName} under account ${account} has ${limits.consumersBeingCreated} consumers in the CREATING state, which is the limit.`,
      );
    const createdMs = this.now();
    const consumer: Consumer = {
      // AWS: the time of registration tells it from another one of the name (API_ConsumerDescription).
      arn: `${stream.arn}/consumer/${name}:${Math.floor(createdMs / 1000)}`,
      streamArn: stream.arn,
      name,
      createdMs,
      status: 'CREATING',
      nextStatusMs: createdMs + limits.updateStreamMs,
      tags,
    };
    this.#byArn.set(consumer.arn, consumer);
    this.#planNextStatus(consumer);
    return consumer;
  }

  /** DELETING from now on, gone a little later. */
  deregister(consumer: Consumer): void {
    if (consumer.status === 'DELETING') return;
    consumer.status = 'DELETING';
    consumer.nextStatusMs = this.now() + limits.updateStreamMs;
    this.#planNextStatus(consumer);
  }

  snapshot(): readonly Consumer[] {
    return [...this.#byArn.values()].map((consumer) => ({ ...consumer }));
  }

  restore(consumers: readonly Consumer[]): void {
    for (const state of consumers) {
      const consumer = { ...state };
      this.#byArn.set(consumer.arn, consumer);
      this.#planNextStatus(consumer);
    }
  }

  #planNextStatus(consumer: Consumer): void {
    const { nextStatusMs, status } = consumer;
    if (nextStatusMs === undefined) return;
    this.#environment.scheduler.at(nextStatusMs, `${consumer.arn} leaves ${status}`, () => {
      if (consumer.status !== status) return;
      consumer.nextStatusMs = undefined;
      if (status === 'DELETING') this.#byArn.delete(consumer.arn);
      else consumer.status = 'ACTIVE';
    });
  }
}
