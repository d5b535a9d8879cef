// One queue: its definition, attributes, tags and messages. It knows no other queue and no HTTP.
import { attributeValue, type QueueKind } from './attributes/queue-attributes.ts';
import { parseRedriveAllowPolicy, parseRedrivePolicy, type RedriveAllowPolicy, type RedrivePolicy } from './attributes/redrive-policy.ts';
import { FifoMessages } from './messages/fifo-messages.ts';
import type { Message, MessageStore } from './messages/message.ts';
import { StandardMessages } from './messages/standard-messages.ts';

export interface QueueDefinition {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly kind: QueueKind;
  readonly createdMs: number;
}

/** A message that a FIFO queue has taken lately: another one with its deduplication id is not taken again. */
export interface Accepted {
  readonly messageId: string;
  readonly sequenceNumber: string;
  readonly atMs: number;
}

/** What a receive with an attempt id gave. */
export interface Attempt {
  readonly atMs: number;
  readonly given: readonly { readonly messageId: string; readonly handle: string; readonly visibleAtMs: number }[];
}

export interface QueueState {
  readonly definition: QueueDefinition;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly modifiedMs: number;
  readonly usedMs: number;
  readonly purgedMs?: number;
  readonly nextOrder: number;
  readonly messages: readonly Message[];
  readonly accepted: readonly (readonly [string, Accepted])[];
  readonly attempts: readonly (readonly [string, Attempt])[];
}

export class Queue {
  readonly definition: QueueDefinition;
  readonly messages: MessageStore;
  /** By deduplication id and, where that is the scope, message group. */
  readonly accepted: Map<string, Accepted>;
  readonly attempts: Map<string, Attempt>;
  attributes: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  modifiedMs: number;
  /** The last call that sent, received or deleted. */
  usedMs: number;
  purgedMs: number | undefined;
  #nextOrder: number;
  // No message was sent before that time.
  #oldestSentMs = Number.POSITIVE_INFINITY;

  constructor(state: QueueState) {
    this.definition = state.definition;
    this.attributes = state.attributes;
    this.tags = state.tags;
    this.modifiedMs = state.modifiedMs;
    this.usedMs = state.usedMs;
    this.purgedMs = state.purgedMs;
    this.accepted = new Map(state.accepted);
    this.attempts = new Map(state.attempts);
    this.#nextOrder = state.nextOrder;
    this.messages = this.isFifo ? new FifoMessages() : new StandardMessages();
    for (const message of state.messages) this.add({ ...message });
  }

  get arn(): string {
    const { account, region, name } = this.definition;
    return `arn:aws:sqs:${region}:${account}:${name}`;
  }

  get isFifo(): boolean {
    return this.definition.kind === 'fifo';
  }

  /** An attribute that can be set, or its default. */
  attribute(name: string): string | undefined {
    return attributeValue(this.attributes, name, this.definition.kind);
  }

  /** An attribute that is a number. */
  number(name: string): number {
    return Number(this.attribute(name));
  }

  get redrivePolicy(): RedrivePolicy | undefined {
    const text = this.attributes.RedrivePolicy;
    return text === undefined ? undefined : parseRedrivePolicy(text);
  }

  get redriveAllowPolicy(): RedriveAllowPolicy | undefined {
    const text = this.attributes.RedriveAllowPolicy;
    return text === undefined ? undefined : parseRedriveAllowPolicy(text);
  }

  nextOrder(): number {
    return this.#nextOrder++;
  }

  add(message: Message): void {
    this.#oldestSentMs = Math.min(this.#oldestSentMs, message.sentMs);
    this.messages.add(message);
  }

  /** Drops messages that are older than the queue's retention. */
  forgetExpired(nowMs: number): void {
    const oldestKeptMs = nowMs - this.number('MessageRetentionPeriod') * 1000;
    if (this.#oldestSentMs > oldestKeptMs) return;
    this.#oldestSentMs = Number.POSITIVE_INFINITY;
    for (const message of this.messages.all()) {
      if (message.sentMs <= oldestKeptMs) this.messages.remove(message);
      else this.#oldestSentMs = Math.min(this.#oldestSentMs, message.sentMs);
    }
  }

  snapshot(): QueueState {
    const { definition, attributes, tags, modifiedMs, usedMs, purgedMs } = this;
    return {
      definition,
      attributes,
      tags,
      modifiedMs,
      usedMs,
      ...(purgedMs !== undefined && { purgedMs }),
      nextOrder: this.#nextOrder,
      messages: this.messages.all().map((message) => ({ ...message })),
      accepted: [...this.accepted],
      attempts: [...this.attempts],
    };
  }
}
