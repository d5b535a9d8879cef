// Writes what a vitest run found, test by test, for the sum that npm test prints.
import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import type { Outcome } from './outcome.ts';

/** The file is named by SANDSHARK_TEST_REPORT. What never became a test (a file that does not load) counts as failed. */
export default class OutcomeReporter implements Reporter {
  readonly #outcomes: Outcome[] = [];

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    const name = `${test.module.relativeModuleId} > ${test.fullName}`;
    const tookMs = test.diagnostic()?.duration ?? 0;
    if (result.state === 'skipped') this.#outcomes.push({ name, status: 'skipped', tookMs, reason: result.note ?? 'no reason given' });
    else this.#outcomes.push({ name, status: result.state === 'passed' ? 'passed' : 'failed', tookMs });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    for (const module of modules) {
      for (const error of module.errors()) this.#fail(`${module.relativeModuleId} could not be loaded`, error);
      for (const suite of module.children.allSuites())
        for (const error of suite.errors()) this.#fail(`${module.relativeModuleId} > ${suite.fullName}`, error);
    }
    for (const error of unhandled) this.#fail('an error outside any test', error);
    const file = process.env.SANDSHARK_TEST_REPORT;
    if (file) writeFileSync(file, JSON.stringify(this.#outcomes));
  }

  #fail(name: string, error: SerializedError): void {
    this.#outcomes.push({ name: `${name}: ${error.message}`, status: 'failed', tookMs: 0 });
  }
}
