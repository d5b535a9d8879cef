// The messages of a standard queue. By design in order and once: who is visible longest comes first.
import { Heap } from './heap.ts';
import type { Message, MessageCounts, MessageStore } from './message.ts';

export class StandardMessages implements MessageStore {
  readonly #byId = new Map<string, Message>();
  // Removed messages stay in the heaps until they come to the top.
  readonly #ready = new Heap<Message>();
  readonly #hidden = new Heap<Message>();
  readonly #readyIds = new Set<string>();
  readonly #delayedIds = new Set<string>();

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
    if (message.handle === undefined) this.#delayedIds.add(message.id);
    this.#hidden.push(message.visibleAtMs, message);
  }

  remove({ id }: Message): void {
    this.#byId.delete(id);
    this.#readyIds.delete(id);
    this.#delayedIds.delete(id);
  }

  *visible(nowMs: number): Iterable<Message> {
    this.#promote(nowMs);
    for (let message = this.#nextReady(); message; message = this.#nextReady()) {
      this.#ready.pop();
      this.#readyIds.delete(message.id);
      yield message;
    }
  }

  hide(message: Message, untilMs: number): void {
    message.visibleAtMs = untilMs;
    this.#hidden.push(untilMs, message);
  }

  counts(nowMs: number): MessageCounts {
    this.#promote(nowMs);
    const [visible, delayed] = [this.#readyIds.size, this.#delayedIds.size];
    return { visible, delayed, inFlight: this.#byId.size - visible - delayed };
  }

  nextVisibleMs(nowMs: number): number | undefined {
    this.#promote(nowMs);
    if (this.#readyIds.size > 0) return nowMs;
    return this.#hidden.first?.[0];
  }

  #nextReady(): Message | undefined {
    for (let first = this.#ready.first; first; first = this.#ready.first) {
      const [, message] = first;
      if (this.#readyIds.has(message.id)) return message;
      this.#ready.pop();
    }
    return undefined;
  }

  /** What is not hidden any more becomes ready. Drops what was removed or is hidden until another time. */
  #promote(nowMs: number): void {
    for (let first = this.#hidden.first; first; first = this.#hidden.first) {
      const [untilMs, message] = first;
      const meant = this.#byId.get(message.id) === message && message.visibleAtMs === untilMs && !this.#readyIds.has(message.id);
      if (meant && untilMs > nowMs) return;
      this.#hidden.pop();
      if (!meant) continue;
      this.#delayedIds.delete(message.id);
      this.#readyIds.add(message.id);
      this.#ready.push(message.order, message);
    }
  }
}
