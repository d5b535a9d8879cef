// Ready to use: a week passes, then your investigation begins.
import { data } from 'workshop';
import { fileReport, letTheWeekPass, turnOnConfig } from './cloud.ts';
import { historyOf, instancesAt, openings, openNow } from './investigate.ts';
import { inWords, permissionsIn } from './recorded.ts';

await turnOnConfig();
const groups = await letTheWeekPass(data);
const groupId = groups.get(data.suspect) ?? '';
console.log(`A week has passed. Under suspicion: ${data.suspect} (${groupId}), port ${data.port}.`);

const history = await historyOf('AWS::EC2::SecurityGroup', groupId);
const first = history.at(0)?.configurationItemCaptureTime;
const last = history.at(-1)?.configurationItemCaptureTime;
console.log(`1. ${history.length} items, from ${first?.toISOString()} to ${last?.toISOString()}.`);

const found = openings(history, data.port);
console.log(`2. Port ${data.port} was opened to the world ${found.length} times.`);

const incidents = [];
for (const { before, opened } of found) {
  const at = opened.configurationItemCaptureTime ?? new Date(0);
  const old = inWords(permissionsIn(before));
  const added = inWords(permissionsIn(opened)).filter((line) => !old.includes(line));
  console.log(`   ${at.toISOString()}: ${added.join(', ')}. Before: ${old.join(', ') || 'nothing'}.`);
  const touched = await instancesAt(groupId, at);
  const names = touched.map(({ tags }) => tags?.Name ?? 'without a name');
  console.log(`3. Instances behind it at that moment: ${names.join(', ') || 'none'}.`);
  incidents.push({ before: before.configurationStateId, opened: opened.configurationStateId, instances: touched.map((item) => item.resourceId) });
}

const open = await openNow(data.port);
const wordOf = (id: string) => [...groups].find(([, other]) => other === id)?.[0] ?? id;
console.log(`4. Open to the world at port ${data.port} now: ${open.map(wordOf).join(', ') || 'none'}.`);

await fileReport({ groupId, items: history.map((item) => item.configurationStateId), incidents, open });
