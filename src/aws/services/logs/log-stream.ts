// A log stream: its events in order of their timestamps, in order of arrival where these are equal.

/** An event as it lies in a stream. */
export interface LogEvent {
  /** 56 decimal digits that grow with the timestamp, then with arrival. */
  readonly id: string;
  readonly timestampMs: number;
  readonly ingestedMs: number;
  readonly message: string;
}

/** Plain data: it is what a snapshot holds. */
export interface LogStreamState {
  readonly name: string;
  readonly createdMs: number;
  readonly events: LogEvent[];
  lastIngestedMs?: number;
  /** UTF-8 bytes of the messages and 26 for each, as they came in. */
  storedBytes: number;
}

/** AWS: ids are the timestamp times 2^144 plus a place (seen in the documentation's example answers). */
export function eventId(timestampMs: number, arrival: number): string {
  return ((BigInt(Math.max(0, Math.floor(timestampMs))) << 144n) + (BigInt(arrival) << 64n)).toString().padStart(56, '0');
}

/** Puts an event in its place. The usual one is the end. */
export function insertEvent({ events }: LogStreamState, event: LogEvent): void {
  events.splice(firstAfter(events, event.id), 0, event);
}

/** Where the first event lies whose id is greater than `id`. */
export function firstAfter(events: readonly LogEvent[], id: string): number {
  let low = 0;
  let high = events.length;
  if (high > 0 && (events[high - 1]?.id ?? '') <= id) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.id ?? '') <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the first event lies whose id is not smaller than `id`. */
export function firstFrom(events: readonly LogEvent[], id: string): number {
  const after = firstAfter(events, id);
  return events[after - 1]?.id === id ? after - 1 : after;
}

export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
