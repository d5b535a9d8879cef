// A real run of a lab's solution in Node, for tests and pictures: its calls, those of specs among them, and the session that can be asked.
import { nodeCompiler } from '../compile-node.ts';
import { loadLab } from '../load-lab-node.ts';
import { nodeSession } from '../node-session.ts';
import type { CallRecord } from '../run-events.ts';
import type { LabSession } from '../session.ts';

export interface LabRun {
  readonly calls: readonly CallRecord[];
  readonly session: LabSession;
}

export async function runLab(labId: string): Promise<LabRun> {
  const { lab, checks, start, solution } = await loadLab(labId);
  const session = nodeSession({ lab, checks, compiler: nodeCompiler({ types: 'unchecked' }), cloudAfterRun: 'kept' });
  const calls: CallRecord[] = [];
  session.subscribe((event) => {
    if (event.type === 'call') calls.push(event.call);
  });
  const { outcome, failure } = await session.run({ ...start, ...solution });
  if (outcome !== 'passed') throw new Error(`The lab ${labId} did not pass: ${failure?.message ?? 'a check failed'}`);
  return { calls, session };
}
