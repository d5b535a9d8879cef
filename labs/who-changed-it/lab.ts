// The lab of the page "What changed, and when": an investigation in the history of a cloud.
import { defineLab } from '../../src/lab/definition.ts';
import type { Week } from './start/week.ts';
import { hiddenWeek, shownWeek } from './weeks.ts';

export default defineLab<Week>({
  id: 'who-changed-it',
  title: 'What changed, and when',
  summary:
    'In the history of a cloud with 200 changes, find each time that a security group was opened to the world, what it was before, and which instances stood behind it.',
  packages: ['@aws-sdk/client-config-service', '@aws-sdk/client-ec2', '@aws-sdk/client-s3'],
  services: ['config', 'ec2', 'iam', 's3'],
  entry: 'main.ts',
  editable: ['investigate.ts'],
  readOnly: ['recorded.ts', 'main.ts', 'cloud.ts', 'week.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 0,
  view: 'graph',
  pace: 'instant',
  data: { shown: shownWeek, hidden: hiddenWeek },
  dataType: "import('./week.ts').Week",
  steps: [
    {
      id: 'whole-history',
      title: 'Read the whole history of the group, the oldest item first.',
      hints: [
        '`GetResourceConfigHistory` gives ten items a page, the newest first. Two members of its input change that: `chronologicalOrder` and `limit`, which is 100 at most.',
        'Where there is more, the answer has a `nextToken`. Send it with the same input, and you get the next page. The last page has none.',
        'A loop: `let nextToken: string | undefined; do { const page = await config.send(…); history.push(...(page.configurationItems ?? [])); nextToken = page.nextToken; } while (nextToken);`',
        "The call in it: `new GetResourceConfigHistoryCommand({ resourceType, resourceId, chronologicalOrder: 'Forward', limit: 100, nextToken })`. Before the loop `const history: ConfigurationItem[] = [];`, after it `return history;`.",
      ],
      checks: ['whole-history', 'oldest-first'],
    },
    {
      id: 'find-the-openings',
      title: 'Find each item by which the port was opened to the world, and the item before it.',
      hints: [
        'An item says how the group is, not what changed. The change lies between two items.',
        'The port was opened by an item where `isOpen(item, port)` is true and `isOpen` of the item before it is false. Import it from `./recorded.ts`.',
        'Make pairs first: `const pairs = history.slice(1).map((opened, index) => ({ before: history[index]!, opened }));`',
        'Then `return pairs.filter(({ before, opened }) => isOpen(opened, port) && !isOpen(before, port));`',
      ],
      checks: ['each-opening', 'before-it'],
    },
    {
      id: 'one-hop-away',
      title: 'Find the instances that had the group at that moment.',
      hints: [
        'The item of an instance names its groups in `relationships`, with their `resourceId`. But you need the item of that moment, and the instance may be gone today.',
        "Begin with every instance that there is or was: `ListDiscoveredResourcesCommand({ resourceType: 'AWS::EC2::Instance', includeDeletedResources: true })`. The answer has `resourceIdentifiers`.",
        'Of each, ask for one item: `new GetResourceConfigHistoryCommand({ resourceType, resourceId, laterTime: at, limit: 1 })`. The newest one up to `at` says how it was then.',
        'In the loop: `const [item] = then.configurationItems ?? [];` and `if (item?.relationships?.some((relationship) => relationship.resourceId === groupId)) found.push(item);`',
      ],
      checks: ['instances-then'],
    },
    {
      id: 'open-now',
      title: 'Find every group that is open to the world at this port now.',
      hints: [
        'Nobody needs the history for this. `SelectResourceConfigCommand({ Expression, Limit: 100 })` asks the current items. Each of its `Results` is a JSON text.',
        "A query for candidates: `SELECT resourceId, configuration.ipPermissions WHERE resourceType = 'AWS::EC2::SecurityGroup' AND configuration.ipPermissions.ipRanges = '0.0.0.0/0'`",
        'Such a group lets the world in, but perhaps at another port. Parse each result and judge: `configuration.ipPermissions.some((permission: Permission) => opensToTheWorld(permission, port))`.',
        'After `const { Results = [] } = await config.send(…);`: `const rows = Results.map((row) => JSON.parse(row)).filter(({ configuration }) => configuration.ipPermissions.some((permission: Permission) => opensToTheWorld(permission, port)));` and `return rows.map(({ resourceId }) => resourceId);`',
      ],
      checks: ['open-now'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'each-opening', because: 'The number of an item that was right in one history is right in no other.' },
    'one-page': { fails: 'whole-history', because: 'A page holds 100 items at most, and a history may be longer.' },
    'newest-first': { fails: 'oldest-first', because: 'Without chronologicalOrder the newest item comes first.' },
    'every-open-item': { fails: 'each-opening', because: 'While the group stays open, each item says so, and only one of them opened it.' },
    'first-opening-alone': { fails: 'each-opening', because: 'What was opened and closed can be opened again.' },
    'instances-of-now': { fails: 'instances-then', because: 'Which instances have the group today says nothing about that moment.' },
    'deleted-forgotten': { fails: 'instances-then', because: 'An instance that is gone today was there when the port was open.' },
    'query-alone': {
      fails: 'open-now',
      because: 'A query compares with all permissions of a group together: the port may be in one and the world in another.',
    },
  },
});
