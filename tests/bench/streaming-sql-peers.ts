// npm run bench -- sql: our engine, DuckDB-WASM, AlaSQL, Arquero and a hand-written loop on the same rows, as a Markdown table.
// Options: --quick (a tenth of the rows), a workload's name (only that one). Each runner has a process of its own.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { alaSqlRunner } from './streaming-sql/alasql.ts';
import { arqueroRunner } from './streaming-sql/arquero.ts';
import { byHand } from './streaming-sql/by-hand.ts';
import { duckBatch, duckMicroBatch } from './streaming-sql/duckdb.ts';
import type { Measured } from './streaming-sql/measured.ts';
import { ours } from './streaming-sql/ours.ts';
import { installPeers, versionOf } from './streaming-sql/peers.ts';
import { comparisonTable, rate, table } from './streaming-sql/table.ts';
import { GROWTH, WORKLOADS, type Workload } from './streaming-sql/workloads.ts';

type Runner = (workload: Workload, repeat: number) => Measured | undefined | Promise<Measured | undefined>;

const RUNNERS: Readonly<Record<string, Runner>> = {
  ours: (workload, repeat) => ours(workload, repeat, false),
  'ours, interpreted': (workload, repeat) => ours(workload, repeat, true),
  ceiling: byHand,
  'DuckDB-WASM, batch': duckBatch,
  'DuckDB-WASM, micro-batch': duckMicroBatch,
  AlaSQL: alaSqlRunner,
  Arquero: arqueroRunner,
};
const OTHERS = Object.keys(RUNNERS).filter((name) => name !== 'ours' && name !== 'ceiling');
const REPEAT = 4;
const LONGEST_MS = 300_000; // of one runner

// A micro-batch answers again and again from all that is in the window: with these it gets fewer rows, or it would take minutes.
const FEWER: Readonly<Partial<Record<string, number>>> = { 'DuckDB-WASM, micro-batch': 100_000 };

/** Measures one runner in a process of its own. */
function measureApart(name: string, runner: string, rows: number): Measured | undefined {
  process.stderr.write(`  ${name}: ${runner}\n`);
  const args = ['--max-old-space-size=6000', fileURLToPath(import.meta.url), '--one', name, runner, String(rows)];
  const text = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: LONGEST_MS });
  return (JSON.parse(text) as { measured?: Measured }).measured;
}

function find(name: string): Workload {
  const workload = WORKLOADS[name] ?? GROWTH[name];
  if (!workload) throw new Error(`There is no workload '${name}': there are ${Object.keys(WORKLOADS).join(', ')}`);
  return workload;
}

async function one(name: string, runner: string, rows: number): Promise<void> {
  const workload = { ...find(name), rows };
  const measured = await RUNNERS[runner]?.(workload, runner.includes('micro') ? 1 : REPEAT);
  process.stdout.write(JSON.stringify(measured ? { measured } : {}));
}

function compare(name: string, share: number): string {
  const workload = find(name);
  const rows = workload.rows * share;
  const need = (runner: string, count: number): Measured => {
    const measured = measureApart(name, runner, count);
    if (!measured) throw new Error(`${runner} did not run ${name}`);
    return measured;
  };
  const best = need('ours', rows);
  const ceiling = need('ceiling', rows);
  agree(name, 'the hand-written loop', best, ceiling);
  const others = OTHERS.map((runner) => {
    const count = Math.min(rows, FEWER[runner] ?? rows);
    const measured = measureApart(name, runner, count);
    if (measured) agree(name, runner, measured, count === rows ? best : need('ceiling', count));
    return [runner, measured] as const;
  });
  return comparisonTable({ workload, ours: best, ceiling, others });
}

function agree(name: string, runner: string, a: Measured, b: Measured): void {
  if (a.answer.rows === b.answer.rows && a.answer.checksum === b.answer.checksum) return;
  throw new Error(`${name}: the answers differ (${runner}): ${JSON.stringify(a.answer)} and ${JSON.stringify(b.answer)}`);
}

function growth(share: number): string {
  const rows = Object.entries(GROWTH).map(([name, workload]) => {
    const measured = measureApart(name, 'ours', workload.rows * share);
    return measured
      ? [
          workload.title,
          rate(measured.rows, measured.seconds),
          rate(measured.rows, measured.busySeconds),
          `${measured.memoryMb} MB`,
          measured.answer.rows.toLocaleString('en'),
        ]
      : [workload.title];
  });
  return `### How cost grows (ours)\n\n${table(['query', 'rows in per second', 'per second of its thread', 'memory of the process', 'rows out'], rows)}`;
}

function report(names: readonly string[], share: number): void {
  installPeers();
  const peers = ['@duckdb/duckdb-wasm', 'alasql', 'arquero'].map((name) => `${name} ${versionOf(name)}`).join(', ');
  const machine = `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, one thread. ${peers}.`;
  process.stdout.write(`## Streaming SQL, side by side\n\n${machine} The best of ${REPEAT} runs; memory includes the rows in.\n`);
  for (const name of names) process.stdout.write(`\n${compare(name, share)}\n`);
  if (names.length > 1) process.stdout.write(`\n${growth(share)}\n`);
}

/** What `npm run bench -- sql` runs. */
export async function main(args: readonly string[]): Promise<void> {
  if (args[0] === '--one') return one(args[1] as string, args[2] as string, Number(args[3]));
  const chosen = args.filter((arg) => !arg.startsWith('--'));
  report(chosen.length > 0 ? chosen : Object.keys(WORKLOADS), args.includes('--quick') ? 0.1 : 1);
}

// Run by itself, as the process of one runner is.
if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
