// Messages on their way from a topic to the endpoints of its subscriptions: planned, delivered, tried again, given to the dead letters.
import { AwsError } from '../../../core/errors.ts';
import type { EventDetails, EventSource } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { beginningOf, tellPassage } from '../../../core/tell-passage.ts';
import { actAsRole } from '../../../iam/service-role.ts';
import { limits } from '../limits.ts';
import type { Published } from '../message/published.ts';
import type { Metrics } from '../metrics.ts';
import type { Subscription } from '../subscription.ts';
import { envelopeOf } from './envelope.ts';
import { retryAfterMs } from './retry-policy.ts';

/** A message for one subscription. Plain data: it survives a snapshot. */
interface Delivery {
  readonly dueMs: number;
  readonly subscriptionArn: string;
  readonly published: Published;
  readonly signatureVersion: string;
  /** How often it has failed. */
  readonly failures: number;
}

/** What reached nobody, for the inspector. */
export interface Undelivered {
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly endpoint: string;
  readonly messageId: string;
  readonly why: string;
}

export interface DeliveriesState {
  readonly underWay: readonly Delivery[];
  readonly undelivered: readonly Undelivered[];
}

// By design: nothing leaves the cloud.
const outside: readonly string[] = ['http', 'https', 'email', 'email-json', 'sms', 'application'];
const mostUndelivered = 1000;

export class Deliveries {
  readonly #environment: ServiceEnvironment;
  readonly #metrics: Metrics;
  readonly #subscription: (arn: string) => Subscription | undefined;
  readonly #underWay = new Set<Delivery>();
  #undelivered: readonly Undelivered[] = [];

  constructor(environment: ServiceEnvironment, metrics: Metrics, subscription: (arn: string) => Subscription | undefined) {
    this.#environment = environment;
    this.#metrics = metrics;
    this.#subscription = subscription;
  }

  get undelivered(): readonly Undelivered[] {
    return this.#undelivered;
  }

  /** Sends a message to a confirmed subscription whose filter it has passed. */
  send(published: Published, subscription: Subscription, signatureVersion: string): void {
    const dueMs = this.#environment.clock.now() + limits.deliveryDelayMs;
    this.#plan({ dueMs, subscriptionArn: subscription.arn, published, signatureVersion, failures: 0 });
  }

  /** Puts a text into a queue, once: the request to confirm a subscription. What the queue refuses is noted. */
  async sendOnce(subscription: Subscription, messageId: string, event: string): Promise<void> {
    try {
      await this.#deliver(subscription.endpoint, event, sourceOf(subscription), {});
    } catch (thrown) {
      this.#note(subscription, messageId, reasonOf(thrown));
    }
  }

