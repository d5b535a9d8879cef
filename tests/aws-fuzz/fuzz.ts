// The fuzz: random and mutated requests of every embedded operation against one cloud. Tells what must never happen.
import { inspect } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { VirtualClock } from '../../src/aws/core/clock.ts';
import { type Random, seededRandom } from '../../src/aws/core/random.ts';
import { type Aws, createAws } from '../../src/aws/index.ts';
import { names } from '../../src/aws/testing/names.ts';
import { makeOneOfEverything } from '../../src/aws/testing/one-of-everything.ts';
import { CLIENTS } from './clients.ts';
import { madeIds } from './made-ids.ts';
import { madeNetwork } from './made-network.ts';
import { mutate, type PlainRequest } from './mutate.ts';
import { type Names, pick, RandomInput } from './random-input.ts';

/** Something that must not happen, with what repeats it. */
export interface Finding {
  readonly what: 'no answer' | 'internal failure' | 'slow' | 'an error changed the state';
  readonly operation: string;
  readonly seed: number;
  readonly request: string;
  readonly answer: string;
}

export interface FuzzOptions {
  readonly seed: number;
  readonly calls: number;
  /** Stands between the fuzzer and the cloud: a test of the fuzzer plants faults here. */
  readonly between?: (request: Request, aws: Aws) => Promise<Response>;
  /** Only operations whose `service:Operation` matches. */
  readonly only?: RegExp;
}

const longestMs = 2000;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

export interface FuzzReport {
  readonly findings: readonly Finding[];
  /** How often each operation was answered with success. */
  readonly successes: ReadonlyMap<string, number>;
  readonly calls: number;
}

export async function fuzz({ seed, calls, only = /./, between = (request, aws) => aws.fetch(request) }: FuzzOptions): Promise<FuzzReport> {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const aws = createAws({ clock, random: seededRandom(seed) });
  await makeOneOfEverything(aws, clock);
  const known = { ...(await madeNetwork(aws, clock)), ...names, ...(await madeIds(aws, clock)) };
  const random = seededRandom(seed + 1);
  const operations = (await aws.coverage())
    .flatMap(({ name, embedded }) => embedded.map((operation) => ({ service: name, operation })))
    .filter(({ service, operation }) => CLIENTS[service] && only.test(`${service}:${operation}`));
  const findings: Finding[] = [];
  const successes = new Map<string, number>();
  for (let place = 0; place < calls; place++) {
    const { service, operation } = pick(random, operations);
    const request = await requestOf(service, operation, random, known);
    if (!request) continue;
    const bent = random.next() < 0.4 ? mutate(request, random) : request;
    const outcome = await ask(aws, clock, bent, between);
    if (!outcome) continue;
    const name = `${service}:${operation}`;
    if (outcome.status < 400) successes.set(name, (successes.get(name) ?? 0) + 1);
    const what = findingOf(outcome);
    if (what) findings.push({ what, operation: name, seed, request: shown(bent), answer: outcome.text.slice(0, 500) });
    // Time passes, and what is due happens.
    if (random.next() < 0.05) await aws.settle({ untilMs: clock.now() + 3000 });
  }
  return { findings, successes, calls };
}

interface Outcome {
  readonly status: number;
  readonly text: string;
  readonly tookMs: number;
  readonly changed: boolean;
}

async function ask(
  aws: Aws,
  clock: VirtualClock,
  bent: PlainRequest,
  between: NonNullable<FuzzOptions['between']>,
): Promise<Outcome | undefined> {
  const request = madeBy(bent);
  if (!request) return undefined;
  // What is due, and what an earlier call left on its way (a metric), is not this call's doing.
  await aws.scheduler.runDue();
  await new Promise((resolve) => setTimeout(resolve, 0));
  const before = await stateOf(aws);
  const startedMs = performance.now();
  const startedAt = clock.now();
  let status = 0;
  let text: string;
  try {
    const answer = await inTime(aws, clock, between(request, aws));
    status = answer.status;
    text = await textOf(answer);
  } catch (error) {
    text = String(error);
  }
  const waited = clock.now() > startedAt;
  const tookMs = waited ? 0 : performance.now() - startedMs;
  return { status, text, tookMs, changed: !waited && status >= 400 && !isSameState(await stateOf(aws), before) };
}

