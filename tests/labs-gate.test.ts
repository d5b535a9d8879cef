// The gate, run by vitest.config.ts once for each share of the folders in labs/: the lab is whole, its start compiles, its solution
// passes, two wrong solutions are caught where lab.ts says. Everything runs in process; the solution runs over HTTP as
// well, on an endpoint whose time is virtual: it makes every call of the lab and reaches every check, so that it shows what HTTP may change.
// With SANDSHARK_WRONG_SOLUTIONS=all every wrong solution runs: for the author of a lab. In Chromium, all do (tests/deep).
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { nodeCompiler } from '../src/lab/compile-node.ts';
import { type LabFiles, shownFiles } from '../src/lab/definition.ts';
import type { SdkBundle } from '../src/lab/link.ts';
import { loadLab } from '../src/lab/load-lab-node.ts';
import { nodeSession } from '../src/lab/node-session.ts';
import type { RunResult } from '../src/lab/run-events.ts';
import { sdkBundle } from '../src/lab/sdk-bundle.ts';
import { embeddedInNode } from '../src/lab/target-embedded-node.ts';
import { endpoint } from '../src/lab/target-endpoint.ts';
import { workshopTypes } from '../src/lab/workshop-module.ts';
import { awsEndpoint } from '../src/server/aws-endpoint.ts';
import { directCalls } from '../src/server/direct-calls.ts';
import { openCloud, type TimedCloud } from '../src/server/embedded-cloud.ts';
import { type Listener, listen } from '../src/server/listener.ts';
import { twoWrongSolutions } from './two-wrong-solutions.ts';

/** A run takes one or two seconds; on a busy machine of two cores, some of them in a row have taken ten. */
vi.setConfig({ testTimeout: 60_000 });

/** One for all: to read the SDK's declarations takes longer than to run a lab. */
const compiler = nodeCompiler();
/** For files whose types are not the question: a type error is a warning and changes no verdict. */
const uncheckedCompiler = nodeCompiler({ types: 'unchecked' });
const labs = await Promise.all(inject('labs').map((id) => loadLab(id)));

type Place = 'in process' | 'over HTTP';

/** The ids of the checks that failed, and what they said, for a message that explains itself. */
const failures = (result: RunResult) =>
  result.checks.filter((check) => check.status === 'failed').map((check) => `${check.id}: ${check.observed} Expected: ${check.expected}`);

const firstFailure = (result: RunResult) => result.checks.find((check) => check.status === 'failed')?.id;

describe.each(labs.map((loaded) => [loaded.lab.id, loaded] as const))('the lab %s', (id, { lab, checks, start, solution, mutants }) => {
  let bundled: Promise<SdkBundle> | undefined;
  const bundle = () => (bundled ??= sdkBundle(lab.packages));
  let cloud: TimedCloud;
  let listener: Listener;

  beforeAll(async () => {
    cloud = await openCloud({ clock: 'virtual', throughput: lab.throughput ?? 'unlimited' });
    const answer = awsEndpoint({ cloud, time: cloud.time, siteOrigin: () => undefined });
    listener = await listen(answer, 0, directCalls(cloud.answer));
  });
  afterAll(async () => {
    await listener?.close();
    await cloud?.close();
  });

  function run(files: LabFiles, where: Place, types: 'checked' | 'unchecked'): Promise<RunResult> {
    const target = where === 'in process' ? embeddedInNode : () => endpoint(`http://localhost:${listener.port}`);
    const used = types === 'checked' ? compiler : uncheckedCompiler;
    return nodeSession({ lab, checks, compiler: used, target, bundle, seed: 20170311 }).run(files);
  }

  test('has hints for every step, and every check belongs to one step', () => {
    for (const step of lab.steps) expect(step.hints.length, `hints of the step ${step.id}`).toBeGreaterThan(0);
    expect(lab.steps.flatMap((step) => step.checks)).toEqual(checks.map((check) => check.id));
  });

  test('marks in the start what there is to do, and nothing in the solution', () => {
    expect(Object.values(start).join('\n')).toContain('TODO');
    expect(Object.values(solution).join('\n')).not.toContain('TODO');
    expect(Object.keys(start)).toEqual(expect.arrayContaining([...shownFiles(lab), lab.entry]));
  });

  test('has solutions, right and wrong, that a learner could write: they change editable files only', () => {
    for (const [name, files] of Object.entries({ solution, ...mutants })) {
      const changed = Object.keys(files).filter((path) => files[path] !== start[path] && !lab.editable.includes(path));
      expect(changed, name).toEqual([]);
    }
  });

  test('creates nothing without name(), so that learners on one account do not meet', () => {
    const literal = /\b(StreamName|ApplicationName|FunctionName|TableName|Bucket|QueueName)\s*:\s*['"`]/;
    for (const [path, text] of Object.entries(solution)) expect(literal.exec(text)?.[0], path).toBeUndefined();
  });

  test('belongs to a page', () => {
    const pages = globSync('content/docs/**/*.mdx').filter((page) => readFileSync(page, 'utf8').includes(`\nlab: ${id}\n`));
    expect(pages).toHaveLength(1);
  });

  test('has a wrong solution with hard-coded results', () => {
    expect(Object.keys(mutants)).toContain('hard-coded');
  });

  // That it runs, and fails by the first check of the first step: tests/e2e/start-and-solution.test.ts.
  test('the start compiles without a complaint', async () => {
    const { diagnostics } = await compiler.compile({
      files: start,
      workshopTypes: workshopTypes(lab.dataType, lab.packages),
      ...(lab.document && { globals: 'document' as const }),
    });
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ['in process', 'checked'],
    ['over HTTP', 'unchecked'],
  ] as const)('the solution passes every check %s', async (where, types) => {
    const result = await run(solution, where, types);
    expect([result.failure, ...result.diagnostics, ...failures(result)].filter(Boolean)).toEqual([]);
    expect(result.outcome).toBe('passed');
  });

  test.each(twoWrongSolutions(lab))('the wrong solution %s is caught', async (name, { fails }) => {
    const result = await run(mutants[name] ?? {}, 'in process', 'unchecked');
    expect([fails].flat(), failures(result).join('\n') || 'no check failed').toContain(firstFailure(result));
  });
});