  snapshot(): DeliveriesState {
    return { underWay: [...this.#underWay], undelivered: this.#undelivered };
  }

  restore({ underWay, undelivered }: DeliveriesState): void {
    this.#undelivered = undelivered;
    for (const delivery of underWay) this.#plan(delivery);
  }

  #plan(delivery: Delivery): void {
    this.#underWay.add(delivery);
    this.#environment.scheduler.at(delivery.dueMs, `a notification for ${delivery.subscriptionArn}`, async () => {
      this.#underWay.delete(delivery);
      // AWS: who unsubscribed meanwhile gets nothing more.
      const subscription = this.#subscription(delivery.subscriptionArn);
      if (subscription) await this.#attempt(delivery, subscription);
    });
  }

  async #attempt(delivery: Delivery, subscription: Subscription): Promise<void> {
    const { published, signatureVersion } = delivery;
    const { topicArn, messageId } = published;
    if (outside.includes(subscription.protocol)) {
      this.#note(subscription, messageId, `${subscription.protocol} endpoints are not reached from here`);
      return;
    }
    const { event, details } = envelopeOf(published, subscription, 'endpoint', signatureVersion);
    try {
      refuseTooManyAttributes(subscription, details);
      const source = await this.#sourceOf(subscription, published.trace);
      await this.#deliver(subscription.endpoint, event, source, details);
      this.#metrics.put(topicArn, 'NumberOfNotificationsDelivered');
    } catch (thrown) {
      const pauseMs = isPassing(thrown) ? retryAfterMs(delivery.failures + 1) : undefined;
      if (pauseMs === undefined) await this.#giveUp(delivery, subscription, reasonOf(thrown));
      else this.#plan({ ...delivery, failures: delivery.failures + 1, dueMs: this.#environment.clock.now() + pauseMs });
    }
  }

  /** AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html */
  async #giveUp({ published, signatureVersion }: Delivery, subscription: Subscription, why: string): Promise<void> {
    const { topicArn, messageId } = published;
    this.#metrics.put(topicArn, 'NumberOfNotificationsFailed');
    const policy = subscription.attributes.RedrivePolicy;
    const told = { of: 'message', id: messageId, at: topicArn, became: 'dead', text: beginningOf(published.message) } as const;
    if (policy === undefined) {
      tellPassage(this.#environment, () => told);
      this.#note(subscription, messageId, why);
      return;
    }
    const { deadLetterTargetArn } = JSON.parse(policy) as { readonly deadLetterTargetArn: string };
    tellPassage(this.#environment, () => ({ ...told, to: deadLetterTargetArn }));
    const { event, details } = envelopeOf(published, subscription, 'dead letters', signatureVersion);
    try {
      await this.#deliver(deadLetterTargetArn, event, sourceOf(subscription), details);
      this.#metrics.put(topicArn, 'NumberOfNotificationsRedrivenToDlq');
    } catch (thrown) {
      this.#metrics.put(topicArn, 'NumberOfNotificationsFailedToRedriveToDlq');
      this.#note(subscription, messageId, `${why}; and its dead letters: ${reasonOf(thrown)}`);
    }
  }

  async #deliver(targetArn: string, event: string, source: EventSource, details: EventDetails): Promise<void> {
    const sink = await this.#environment.ports.eventSink?.(targetArn);
    if (!sink) throw new AwsError('InvalidParameterException', `Nothing here takes the messages for ${targetArn}.`);
    await sink.deliver(targetArn, event, source, details);
  }

  /** AWS: a Firehose stream gets its messages by the role of the subscription. Throws AwsError AccessDeniedException. */
  async #sourceOf(subscription: Subscription, trace?: string): Promise<EventSource> {
    const source = sourceOf(subscription, trace);
    if (subscription.protocol !== 'firehose') return source;
    const { ports, clock } = this.#environment;
    const principal = actAsRole(await ports.identities(), {
      roleArn: subscription.attributes.SubscriptionRoleArn ?? '',
      service: 'sns.amazonaws.com',
      sessionName: 'SNS',
      nowMs: clock.now(),
      action: 'firehose:PutRecord',
      resource: subscription.endpoint,
    });
    return { ...source, principal };
  }

  #note({ topicArn, arn, endpoint }: Subscription, messageId: string, why: string): void {
    this.#undelivered = [...this.#undelivered, { topicArn, subscriptionArn: arn, endpoint, messageId, why }].slice(-mostUndelivered);
  }
}

/** AWS: a queue takes ten attributes; a raw message with more is a client's error. */
function refuseTooManyAttributes({ protocol }: Subscription, { messageAttributes = {} }: EventDetails): void {
  if (protocol === 'sqs' && Object.keys(messageAttributes).length > limits.rawAttributes)
    throw new AwsError('InvalidParameterException', 'A raw message for a queue can have ten attributes at the most.');
}

/** AWS: what is the client's fault (no such queue, no permission) is not tried again. */
function isPassing(thrown: unknown): boolean {
  return thrown instanceof AwsError && (thrown.status >= 500 || thrown.status === 429 || /Throttl|TooManyRequests/.test(thrown.code));
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function sourceOf({ topicArn }: Subscription, trace?: string): EventSource {
  const account = topicArn.split(':')[4] ?? '';
  return { service: 'sns.amazonaws.com', arn: topicArn, account, ...(trace !== undefined && { trace }) };
}
