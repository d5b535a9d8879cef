// The documented cases of a dialect, run: `node tests/conformance/run.ts kinesis-analytics-sql [--dir DIR] [case ...]`
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ConformanceCase, Outcome } from './case-file.ts';
import { runDiscoverCase, runMappingCase } from './mapping-case.ts';
import { runScalarCase } from './scalar-case.ts';
import { SPECIAL_CASES } from './special-cases.ts';
import { runStreamCase } from './stream-case.ts';

const DEFAULT_DIR = '../shared/conformance';
const DIALECTS = ['kinesis-analytics-sql'];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { dir: { type: 'string', default: DEFAULT_DIR } } });
const [dialect = '', ...chosen] = positionals;
const folder = join(values.dir, dialect);

if (!DIALECTS.includes(dialect))
  end(`Say which cases to run: ${DIALECTS.join(', ')}. For example: node tests/conformance/run.ts ${DIALECTS[0]}`);
if (!existsSync(folder)) end(`There is no folder of cases at ${folder}: say where the cases are with --dir.`);

const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => readCase(readFileSync(join(folder, name), 'utf8')))
  .filter(({ id }) => chosen.length === 0 || chosen.some((name) => id === name || id.startsWith(`${name}-`)));
if (cases.length === 0) end(`No case in ${folder} is called ${chosen.join(', ')}.`);

const tally = new Map<string, { passed: number; decided: number; failed: number; prose: number }>();
let failed = 0;
for (const item of cases) {
  const kind = tally.get(item.kind) ?? { passed: 0, decided: 0, failed: 0, prose: 0 };
  tally.set(item.kind, kind);
  const special = SPECIAL_CASES[item.id];
  if (item.status === 'prose' && !special) {
    kind.prose++;
    console.log(`prose    ${item.id}`);
    continue;
  }
  const { state, problems } = run(item);
  // A case that is not run counts as failed.
  if (state === 'passed' || state === 'decided') kind[state]++;
  else {
    kind.failed++;
    failed++;
  }
  console.log(`${state.padEnd(8)} ${item.id} (${item.status})`);
  for (const problem of problems) console.log(`           ${problem}`);
}

console.log('\nkind        passed decided  failed  prose');
for (const [kind, count] of [...tally].sort()) {
  console.log(
    `${kind.padEnd(10)} ${String(count.passed).padStart(7)} ${String(count.decided).padStart(7)} ${String(count.failed).padStart(7)} ${String(count.prose).padStart(6)}`,
  );
}
console.log(`\n${cases.length} cases, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function run(item: ConformanceCase): Outcome {
  try {
    const special = SPECIAL_CASES[item.id];
    if (special) return special(item);
    if (item.kind === 'scalar') return runScalarCase(item);
    if (item.kind === 'stream' || item.kind === 'join') return runStreamCase(item);
    if (item.kind === 'mapping') return runMappingCase(item);
    if (item.kind === 'discover') return runDiscoverCase(item);
    return { state: 'not run', problems: [`nothing runs cases of kind ${item.kind}`] };
  } catch (error) {
    return { state: 'failed', problems: [error instanceof Error ? error.message : String(error)] };
  }
}

function readCase(text: string): ConformanceCase {
  const decimals = new Set([...text.matchAll(/"([^"]+)": -?\d+\.\d/g)].map(([, name]) => name ?? ''));
  return { ...(JSON.parse(text) as ConformanceCase), decimals };
}

function end(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
