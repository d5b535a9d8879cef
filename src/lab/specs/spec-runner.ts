// Runs spec files with Jasmine inside the sandbox, and tells each result. It is a package of the lab: learners import nothing of it.
import jasmineCore from 'jasmine-core';
import { SPECS, type SpecDoor } from '../sandbox/guest/spec-door.ts';

/** A file of specs, and what evaluates it. */
export interface SpecFile {
  readonly path: string;
  readonly load: () => Promise<unknown>;
}

/** What Jasmine tells of a spec that is over: https://jasmine.github.io/api/edge/global.html#SpecResult */
interface JasmineSpec {
  readonly description: string;
  readonly status: string;
  readonly failedExpectations: readonly Expectation[];
  readonly passedExpectations: readonly Expectation[];
}

interface Expectation {
  readonly message: string;
  readonly stack?: string;
}

const { env, globals } = startJasmine();

function startJasmine() {
  const { globals, jasmine } = jasmineCore;
  const env = jasmine.getEnv();
  // In the order of the file, so that a learner finds each spec where it was; and a spec that expects nothing proves nothing.
  env.configure({ random: false, failSpecWithNoExpectations: true });
  return { env, globals };
}

const failuresOf = (expectations: readonly Expectation[]) => expectations.map(({ message, stack = '' }) => ({ message, stack }));

const statusOf = (status: string) => (status === 'passed' || status === 'failed' ? status : 'pending');

/** Loads the files in order and runs all specs in them. Resolves when the last one is over. */
export async function runSpecs(files: readonly SpecFile[]): Promise<void> {
  const door = (globalThis as unknown as Record<symbol, SpecDoor>)[SPECS];
  if (!door) throw new Error('Specs are run in a sandbox only.');
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  const suites: string[] = [];
  env.addReporter({
    suiteStarted: ({ description }: { description: string }) => void suites.push(description),
    suiteDone({ failedExpectations, description }: JasmineSpec) {
      suites.pop();
      if (failedExpectations.length > 0)
        door.tell({
          path: [...suites, description, 'afterAll'],
          status: 'failed',
          expectations: 0,
          failures: failuresOf(failedExpectations),
        });
    },
    specStarted: ({ description }: { description: string }) => door.began([...suites, description]),
    specDone({ description, status, failedExpectations, passedExpectations }: JasmineSpec) {
      const expectations = failedExpectations.length + passedExpectations.length;
      const failures = failuresOf(failedExpectations);
      door.tell({ path: [...suites, description], status: statusOf(status), expectations, failures });
    },
    jasmineDone({ failedExpectations }: JasmineSpec) {
      for (const failure of failuresOf(failedExpectations))
        door.tell({ path: ['(outside of all specs)'], status: 'failed', expectations: 0, failures: [failure] });
    },
  });
  env.beforeEach(() => door.reset());
  for (const { path, load } of files) {
    door.loading();
    await load().catch((error: unknown) => tellUnloaded(door, path, error));
    door.loaded();
  }
  door.begin();
  await env.execute();
}

/** A file whose evaluation throws has no specs to show; that it failed must be seen all the same. */
function tellUnloaded(door: SpecDoor, path: string, error: unknown): void {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  door.tell({
    path: [path],
    status: 'failed',
    expectations: 0,
    failures: [{ message: `The file could not be loaded: ${message}`, stack }],
  });
}
