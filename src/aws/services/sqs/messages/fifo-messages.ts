// The messages of a FIFO queue: strict order inside a message group, and nobody else works on a group while one of its messages is in flight.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
import type { Message, MessageCounts, MessageStore } from './message.ts';

export class FifoMessages implements MessageStore {
  readonly #byId = new Map<string, Message>();
  readonly #groups = new Map<string, Message[]>();

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Message | undefined {
    return this.#byId.get(id);
  }

  all(): readonly Message[] {
    return [...this.#byId.values()].sort((one, other) => one.order - other.order);
  }

  add(message: Message): void {
    this.#byId.set(message.id, message);
    const group = this.#groups.get(message.groupId ?? '');
    if (group) group.push(message);
    else this.#groups.set(message.groupId ?? '', [message]);
  }

  remove(message: Message): void {
    this.#byId.delete(message.id);
    const name = message.groupId ?? '';
    const group = this.#groups.get(name)?.filter((other) => other !== message) ?? [];
    if (group.length === 0) this.#groups.delete(name);
    else this.#groups.set(name, group);
  }

  *visible(nowMs: number): Iterable<Message> {
    for (const group of this.#groupsInOrder()) {
      if (group.some((message) => isInFlight(message, nowMs))) continue;
      for (const message of [...group]) {
        // What stands behind a delayed message waits with it.
        if (message.visibleAtMs > nowMs) break;
        yield message;
      }
    }
  }

  hide(message: Message, untilMs: number): void {
    message.visibleAtMs = untilMs;
  }

  counts(nowMs: number): MessageCounts {
    const hidden = [...this.#byId.values()].filter(({ visibleAtMs }) => visibleAtMs > nowMs);
    const inFlight = hidden.filter((message) => isInFlight(message, nowMs)).length;
    return { visible: this.size - hidden.length, inFlight, delayed: hidden.length - inFlight };
  }

  nextVisibleMs(nowMs: number): number | undefined {
    const times = [...this.#groups.values()].map((group) => freeAtMs(group, nowMs));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** The group whose first message is oldest comes first. */
  #groupsInOrder(): readonly (readonly Message[])[] {
    return [...this.#groups.values()].sort(([one], [other]) => (one?.order ?? 0) - (other?.order ?? 0));
  }
}

function isInFlight({ handle, visibleAtMs }: Message, nowMs: number): boolean {
  return handle !== undefined && visibleAtMs > nowMs;
}

/** When the group is open again, if nobody deletes anything. */
function freeAtMs(group: readonly Message[], nowMs: number): number {
  const inFlight = group.filter((message) => isInFlight(message, nowMs)).map(({ visibleAtMs }) => visibleAtMs);
  return Math.max(nowMs, group[0]?.visibleAtMs ?? 0, ...inFlight);
}
