// The real events of a lab's run in Node, for looking at the view with what the embedded AWS tells.
import { chooseFiles, loadLab } from '../../../lab/load-lab-node.ts';
import { nodeSession } from '../../../lab/node-session.ts';
import type { StreamEvent } from './stream-event.ts';

/** @param which `start`, `solution`, `mutants/NAME` or a folder */
export async function labEvents(id: string, which = 'solution'): Promise<readonly StreamEvent[]> {
  const loaded = await loadLab(id);
  const session = nodeSession(loaded);
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
