// Ready to use: turns AWS Config on, lets a day pass, and prints what was recorded of security groups.
import { data } from 'workshop';
import { groupsEver, lastKnown } from './read.ts';
import { fileReport, letsIn, letTheDayPass, makeBucket, makeRole } from './ready-made.ts';
import { turnOn } from './turn-on.ts';

await turnOn(await makeRole(), await makeBucket());
await letTheDayPass(data);

console.log('A day has passed.');
const found = [];
for (const group of await groupsEver()) {
  const item = await lastKnown(group.resourceId ?? '');
  const fate = group.resourceDeletionTime ? `deleted at ${group.resourceDeletionTime.toISOString().slice(11, 16)}, let in` : 'lets in';
  console.log(`${group.resourceName} (${group.resourceId}) ${fate}: ${letsIn(item)}.`);
  found.push({ group, item });
}
if (found.length === 0) console.log('Of security groups nothing is known.');
await fileReport(found);
