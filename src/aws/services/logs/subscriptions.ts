// Subscriptions at work: new events that match go, zipped, to a function, a Kinesis stream or a Firehose stream.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
import { toBase64 } from '@smithy/core/serde';
import { gzipSync } from 'fflate';
import { parseArn } from '../../core/arn.ts';
import type { EventSource, Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { actAsRole } from '../../iam/service-role.ts';
import { invalidParameter, memberNotEmbedded } from './errors.ts';
import { limits } from './limits.ts';
import { groupArn, type LogGroupState } from './log-group.ts';
import type { LogEvent, LogStreamState } from './log-stream.ts';
import { parseFilterPattern } from './patterns/filter-pattern.ts';

/** A batch that has not arrived yet. Plain data: it survives a snapshot. */
interface Delivery {
  readonly dueMs: number;
  readonly destinationArn: string;
  /** Of a stream. */
  readonly roleArn?: string;
  readonly partitionKey: string;
  /** The JSON text. */
  readonly content: string;
  readonly source: EventSource;
}

/** AWS retries for up to a day; here it is gone, and the inspector shows why. */
interface LostDelivery {
  readonly destinationArn: string;
  readonly why: string;
}

export interface SubscriptionsState {
  readonly underWay: readonly Delivery[];
  readonly lost: readonly LostDelivery[];
}

export class Subscriptions {
  readonly #environment: ServiceEnvironment;
  readonly #underWay = new Set<Delivery>();
  readonly #lost: LostDelivery[] = [];

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Plans the delivery of what matches the group's subscription filters. */
  send(group: LogGroupState, stream: LogStreamState, events: readonly LogEvent[]): void {
    for (const { name, pattern, destinationArn, roleArn, distribution } of group.subscriptionFilters.values()) {
      const matches = parseFilterPattern(pattern);
      const logEvents = events
        .filter(({ message }) => matches(message))
        .map(({ id, timestampMs, message }) => ({ id, timestamp: timestampMs, message }));
      if (logEvents.length === 0) continue;
      this.#plan({
        dueMs: this.#environment.clock.now() + limits.subscriptionDelayMs,
        destinationArn,
        ...(roleArn !== undefined && { roleArn }),
        partitionKey: distribution === 'Random' ? this.#environment.random.hex(32) : stream.name,
        content: JSON.stringify({
          messageType: 'DATA_MESSAGE',
          owner: group.account,
          logGroup: group.name,
          logStream: stream.name,
          subscriptionFilters: [name],
          logEvents,
        }),
        source: sourceOf(group),
      });
    }
  }

  /** Can this destination be used? AWS tries it when the filter is put. Rejects with AwsError InvalidParameterException. */
  async check(group: LogGroupState, destinationArn: string, roleArn: string | undefined): Promise<void> {
    const service = parseArn(destinationArn)?.service;
    if (service === 'kinesis' || service === 'firehose') {
      if (roleArn === undefined) throw invalidParameter(`destinationArn for vendor ${service} cannot be used without roleArn`);
      const kind = service === 'kinesis' ? 'Kinesis' : 'Firehose';
      const content = controlMessage(this.#environment.clock.now());
      return this.#toStream(destinationArn, roleArn, 'checkhealth', content).catch(() => {
        throw invalidParameter(
          `Could not deliver test message to specified ${kind} stream. Check if the given ${kind.toLowerCase()} stream is in ACTIVE state.`,
        );
      });
    }
    if (service !== 'lambda') throw memberNotEmbedded(`A subscription to ${destinationArn}`);
    try {
      const sink = await this.#environment.ports.eventSink?.(destinationArn);
      await sink?.check(destinationArn, sourceOf(group));
    } catch {
      throw invalidParameter(
        'Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.',
      );
    }
  }

  /** Remembers, for the inspector, what could not be delivered and why. */
  lose(destinationArn: string, thrown: unknown): void {
    this.#lost.push({ destinationArn, why: thrown instanceof Error ? thrown.message : String(thrown) });
    if (this.#lost.length > limits.lostDeliveriesKept) this.#lost.shift();
  }

  /** For the inspector. */
  lost(): readonly LostDelivery[] {
    return this.#lost;
  }

  snapshot(): SubscriptionsState {
    return { underWay: [...this.#underWay], lost: [...this.#lost] };
  }

  restore({ underWay, lost }: SubscriptionsState): void {
    this.#lost.push(...lost);
    for (const delivery of underWay) this.#plan(delivery);
  }

  #plan(delivery: Delivery): void {
    this.#underWay.add(delivery);
    this.#environment.scheduler.at(delivery.dueMs, `lines of a log for ${delivery.destinationArn}`, async () => {
      this.#underWay.delete(delivery);
      try {
        await this.#deliver(delivery);
      } catch (thrown) {
        this.lose(delivery.destinationArn, thrown);
      }
    });
  }

  async #deliver({ destinationArn, roleArn = '', partitionKey, content, source }: Delivery): Promise<void> {
    if (parseArn(destinationArn)?.service !== 'lambda') return this.#toStream(destinationArn, roleArn, partitionKey, content);
    const sink = await this.#environment.ports.eventSink?.(destinationArn);
    await sink?.deliver(destinationArn, JSON.stringify({ awslogs: { data: toBase64(zipped(content)) } }), source);
  }

  /** As the role. Rejects with AwsError when it cannot be assumed, or may not. */
  async #toStream(streamArn: string, roleArn: string, partitionKey: string, content: string): Promise<void> {
    const { ports, clock } = this.#environment;
    actAsRole(await ports.identities(), {
      roleArn,
      service: 'logs.amazonaws.com',
      sessionName: 'CloudWatchLogs',
      nowMs: clock.now(),
      action: `${parseArn(streamArn)?.service}:PutRecord`,
      resource: streamArn,
    });
    const sink = await ports.recordSink(streamArn);
    sink.put(streamArn, [{ partitionKey, data: zipped(content) }]);
  }
}

function sourceOf(group: LogGroupState & Place): EventSource {
  return { service: 'logs.amazonaws.com', arn: `${groupArn(group)}:*`, account: group.account };
}

/** No time in the head of the zip, so that a run can be repeated byte by byte. */
function zipped(content: string): Uint8Array {
  return gzipSync(new TextEncoder().encode(content), { mtime: 0 });
}

function controlMessage(nowMs: number): string {
  const message = 'CWL CONTROL MESSAGE: Checking health of destination Kinesis stream.';
  return JSON.stringify({
    messageType: 'CONTROL_MESSAGE',
    owner: 'CloudwatchLogs',
    logGroup: '',
    logStream: '',
    subscriptionFilters: [],
    logEvents: [{ id: '', timestamp: nowMs, message }],
  });
}
