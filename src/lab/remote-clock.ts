// The clock of an endpoint on virtual time: GET /_sandshark/clock tells it, POST moves it. Both answer the same shape.
import type { VirtualTimeSource } from './time-source.ts';

export const CLOCK_PATH = '/_sandshark/clock';

/** What GET and POST answer. A cloud on the wall clock answers `real`, or knows no such path. */
export type ClockAnswer =
  | {
      readonly mode: 'virtual';
      /** Milliseconds since the epoch. */
      readonly nowMs: number;
      /** The earliest due time of anything planned; null when nothing is. */
      readonly nextDueMs: number | null;
      /** Whether anything that is not periodic is planned. Left out, everything planned counts. */
      readonly busy?: boolean;
      /** Functions that compute at this moment: whoever waits for an answer lets no time pass meanwhile. */
      readonly computing?: number;
    }
  | { readonly mode: 'real'; readonly nowMs: number };

/** The body of POST, as JSON: move there, and run on the way what is due. The answer comes when that is done. */
export interface ClockAdvance {
  readonly advanceToMs: number;
}

/** Reads an answer; undefined when it is none. */
export function readClockAnswer(raw: unknown): ClockAnswer | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { mode, nowMs, nextDueMs, busy, computing } = raw as Record<string, unknown>;
  if (typeof nowMs !== 'number') return undefined;
  if (mode === 'real') return { mode, nowMs };
  if (mode !== 'virtual' || (nextDueMs !== null && typeof nextDueMs !== 'number')) return undefined;
  return { mode, nowMs, nextDueMs, ...(typeof busy === 'boolean' && { busy }), ...(typeof computing === 'number' && { computing }) };
}

type Fetch = (request: Request) => Promise<Response>;

async function ask(fetch: Fetch, endpoint: URL, advance?: ClockAdvance): Promise<ClockAnswer | undefined> {
  const url = new URL(CLOCK_PATH, endpoint);
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(advance ? new Request(url, { method: 'POST', headers, body: JSON.stringify(advance) }) : new Request(url));
  const text = await response.text();
  if (!response.ok) return undefined;
  try {
    return readClockAnswer(JSON.parse(text));
  } catch {
    return undefined; // LocalStack and others answer unknown paths with pages of their own
  }
}

/** The virtual time of an endpoint; undefined when it runs on the wall clock. */
export async function remoteTime(fetch: Fetch, endpoint: URL): Promise<VirtualTimeSource | undefined> {
  const first = await ask(fetch, endpoint);
  if (first?.mode !== 'virtual') return undefined;
  let last = first;
  const refresh = async (advance?: ClockAdvance) => {
    const answer = await ask(fetch, endpoint, advance);
    if (answer?.mode !== 'virtual') throw new Error(`The clock of ${endpoint.origin} is no longer virtual.`);
    last = answer;
    return answer;
  };
  return {
    kind: 'virtual',
    now: () => last.nowMs,
    nextDueMs: async () => (await refresh()).nextDueMs ?? undefined,
    async busy() {
      const { busy, nextDueMs } = await refresh();
      return busy ?? nextDueMs !== null;
    },
    computing: async () => (await refresh()).computing ?? 0,
    async advanceTo(timeMs) {
      await refresh({ advanceToMs: timeMs });
    },
  };
}