/** The answer; one that has not come after a second may be waiting for the cloud's time (a long poll), of which it gets some minutes. */
async function inTime(aws: Aws, clock: VirtualClock, answer: Promise<Response>): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const second = () =>
    new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, 1000, 'late');
    });
  try {
    for (let minutes = 0; minutes < 10; minutes++) {
      const first = await Promise.race([answer, second()]);
      if (first !== 'late') return first;
      clearTimeout(timer);
      const untilMs = clock.now() + 60_000;
      await aws.settle({ untilMs });
      clock.advanceTo(Math.max(clock.now(), untilMs));
    }
    throw new Error('not answered within ten minutes of the cloud');
  } finally {
    clearTimeout(timer);
  }
}

/** A stream of events may stay open for minutes: nobody reads it here. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.includes('eventstream')) return answer.text();
  await answer.body?.cancel();
  return '';
}

/** Undefined for a request that no platform can send: a header with a line end, an address that is none. */
function madeBy({ method, url, headers, body }: PlainRequest): Request | undefined {
  const bodiless = method === 'GET' || method === 'HEAD';
  // Headers travel as bytes: UTF-8, as clients send it.
  const bytes = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));
  const sent = Object.entries(headers).map(([name, value]): [string, string] => [name, bytes(value)]);
  try {
    return new Request(url, { method, headers: sent, ...(bodiless ? {} : { body: body.slice() }) });
  } catch {
    return undefined;
  }
}

function findingOf({ status, text, tookMs, changed }: Outcome): Finding['what'] | undefined {
  if (status === 0) return 'no answer';
  if (status === 500 || text.includes('InternalFailure')) return 'internal failure';
  if (tookMs > longestMs) return 'slow';
  return changed ? 'an error changed the state' : undefined;
}

async function stateOf(aws: Aws): Promise<Buffer> {
  return serialize(await aws.snapshot());
}

/** Bytes that differ may still say the same: V8 writes a text by how it is held in memory, which merely reading it can change. */
function isSameState(one: Buffer, other: Buffer): boolean {
  const whole = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity };
  return one.equals(other) || inspect(deserialize(one), whole) === inspect(deserialize(other), whole);
}

/** The request that the SDK makes of a random input; undefined when the SDK itself refuses the input. */
async function requestOf(service: string, operation: string, random: Random, known: Names): Promise<PlainRequest | undefined> {
  const { client: Client, sdk } = CLIENTS[service] ?? {};
  const schema = sdk?.[`${operation}$`] as readonly unknown[] | undefined;
  const Command = sdk?.[`${operation}Command`] as (new (input: unknown) => unknown) | undefined;
  if (!Client || !schema || !Command) return undefined;
  const input = new RandomInput(random, known).of(schema[4] as never);
  let made: PlainRequest | undefined;
  const client = new Client({
    region: 'us-east-1',
    endpoint: 'http://localhost:4566',
    forcePathStyle: true,
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
    maxAttempts: 1,
    logger: silent,
    requestHandler: {
      async handle(request: {
        method: string;
        protocol: string;
        path: string;
        query: Record<string, string | string[] | null>;
        headers: Record<string, string>;
        body?: unknown;
      }) {
        const url = new URL(`http://localhost:4566${request.path}`);
        for (const [name, value] of Object.entries(request.query ?? {}))
          for (const each of [value].flat()) url.searchParams.append(name, each ?? '');
        made = { method: request.method, url: url.href, headers: request.headers, body: bytesOf(request.body) };
        throw new Error('made');
      },
    },
  } as never) as { send(command: unknown): Promise<unknown> };
  await client.send(new Command(input)).catch(() => {
    // Either the request was made, or the SDK refused the input: both are what was asked for.
  });
  return made;
}

function bytesOf(body: unknown): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof Uint8Array ? body : new Uint8Array();
}

function shown({ method, url, headers, body }: PlainRequest): string {
  const { authorization: _hidden, ...rest } = headers;
  return `${method} ${url} ${JSON.stringify(rest)} ${new TextDecoder().decode(body).slice(0, 1500)}`;
}
