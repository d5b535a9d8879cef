// Problems in the SQL files of this page's lab, as the learner types. The Problems pane shows them beside those of the last Run.
import { computed, signal } from '@preact/signals';
import type { Diagnostic } from '../../../lab/run-events.ts';

const byFile = signal<ReadonlyMap<string, readonly Diagnostic[]>>(new Map());

/** All of them, in the order of their files. */
export const sqlProblems = computed<readonly Diagnostic[]>(() => [...byFile.value.values()].flat());

/** Says what is wrong in a file now; an empty list when nothing is. */
export function tellSqlProblems(path: string, problems: readonly Diagnostic[]): void {
  const before = byFile.peek();
  if (problems.length === 0 && !before.has(path)) return;
  const next = new Map(before);
  if (problems.length > 0) next.set(path, problems);
  else next.delete(path);
  byFile.value = next;
}
