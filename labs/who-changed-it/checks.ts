// What the lab "What changed, and when" demands: the learner's report is compared with what the checks read in AWS Config and EC2 themselves.
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { type Context, incidentsIn, instanceHistories, instancesBehind, itemsOf, openGroups, reportOf } from './found.ts';
import type { Week } from './start/week.ts';

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

const GROUP = 'AWS::EC2::SecurityGroup';
const sorted = (ids: readonly string[]) => [...ids].sort().join(' ');
const time = (date: Date | undefined) => date?.toISOString() ?? 'no time';
const list = (words: readonly string[]) => words.join(', ') || 'none';

async function groupIdOf(context: Context): Promise<string> {
  const { names } = await openGroups(context, context.data.port);
  return [...names].find(([, name]) => name === context.name(context.data.suspect))?.[0] ?? '';
}

const historyOfSuspect = async (context: Context) => itemsOf(context, GROUP, await groupIdOf(context));

export default defineChecks<Week>([
  {
    id: 'whole-history',
    title: 'historyOf returns every item of the group.',
    on: 'both',
    async judge(context) {
      const { items } = await reportOf(context);
      const recorded = (await historyOfSuspect(context)).map((item) => item.configurationStateId ?? '');
      const missing = recorded.filter((id) => !items.includes(id));
      if (missing.length > 0) {
        fail(
          `historyOf returned ${items.length} items, and ${recorded.length} are recorded.`,
          'All of them. A page holds 10, or up to 100 where you ask for a limit; the rest comes with the nextToken.',
        );
      }
      if (items.length > recorded.length)
        fail(`historyOf returned ${items.length} items, and ${recorded.length} are recorded.`, 'Each item once.');
    },
  },
  {
    id: 'oldest-first',
    title: 'They come in the order in which they happened.',
    on: 'both',
    async judge(context) {
      const { items } = await reportOf(context);
      const recorded = (await historyOfSuspect(context)).map((item) => item.configurationStateId ?? '');
      const wrong = recorded.findIndex((id, index) => items[index] !== id);
      if (wrong !== -1)
        fail(
          `Item ${wrong + 1} of the history is not the ${wrong + 1}. that was recorded.`,
          'The oldest first: chronologicalOrder Forward.',
        );
    },
  },
  {
    id: 'each-opening',
    title: 'openings returns each time that the port was opened to the world, once.',
    on: 'both',
    async judge(context) {
      const { incidents } = await reportOf(context);
      const there = incidentsIn(await historyOfSuspect(context), context.data.port);
      const told = incidents.map(({ opened }) => opened);
      const lacking = there.find(({ opened }) => !told.includes(opened.configurationStateId ?? ''));
      const tooMany = told.length - there.length;
      if (lacking) {
        fail(
          `openings returned ${told.length}; the one at ${time(lacking.opened.configurationItemCaptureTime)} is not among them.`,
          `All ${there.length} times: the port is open by the item, and was not by the item before it.`,
        );
      }
      if (tooMany > 0) {
        fail(
          `openings returned ${told.length}, and the port was opened ${there.length} times.`,
          'Only the item that opened it. While it stays open, later items say so too; they opened nothing.',
        );
      }
    },
  },
  {
    id: 'before-it',
    title: 'With each opening comes the item before it.',
    on: 'both',
    async judge(context) {
      const { incidents } = await reportOf(context);
      for (const { before, opened } of incidentsIn(await historyOfSuspect(context), context.data.port)) {
        const told = incidents.find((incident) => incident.opened === opened.configurationStateId);
        if (told?.before !== before.configurationStateId) {
          fail(
            `With the opening at ${time(opened.configurationItemCaptureTime)} came another item than the one before it.`,
            `The item of ${time(before.configurationItemCaptureTime)}: the last one that says what the group was like.`,
          );
        }
      }
    },
  },
  {
    id: 'instances-then',
    title: 'instancesAt finds the instances that had the group at that moment, also those that are gone.',
    on: 'both',
    async judge(context) {
      const { incidents } = await reportOf(context);
      const groupId = await groupIdOf(context);
      const histories = await instanceHistories(context);
      for (const { opened } of incidentsIn(await historyOfSuspect(context), context.data.port)) {
        const at = opened.configurationItemCaptureTime;
        const { then, now, gone } = instancesBehind(histories, groupId, at);
        const told = incidents.find((incident) => incident.opened === opened.configurationStateId)?.instances ?? [];
        if (sorted(told) === sorted(then)) continue;
        const forgotten = then.filter((id) => gone.includes(id) && !told.includes(id));
        const later = told.filter((id) => now.includes(id) && !then.includes(id));
        const hint =
          forgotten.length > 0
            ? `${list(forgotten)} is deleted by now, and had the group then. ListDiscoveredResources tells deleted resources only with includeDeletedResources.`
            : later.length > 0
              ? `${list(later)} got the group later. The newest item that is not later than the moment says what was then: laterTime, and a limit of 1.`
              : 'Each instance whose newest item up to that moment names the group in its relationships.';
        fail(`For ${time(at)} instancesAt returned ${list(told)}.`, `${list(then)}. ${hint}`);
      }
    },
  },
  {
    id: 'open-now',
    title: 'openNow returns the groups that are open to the world at the port, and no other.',
    on: 'both',
    async judge(context) {
      const { open: told } = await reportOf(context);
      const { open, names } = await openGroups(context, context.data.port);
      const words = (ids: readonly string[]) => list(ids.map((id) => names.get(id) ?? id));
      const wrong = told.filter((id) => !open.includes(id));
      if (wrong.length > 0) {
        fail(
          `openNow returned ${words(wrong)}, where the world does not get in at port ${context.data.port}.`,
          `${words(open)}. A query looks at all permissions of a group together: one may have the port, another the world. Judge each permission.`,
        );
      }
      if (sorted(told) !== sorted(open)) {
        fail(`openNow returned ${words(told)}.`, `${words(open)}. A permission may cover the port by a range, or by protocol -1.`);
      }
    },
  },
]);
