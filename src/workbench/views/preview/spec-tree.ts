// The specs as their files nest them: suites by name, in the order in which they were run.
import type { SpecResult } from '../../../lab/run-events.ts';

export interface Suite {
  readonly name: string;
  readonly suites: Suite[];
  readonly specs: { readonly name: string; readonly result: SpecResult }[];
}

/** @returns the outermost one, which has no name */
export function specTree(specs: readonly SpecResult[]): Suite {
  const root: Suite = { name: '', suites: [], specs: [] };
  for (const result of specs) {
    let suite = root;
    for (const name of result.path.slice(0, -1)) suite = inner(suite, name);
    suite.specs.push({ name: result.path.at(-1) ?? '', result });
  }
  return root;
}

function inner(suite: Suite, name: string): Suite {
  // Only the latest one: two suites of one name that are not side by side are two.
  const latest = suite.suites.at(-1);
  if (latest?.name === name) return latest;
  const made: Suite = { name, suites: [], specs: [] };
  suite.suites.push(made);
  return made;
}
