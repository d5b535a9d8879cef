// Which streams of an application get rows from its pumps: those that a person wants to see.
import type { Statement } from '../syntax/ast.ts';

/** Names of the streams that started pumps write to: the last pump of a name counts, and a stopped one writes nothing. */
export function writtenStreams(statements: readonly Statement[]): ReadonlySet<string> {
  const targets = new Map<string, string | undefined>();
  for (const statement of statements) {
    if (statement.kind === 'createPump')
      targets.set(statement.name.value, statement.state === 'STARTED' ? statement.insert.target.value : undefined);
  }
  return new Set([...targets.values()].filter((name) => name !== undefined));
}
