// Runs the sample program on the embedded AWS, in Node, as a lab's run does; the session keeps its cloud, so that the page can ask it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeCompiler } from '../../../lab/compile-node.ts';
import type { Lab } from '../../../lab/definition.ts';
import { nodeSession } from '../../../lab/node-session.ts';
import type { LabSession } from '../../../lab/session.ts';
import type { StreamEvent } from '../stream/stream-event.ts';

const PACKAGES = ['config-service', 'ec2', 'iam', 's3', 'sqs'].map((name) => `@aws-sdk/client-${name}`);

const lab: Lab = {
  id: 'sample',
  title: 'Sample',
  summary: 'A cloud to look at.',
  packages: PACKAGES,
  services: ['config', 'ec2', 'iam', 's3', 'sqs'],
  entry: 'main.ts',
  editable: ['main.ts'],
  deadlineMs: 120_000,
  settleForMs: 0,
  data: { shown: () => null, hidden: () => null },
  dataType: 'null',
  view: 'graph',
  steps: [{ id: 'only', title: 'Look.', hints: [], checks: ['any'] }],
  mutants: {},
};

export interface SampleRun {
  readonly session: LabSession;
  readonly events: readonly StreamEvent[];
}

/** Throws when the program fails. @param program its text; the shop when absent */
export async function runSample(program?: string): Promise<SampleRun> {
  const session = nodeSession({
    lab,
    checks: [{ id: 'any', title: 'Anything passes.', on: 'shown', judge() {} }],
    compiler: nodeCompiler({ types: 'unchecked' }),
    cloudAfterRun: 'kept',
  });
  const events: StreamEvent[] = [];
  let data: 'shown' | 'hidden' = 'shown';
  session.subscribe((event) => {
    if (event.type === 'state') data = event.data;
    if (data === 'hidden' || event.type !== 'observation') return;
    if (event.observation.kind === 'configuration-item' || event.observation.kind === 'compliance') events.push(event.observation);
  });
  const main = program ?? (await readFile(join(import.meta.dirname, 'sample-program.ts'), 'utf8'));
  const { failure } = await session.run({ 'main.ts': main });
  if (failure) throw new Error(failure.message);
  return { session, events };
}
