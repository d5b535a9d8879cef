// The log of calls: what was asked, what was answered. Bounded in number and in length.

export interface CallEntry {
  /** Counts from 1 in the order of the answers. */
  readonly id: number;
  /** The registry's name, or what the request called it when there is none. */
  readonly service: string;
  readonly operation: string;
  readonly status: number;
  /** The error's code, where the answer is an error. */
  readonly errorCode?: string;
  /** Twelve digits; empty when the caller was not recognised. */
  readonly account: string;
  /** The cloud's clock at the request, in milliseconds since the epoch. */
  readonly atMs: number;
  /** Wall time that the answer took, in milliseconds. */
  readonly tookMs: number;
  /** Bodies as text, cut to a bound. */
  readonly request: string;
  readonly response: string;
  /** True when either body was cut. */
  readonly truncated: boolean;
}

/** A call as it is kept: its bodies stay bytes, because most calls of a server are never looked at. */
type KeptCall = Omit<CallEntry, 'request' | 'response' | 'truncated'> & Bodies;

interface Bodies {
  readonly request: Uint8Array;
  readonly response: Uint8Array;
}

const bounds = { entries: 2_000, bodyBytes: 16 * 1024 } as const;
const decoder = new TextDecoder();

export class CallLog {
  #calls: KeptCall[] = [];
  #count = 0;
  readonly #listeners = new Set<(entry: CallEntry) => void>();

  /** The newest calls, oldest first. */
  list(): readonly CallEntry[] {
    return this.#calls.map(entryOf);
  }

  /** Tells `listener` of every call from now on. Returns the function that ends it. */
  subscribe(listener: (entry: CallEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(call: Omit<KeptCall, 'id'>): void {
    this.#count += 1;
    const kept = { ...call, id: this.#count, request: firstBytes(call.request), response: firstBytes(call.response) };
    // A new array now and then: adding stays cheap.
    if (this.#calls.length >= bounds.entries) this.#calls = this.#calls.slice(bounds.entries / 2);
    this.#calls.push(kept);
    if (this.#listeners.size === 0) return;
    const entry = entryOf(kept);
    for (const listener of this.#listeners) listener(entry);
  }
}

/** The bytes themselves where the log can keep them all; a little more than it shows of longer ones, so that it is seen that they were cut. */
function firstBytes(bytes: Uint8Array): Uint8Array {
  return bytes.length > bounds.bodyBytes ? bytes.slice(0, bounds.bodyBytes + 1) : bytes;
}

function entryOf({ request, response, ...call }: KeptCall): CallEntry {
  const truncated = request.length > bounds.bodyBytes || response.length > bounds.bodyBytes;
  return { ...call, request: firstText(request), response: firstText(response), truncated };
}

/** As much of a body as is kept, as text. */
export function firstText(bytes: Uint8Array): string {
  return decoder.decode(bytes.subarray(0, bounds.bodyBytes));
}
