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

const bounds = { entries: 2_000, bodyBytes: 16 * 1024 } as const;

export class CallLog {
  #entries: CallEntry[] = [];
  #count = 0;
  readonly #listeners = new Set<(entry: CallEntry) => void>();

  /** The newest calls, oldest first. */
  list(): readonly CallEntry[] {
    return this.#entries;
  }

  /** Tells `listener` of every call from now on. Returns the function that ends it. */
  subscribe(listener: (entry: CallEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add({ request, response, ...rest }: Omit<CallEntry, 'id' | 'request' | 'response' | 'truncated'> & Bodies): void {
    const truncated = request.length > bounds.bodyBytes || response.length > bounds.bodyBytes;
    this.#count += 1;
    const entry = { id: this.#count, ...rest, request: firstText(request), response: firstText(response), truncated };
    // A new array now and then, so that a reader's list never changes under it and adding stays cheap.
    this.#entries = this.#entries.length >= bounds.entries ? this.#entries.slice(bounds.entries / 2) : this.#entries;
    this.#entries.push(entry);
    for (const listener of this.#listeners) listener(entry);
  }
}

interface Bodies {
  readonly request: Uint8Array;
  readonly response: Uint8Array;
}

function firstText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, bounds.bodyBytes));
}
