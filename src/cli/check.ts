// `sandshark check LAB`: runs a lab's files as the tab would, judges them, and reports.
import { parseArgs } from 'node:util';
import { chooseFiles, LabFolderError, type LoadedLab, loadLab } from '../lab/load-lab-node.ts';
import type { RunEvent } from '../lab/run-events.ts';
import type { CloudWishes, Target } from '../lab/target.ts';
import { embeddedInNode } from '../lab/target-embedded-node.ts';
import { endpoint } from '../lab/target-endpoint.ts';
import { type CheckReport, humanReport, jsonReport } from './check-report.ts';
import { readSeed } from './seed.ts';
import { UsageError } from './usage-error.ts';

const USAGE = `Usage: sandshark check LAB [options]

Runs the files of a lab in a sandbox, on the embedded AWS unless told otherwise, and judges them by the lab's checks.

  --files WHICH    start (the default: what you edit in a clone), solution, mutants/NAME,
                   or a folder, whose files lie over those of the start
  --endpoint URL   the same over HTTP, for example http://localhost:4566
  --seed N         the seed of the hidden data, to repeat a run exactly
  --json           one JSON object on standard output
  --help           this text

The exit status is 0 when all checks pass, 1 when not, 2 when the command was not understood.
`;

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        files: { type: 'string', default: 'start' },
        endpoint: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function makeTarget(address: string | undefined, wishes: CloudWishes): Promise<Target> {
  if (address === undefined) return embeddedInNode(wishes);
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new UsageError(`--endpoint takes an address like http://localhost:4566, not '${address}'.`);
  try {
    return await endpoint(address);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Errors of a lab's folder are the caller's to mend, like a wrong option. */
async function asUsage<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof LabFolderError ? new UsageError(error.message) : error;
  }
}

async function runLab(loaded: LoadedLab, which: string, address: string | undefined, seed: number | undefined): Promise<CheckReport> {
  const files = await asUsage(chooseFiles(loaded, which));
  // Asked once before anything runs, so that a wrong address is told at once; each run then has a target of its own.
  const { throughput } = loaded.lab;
  let first: Target | undefined = await makeTarget(address, throughput ? { throughput } : {});
  const { label } = first;
  // TypeScript is large, and a mistyped command should not wait for it.
  const { nodeSession } = await import('../lab/node-session.ts');
  const session = nodeSession({
    lab: loaded.lab,
    checks: loaded.checks,
    target: (wishes) => {
      const target = first ?? makeTarget(address, wishes);
      first = undefined;
      return target;
    },
    ...(seed === undefined ? {} : { seed }),
  });
  const events: RunEvent[] = [];
  session.subscribe((event) => events.push(event));
  const began = performance.now();
  const result = await session.run(files);
  return { lab: loaded.lab, files: which, target: label, result, events, wallMs: performance.now() - began };
}

/** @returns the exit status */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args);
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0) throw new UsageError(`sandshark check takes one lab.\n\n${USAGE}`);
  const seed = readSeed(values.seed);
  const loaded = await asUsage(loadLab(id));
  const report = await runLab(loaded, values.files, values.endpoint, seed);
  process.stdout.write(values.json ? `${JSON.stringify(jsonReport(report), null, 2)}\n` : humanReport(report));
  return report.result.outcome === 'passed' ? 0 : 1;
}
