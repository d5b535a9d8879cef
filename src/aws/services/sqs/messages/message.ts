// A message as it lies in a queue. Plain data: it survives a snapshot.
import type { MessageAttribute } from '../../../core/ports.ts';

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  /** Absent where there are no attributes. */
  readonly md5OfAttributes?: string;
  readonly bytes: number;
  readonly senderId: string;
  readonly traceHeader?: string;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  /** FIFO only. */
  readonly sequenceNumber?: string;
  /** When it was first sent; of a FIFO queue's dead letter when it was moved. */
  readonly sentMs: number;
  /** The queue that it was moved from as a dead letter. */
  readonly deadLetterSourceArn?: string;
  /** Its place in the queue: grows with each message. */
  readonly order: number;
  /** Hidden before that time: delayed while `handle` is absent, in flight otherwise. */
  visibleAtMs: number;
  receiveCount: number;
  firstReceivedMs?: number;
  /** When it was last received. */
  receivedMs?: number;
  /** Of the last receive; an older one deletes nothing. Absent until it is received from this queue. */
  handle?: string;
}

/** How many messages of a queue are in which state. */
export interface MessageCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** The messages of one queue, in an order of its kind. */
export interface MessageStore {
  get(id: string): Message | undefined;
  /** All messages, oldest first. */
  all(): readonly Message[];
  readonly size: number;
  add(message: Message): void;
  remove(message: Message): void;
  /** Messages that may be given out now, in order. Whoever takes one hides or removes it before asking for the next. */
  visible(nowMs: number): Iterable<Message>;
  hide(message: Message, untilMs: number): void;
  counts(nowMs: number): MessageCounts;
  /** Could somebody get a message now, or when is the next one free by itself? Undefined when nothing is hidden or visible. */
  nextVisibleMs(nowMs: number): number | undefined;
}
