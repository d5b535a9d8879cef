// The real events of a lab's run in Node, for looking at the view with what the embedded AWS tells.
import { nodeCompiler } from '../../../lab/compile-node.ts';
import { createSession } from '../../../lab/create-session.ts';
import { chooseFiles, loadLab } from '../../../lab/load-lab-node.ts';
import { nodeSandbox } from '../../../lab/sandbox/node/node-child.ts';
import { sdkBundle } from '../../../lab/sdk-bundle.ts';
import { embeddedInNode } from '../../../lab/target-embedded-node.ts';
import type { StreamEvent } from './stream-event.ts';

/** @param which `start`, `solution`, `mutants/NAME` or a folder */
export async function labEvents(id: string, which = 'solution'): Promise<readonly StreamEvent[]> {
  const loaded = await loadLab(id);
  const session = createSession({
    lab: loaded.lab,
    checks: loaded.checks,
    compiler: nodeCompiler(),
    sandbox: nodeSandbox(),
    bundle: () => sdkBundle(loaded.lab.packages),
    target: (wishes) => embeddedInNode(wishes),
  });
  const events: StreamEvent[] = [];
  let data: 'shown' | 'hidden' = 'shown';
  session.subscribe((event) => {
    if (event.type === 'state') data = event.data;
    if (data === 'hidden') return;
    if (event.type === 'observation') events.push(event.observation);
    if (event.type === 'clock') events.push({ kind: 'clock', nowMs: event.nowMs });
  });
  await session.run(await chooseFiles(loaded, which));
  return events;
}
