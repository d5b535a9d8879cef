// The events of buckets on their way: from a change of an object to the targets that the bucket's configuration names.
import type { EventSource } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { Bucket } from '../bucket.ts';
import type { Cause } from '../cause.ts';
import { limits } from '../limits.ts';
import type { ObjectVersion } from '../object-version.ts';
import { destinationsOf, eventBusOf } from './destinations.ts';
import { means, type ObjectEventName } from './event-names.ts';
import { bridgeEventOf, type Happening, notificationOf } from './event-records.ts';

/** An event that has not arrived yet. Plain data: it survives a snapshot. */
interface Delivery {
  readonly dueMs: number;
  readonly targetArn: string;
  readonly event: string;
  readonly source: EventSource;
}

export interface EventsState {
  readonly count: number;
  readonly underWay: readonly Delivery[];
  readonly lost: readonly LostEvent[];
}

/** A delivery that its target refused, for the inspector. AWS: such an event is gone. */
export interface LostEvent {
  readonly targetArn: string;
  readonly why: string;
}

export function sourceOf(bucket: Bucket, trace?: string): EventSource {
  const { account } = bucket.definition;
  return { service: 's3.amazonaws.com', arn: bucket.arn, account, ...(trace !== undefined && { trace }) };
}

export class Events {
  readonly #environment: ServiceEnvironment;
  readonly #underWay = new Set<Delivery>();
  readonly #lost: LostEvent[] = [];
  #count = 0;

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Tells everybody who asked for it that something has happened to a version of an object. */
  emit(bucket: Bucket, name: ObjectEventName, version: ObjectVersion, cause: Cause): void {
    const { notification } = bucket.settings;
    if (!notification) return;
    const atMs = this.#environment.clock.now();
    const happening = { bucket, name, version, cause, atMs, sequencer: this.#nextSequencer(atMs) };
    for (const { arn, id, events, prefix, suffix } of destinationsOf(notification)) {
      if (!events.some((configured) => means(configured, name))) continue;
      if (!version.key.startsWith(prefix) || !version.key.endsWith(suffix)) continue;
      this.#send(happening, arn, notificationOf(happening, id));
    }
    if (notification.EventBridgeConfiguration)
      this.#send(happening, eventBusOf(bucket), bridgeEventOf(happening, this.#environment.random.uuid()));
  }

  snapshot(): EventsState {
    return { count: this.#count, underWay: [...this.#underWay], lost: [...this.#lost] };
  }

  restore({ count, underWay, lost }: EventsState): void {
    this.#count = count;
    this.#lost.push(...lost);
    for (const delivery of underWay) this.#plan(delivery);
  }

  #send({ bucket, cause, atMs }: Happening, targetArn: string, event: string): void {
    // AWS: Lambda sees by the trace of the change that a function called itself through a bucket.
    // https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
    const trace = cause?.request.headers.get('x-amzn-trace-id');
    this.#plan({ dueMs: atMs + limits.eventDelayMs, targetArn, event, source: { ...sourceOf(bucket), ...(trace && { trace }) } });
  }

  #plan(delivery: Delivery): void {
    this.#underWay.add(delivery);
    this.#environment.scheduler.at(delivery.dueMs, `an event of S3 for ${delivery.targetArn}`, async () => {
      this.#underWay.delete(delivery);
      await this.#deliver(delivery);
    });
  }

  async #deliver({ targetArn, event, source }: Delivery): Promise<void> {
    try {
      const sink = await this.#environment.ports.eventSink?.(targetArn);
      await sink?.deliver(targetArn, event, source);
    } catch (thrown) {
      this.#lost.push({ targetArn, why: thrown instanceof Error ? thrown.message : String(thrown) });
      if (this.#lost.length > limits.lostEventsKept) this.#lost.shift();
    }
  }

  #nextSequencer(atMs: number): string {
    this.#count += 1;
    return `${atMs.toString(16).padStart(12, '0')}${(this.#count % 0x1000000).toString(16).padStart(6, '0')}`.toUpperCase();
  }
}
