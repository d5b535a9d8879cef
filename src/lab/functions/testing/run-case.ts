// Runs one function in one host, for tests: the same cases judge the host in Node and the one in a tab.
import { VirtualClock } from '../../../aws/core/clock.ts';
import type { FunctionHost, FunctionOutcome } from '../../../aws/core/function-host.ts';
import { seededRandom } from '../../../aws/core/random.ts';
import { createAws } from '../../../aws/index.ts';

export const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);

/** A function and what it is asked, as plain data, so that it can travel into a page. */
export interface FunctionCase {
  readonly title: string;
  /** Texts by path under /var/task. */
  readonly files: Readonly<Record<string, string>>;
  readonly layer?: Readonly<Record<string, string>>;
  readonly handler?: string;
  readonly runtime?: 'nodejs22.x' | 'nodejs24.x';
  readonly environment?: Readonly<Record<string, string>>;
  readonly memoryMb?: number;
  readonly timeoutMs?: number;
  /** One invocation for each. */
  readonly events?: readonly unknown[];
}

/** What came of it, as plain data. */
export interface CaseResult {
  readonly start: 'open' | Told;
  readonly outcomes: readonly Told[];
  readonly logs: readonly string[];
  readonly streamed: readonly string[];
  readonly state: 'open' | 'closed' | undefined;
  /** Real milliseconds of each invocation. */
  readonly wallMs: readonly number[];
}

export interface Told {
  readonly kind: FunctionOutcome['kind'];
  readonly tookMs: number;
  readonly answer?: unknown;
  readonly cause?: string;
  readonly exitCode?: number;
  readonly errorType?: string;
  readonly errorMessage?: string;
  readonly trace?: readonly string[];
}

const bytes = (texts: Readonly<Record<string, string>> = {}) =>
  new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]));

function told(outcome: FunctionOutcome): Told {
  const { memoryMb: _, ...rest } = outcome;
  if (rest.kind !== 'answered') return rest;
  const text = new TextDecoder().decode(rest.payload);
  let answer: unknown = text;
  try {
    answer = JSON.parse(text);
  } catch {
    // A streamed answer is a text.
  }
  return { kind: rest.kind, tookMs: rest.tookMs, answer };
}

/** Starts the function on a new cloud and invokes it for each event. */
export async function runCase(host: FunctionHost, one: FunctionCase): Promise<CaseResult> {
  const { files, layer, handler = 'index.handler', runtime = 'nodejs22.x', environment = {}, memoryMb = 128, timeoutMs = 3_000 } = one;
  const clock = new VirtualClock(NOW_MS);
  const aws = createAws({ clock, random: seededRandom(1) });
  const logs: string[] = [];
  const streamed: string[] = [];
  const credentials = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: '111122223333', AWS_SECRET_ACCESS_KEY: 'secret' };
  const program = {
    functionName: 'thumbnail',
    runtime,
    handler,
    files: bytes(files),
    layerFiles: bytes(layer),
    environment: { ...credentials, ...environment },
    memoryMb,
  };
  const surroundings = {
    fetch: (request: Request) => aws.fetch(request),
    log: (line: string) => logs.push(line),
    nowMs: NOW_MS,
    now: () => clock.now(),
  };
  const started = await host.start(program, surroundings, 10_000);
  if ('failed' in started) return { start: told(started.failed), outcomes: [], logs, streamed, state: undefined, wallMs: [] };
  const outcomes: Told[] = [];
  const wallMs: number[] = [];
  for (const [place, event] of (one.events ?? [{}]).entries()) {
    const began = performance.now();
    const outcome = await started.open.invoke({
      requestId: `request-${place + 1}`,
      payload: new TextEncoder().encode(JSON.stringify(event)),
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:thumbnail',
      functionVersion: '$LATEST',
      logGroupName: '/aws/lambda/thumbnail',
      logStreamName: '2026/01/05/[$LATEST]1',
      nowMs: clock.now(),
      timeoutMs,
      traceId: `Root=1-695b7f10-${String(place + 1).padStart(24, '0')};Sampled=0`,
      streamed: (chunk) => streamed.push(new TextDecoder().decode(chunk)),
    });
    wallMs.push(performance.now() - began);
    outcomes.push(told(outcome));
    clock.advanceTo(clock.now() + outcome.tookMs);
  }
  const { state } = started.open;
  started.open.close();
  return { start: 'open', outcomes, logs, streamed, state, wallMs };
}
