// Which items of a table expire when: those whose time-to-live attribute is a number of seconds since the epoch.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
import type { Item } from '../item.ts';
import { limits } from '../limits.ts';
import { attributeOf } from '../values/attributes.ts';
import type { Position } from './key-text.ts';
import { OrderedMap } from './ordered-map.ts';

const yearSeconds = 365 * 24 * 3600;
// Seconds of sixteen digits are the year 300 million.
const secondDigits = 16;

export class ExpiryQueue {
  readonly attribute: string;
  readonly #queue = new OrderedMap<Position>();

  /** @param attribute the one that says when an item expires */
  constructor(attribute: string) {
    this.attribute = attribute;
  }

  follow(position: Position, before: Item | undefined, after: Item | undefined): void {
    const from = before && this.#keyOf(before, position);
    const to = after && this.#keyOf(after, position);
    if (from === to) return;
    if (from !== undefined) this.#queue.delete(from);
    if (to !== undefined) this.#queue.set(to, position);
  }

  /** When the next item expires that has not expired too long ago, in milliseconds since the epoch. */
  nextMs(nowMs: number): number | undefined {
    for (const [key] of this.#queue.range({ low: keyText(oldest(nowMs)) })) return Number(key.slice(0, secondDigits)) * 1000;
    return undefined;
  }

  /** The items that have expired. */
  due(nowMs: number): Position[] {
    const range = { low: keyText(oldest(nowMs)), high: keyText(Math.floor(nowMs / 1000) + 1) };
    return [...this.#queue.range(range)].map(([, position]) => position);
  }

  #keyOf(item: Item, { partition, place }: Position): string | undefined {
    const text = attributeOf(item, this.attribute)?.N;
    const seconds = Math.ceil(Number(text));
    if (text === undefined || !(seconds >= 0 && seconds < 10 ** secondDigits)) return undefined;
    return `${keyText(seconds)}${partition.length}:${partition}${place}`;
  }
}

/** AWS: items that expired more than five years ago are not deleted. */
function oldest(nowMs: number): number {
  return Math.max(Math.ceil(nowMs / 1000) - limits.expiredYears * yearSeconds, 0);
}

function keyText(seconds: number): string {
  return String(seconds).padStart(secondDigits, '0');
}
