// npm run bench -- streams: Kinesis beside kinesis-local and moto's server, then a whole pipeline in process, over HTTP and in the tab.
// Options: --quick (a fifth of the work), --only=servers|in-process|http|tab. Each server is a process of its own; rounds take turns,
// the middle one counts. Rates are of the wall clock, so read the processor time beside them on a machine that is busy.
import { cpus, loadavg } from 'node:os';
import { ask, askForText } from './aws/ask.ts';
import { OURS, RIVALS, type Running, startRival } from './aws/rivals.ts';
import { installPeers } from './streaming-sql/peers.ts';
import { table } from './streaming-sql/table.ts';
import { kinesis, STREAM_CALLS, type StreamCalls } from './streams/calls.ts';
import { fanOutLatency } from './streams/fan-out.ts';
import { inProcess } from './streams/in-process.ts';
import { inTheTab } from './streams/in-the-tab.ts';
import { overHttp } from './streams/over-http.ts';

const quick = process.argv.includes('--quick');
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const ROUNDS = 5;
const AT_ONCE = 8;
const SHARDS = [1, 2, 4, 8];

const share = (work: number): number => (quick ? Math.ceil(work / 5) : work);
const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const say = (words: string) => process.stderr.write(`  ${words}\n`);
const print = (head: readonly string[], rows: readonly (readonly string[])[]) => process.stdout.write(`${table(head, rows)}\n\n`);
const thousands = (rate: number) => (Math.round(rate / 1000) * 1000).toLocaleString('en');

interface Round {
  readonly rate: number;
  readonly processorMs: number;
}

async function round(
  { port, processorMs }: Running,
  call: (place: number) => Parameters<typeof ask>[1],
  { count, leastBytes }: StreamCalls,
  from: number,
): Promise<Round> {
  let next = 0;
  const calls = share(count);
  const beforeMs = processorMs();
  const startedMs = performance.now();
  const worker = async () => {
    while (next < calls) {
      const bytes = await ask(port, call(from + next++));
      if (bytes < leastBytes) throw new Error(`an answer of ${bytes} bytes is too short`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { rate: calls / ((performance.now() - startedMs) / 1000), processorMs: (processorMs() - beforeMs) / calls };
}

async function beside(calls: StreamCalls, servers: ReadonlyMap<string, Running>): Promise<readonly string[]> {
  const made = new Map<string, Awaited<ReturnType<StreamCalls['prepare']>>>();
  for (const [name, { port }] of servers) made.set(name, await calls.prepare((call) => askForText(port, call)));
  const rounds = new Map<string, Round[]>([...servers.keys()].map((name) => [name, []]));
  const refusals = new Map<string, string>();
  for (let turn = 0; turn <= ROUNDS; turn++) {
    for (const [name, server] of servers) {
      const call = made.get(name);
      if (!call || refusals.has(name)) continue;
      // A rival that is too slow for its client is a figure too.
      const figures = await round(server, call, calls, turn * calls.count).catch((error: Error) => {
        refusals.set(name, error.message);
      });
      // The first turn warms up.
      if (turn > 0 && figures) rounds.get(name)?.push(figures);
    }
  }
  const rate = (name: string) => middle((rounds.get(name) ?? []).map((each) => each.rate));
  const processor = (name: string) => middle((rounds.get(name) ?? []).map((each) => each.processorMs));
  const ours = rate(OURS);
  const cells = [...servers.keys()].map((name) => {
    if (refusals.has(name)) return `cannot (${refusals.get(name)})`;
    const ratio = name === OURS ? '' : `, ours is ${(ours / rate(name)).toFixed(1)} times as fast`;
    return `${rate(name).toFixed(0)}/s, ${processor(name).toFixed(2)} ms${ratio}`;
  });
  return [calls.name, ...cells];
}

async function startServers(names: readonly string[]): Promise<Map<string, Running>> {
  const servers = new Map<string, Running>();
  for (const rival of RIVALS.filter(({ name, services }) => services.includes('kinesis') && names.includes(name))) {
    say(`starting ${rival.name}`);
    const running = await startRival(rival, kinesis('ListStreams', {}));
    if (typeof running === 'string') process.stdout.write(`skipped: ${rival.name}: ${running}\n\n`);
    else servers.set(rival.name, running);
  }
  return servers;
}

async function compareServers(): Promise<void> {
  installPeers();
  const servers = await startServers(RIVALS.map(({ name }) => name));
  try {
    const rows: (readonly string[])[] = [];
    for (const calls of STREAM_CALLS) {
      say(calls.name);
      rows.push(await beside(calls, servers));
    }
    say('fan-out');
    const latencies: string[] = [];
    for (const { port } of servers.values()) {
      const latency = await fanOutLatency(port, share(200));
      latencies.push(
        typeof latency === 'string'
          ? `cannot (${latency})`
          : `${latency.medianMs.toFixed(1)} ms, one in 20 over ${latency.worstOf20Ms.toFixed(1)} ms`,
      );
    }
    rows.push(['PutRecord to arrival by SubscribeToShard', ...latencies]);
    process.stdout.write('Calls a second and processor time of the server for a call; eight calls on their way.\n\n');
    print(['call', ...servers.keys()], rows);
  } finally {
    await Promise.all([...servers.values()].map((each) => each.stop()));
  }
}

async function pipelineHere(): Promise<void> {
  say('in process');
  const figures = await inProcess(SHARDS, share(200));
  process.stdout.write('PutRecords, tumbling window of a second, GetRecords, in this process on one thread, the SDK included.\n\n');
  print(
    ['shards', 'records a second', 'records a second of processor time'],
    figures.map(({ shards, rate, threadRate }) => [String(shards), thousands(rate), thousands(threadRate)]),
  );
}

async function pipelineOverHttp(): Promise<void> {
  const servers = await startServers([OURS]);
  const server = servers.get(OURS);
  if (!server) return;
  try {
    const rows: string[][] = [];
    for (const shards of SHARDS) {
      say(`over HTTP, ${shards} shards`);
      const { rate, serverRate } = await overHttp(server, shards, share(600));
      rows.push([String(shards), thousands(rate), thousands(serverRate)]);
    }
    process.stdout.write('The same over HTTP, client and server on one machine, the wait for the last window included.\n\n');
    print(['shards', 'records a second', "records a second of the server's processor time"], rows);
  } finally {
    await server.stop();
  }
}

async function pipelineInTheTab(): Promise<void> {
  say('in the tab');
  const rate = await inTheTab(share(200), say);
  print(['the same in the tab, one shard', 'records a second'], [['a program of the lab page', thousands(rate)]]);
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  servers: compareServers,
  'in-process': pipelineHere,
  http: pipelineOverHttp,
  tab: pipelineInTheTab,
};
for (const [name, measure] of Object.entries(parts)) if (only === undefined || only === name) await measure();
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${loadavg()[0]?.toFixed(1)}\n`,
);
process.exit(0);
