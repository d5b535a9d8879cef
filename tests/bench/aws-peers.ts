// npm run bench -- aws: the embedded AWS over HTTP beside dynalite, kinesis-local and moto's server, as Markdown tables.
// Options: --quick (a fifth of the calls), --only=PATTERN (calls whose name matches). Each server is a process of its own; rounds take turns, the middle one counts.
import { setTimeout as pause } from 'node:timers/promises';
import { ask, askForText } from './aws/ask.ts';
import { FIRST, WORKLOADS, type Workload } from './aws/calls.ts';
import { addedByTheCloud } from './aws/in-process.ts';
import { OURS, RIVALS, type Rival, type Running, startRival } from './aws/rivals.ts';
import { SERVERLESS_WORKLOADS } from './aws/serverless-calls.ts';
import { installPeers } from './streaming-sql/peers.ts';
import { table } from './streaming-sql/table.ts';

const quick = process.argv.includes('--quick');
const only = new RegExp(process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length) ?? '');
const ROUNDS = 5;
const STARTS = 5;
const AT_ONCE = 8;

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Round {
  /** Calls a second. */
  readonly rate: number;
  /** Processor time of the server for a call, in milliseconds: what else runs on the machine changes it little. */
  readonly processorMs: number;
}

/** `count` calls with eight on the way at any time. */
async function round({ port, processorMs }: Running, { call, count, leastBytes, after }: Workload, from: number): Promise<Round> {
  const calls = quick ? Math.ceil(count / 5) : count;
  let next = 0;
  const beforeMs = processorMs();
  const startedMs = performance.now();
  const worker = async () => {
    while (next < calls) {
      const bytes = await ask(port, call(from + next++));
      if (bytes < leastBytes) throw new Error(`an answer of ${bytes} bytes is too short`);
      await after?.((next) => askForText(port, next));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { rate: calls / ((performance.now() - startedMs) / 1000), processorMs: (processorMs() - beforeMs) / calls };
}

/** The middle round of each server; of one that failed in the midst, its error. */
async function measured(workload: Workload, running: ReadonlyMap<string, Running>): Promise<Map<string, Round | string>> {
  const able = RIVALS.filter(({ name, services }) => running.has(name) && services.includes(workload.service));
  const portOf = ({ name }: Rival) => running.get(name)?.port ?? 0;
  for (const rival of able) {
    for (const call of workload.before) {
      // A second bucket of the same name is an error of some; what matters is that there is one.
      await ask(portOf(rival), call).catch((error: Error) => {
        if (!/Already/.test(error.message)) throw error;
      });
      // A new table, stream or function takes its time to become ACTIVE.
      if (/CreateTable|CreateStream/.test(call.headers['x-amz-target'] ?? '') || call.service === 'lambda') await pause(1500);
    }
  }
  const rounds = new Map<string, Round[]>(able.map(({ name }) => [name, []]));
  const failed = new Map<string, string>();
  for (let turn = 0; turn <= ROUNDS; turn++) {
    for (const { name } of able) {
      const server = running.get(name);
      if (!server || failed.has(name)) continue;
      try {
        const figures = await round(server, workload, turn * workload.count);
        // The first turn warms up.
        if (turn > 0) rounds.get(name)?.push(figures);
      } catch (error) {
        if (name === OURS) throw error;
        failed.set(name, `failed: ${(error as Error).message}`);
      }
    }
  }
  return new Map(
    [...rounds].map(([name, all]) => [
      name,
      failed.get(name) ?? { rate: middle(all.map(({ rate }) => rate)), processorMs: middle(all.map((each) => each.processorMs)) },
    ]),
  );
}

async function starts(rival: Rival): Promise<{ coldMs: number; memoryMb: number } | string> {
  const cold: number[] = [];
  const memory: number[] = [];
  for (let time = 0; time < (quick ? 2 : STARTS); time++) {
    const running = await startRival(rival, FIRST[rival.first]);
    if (typeof running === 'string') return running;
    await pause(1000);
    cold.push(running.coldStartMs);
    memory.push(running.memoryMb());
    await running.stop();
  }
  return { coldMs: middle(cold), memoryMb: middle(memory) };
}

installPeers();
const running = new Map<string, Running>();
const startTable: string[][] = [];
for (const rival of RIVALS) {
  process.stderr.write(`  starting ${rival.name}\n`);
  const figures = await starts(rival);
  const kept = typeof figures === 'string' ? figures : await startRival(rival, FIRST[rival.first]);
  if (typeof figures === 'string' || typeof kept === 'string') {
    process.stdout.write(`skipped: ${rival.name}: ${String(kept)}\n\n`);
    continue;
  }
  running.set(rival.name, kept);
  startTable.push([rival.name, `${figures.coldMs.toFixed(0)} ms`, `${figures.memoryMb.toFixed(0)} MB`]);
}
try {
  process.stdout.write(`${table(['server', 'start to first answer', 'memory, idle'], startTable)}\n\n`);
  const rows: string[][] = [];
  for (const workload of [...WORKLOADS, ...SERVERLESS_WORKLOADS].filter(({ name }) => only.test(name))) {
    process.stderr.write(`  ${workload.name}\n`);
    const figures = await measured(workload, running);
    const ours = figures.get(OURS);
    if (ours === undefined || typeof ours === 'string') throw new Error(`${workload.name}: ${OURS} was not measured`);
    const shown = ({ rate, processorMs }: Round) => `${rate.toFixed(0)}/s, ${processorMs.toFixed(2)} ms of processor`;
    const beside = [...figures]
      .filter(([name]) => name !== OURS)
      .map(([name, theirs]) =>
        typeof theirs === 'string'
          ? `${name} ${theirs}`
          : `${name} ${shown(theirs)}, so ours is ${(ours.rate / theirs.rate).toFixed(2)} times as fast`,
      );
    rows.push([workload.name, shown(ours), beside.join('; ')]);
  }
  process.stdout.write(`${table(['calls', OURS, 'beside'], rows)}\n`);
  const added = (await addedByTheCloud()).map(({ name, sdkMs, withCloudMs }) => [
    name,
    `${sdkMs.toFixed(3)} ms`,
    `${withCloudMs.toFixed(3)} ms`,
    `${(withCloudMs - sdkMs).toFixed(3)} ms`,
  ]);
  process.stdout.write(`\n${table(['in one process, as in the tab', 'the SDK alone', 'with the embedded AWS', 'added'], added)}\n`);
} finally {
  await Promise.all([...running.values()].map((each) => each.stop()));
}
process.exit(0);
