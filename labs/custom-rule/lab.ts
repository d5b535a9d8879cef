// The lab of the page "A custom rule": a Lambda function that judges buckets for AWS Config.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenDay, shownDay } from './days.ts';
import type { Day } from './start/buckets.ts';

export default defineLab<Day>({
  id: 'custom-rule',
  title: 'A custom rule',
  summary: 'Write a rule of AWS Config in TypeScript: verdicts, parameters, what is gone, and items that are too large for a message.',
  packages: ['@aws-sdk/client-config-service', '@aws-sdk/client-lambda', '@aws-sdk/client-s3'],
  services: ['config', 'iam', 'lambda', 'logs', 's3', 'sts'],
  entry: 'main.ts',
  editable: ['rule.ts'],
  readOnly: ['config-event.ts', 'main.ts', 'ready-made.ts', 'buckets.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 5_000,
  view: 'graph',
  pace: 'instant',
  data: { shown: shownDay, hidden: hiddenDay },
  dataType: "import('./buckets.ts').Day",
  steps: [
    {
      id: 'put-the-verdict',
      title: 'Put the verdict, instead of returning it.',
      hints: [
        'A function that judges answers by a call: `PutEvaluationsCommand`, with the `ResultToken` of the event and a list of `Evaluations`.',
        'An evaluation says of which resource it is: `ComplianceResourceType` and `ComplianceResourceId`, from the item. `OrderingTimestamp` is a Date, that of the item.',
        'Without `await` the function may be over before the call is made.',
        '`await config.send(new PutEvaluationsCommand({ ResultToken: event.resultToken, Evaluations: [{ ComplianceResourceType: item.resourceType, ComplianceResourceId: item.resourceId, ComplianceType, OrderingTimestamp: new Date(item.configurationItemCaptureTime) }] }));`',
      ],
      checks: ['verdicts'],
    },
    {
      id: 'read-the-parameter',
      title: "Let the Owner be one of the teams in the rule's parameter.",
      hints: [
        'The parameters are in `event.ruleParameters`. It is a text with JSON in it, as `invokingEvent` is.',
        '`const { teams }: Parameters = JSON.parse(event.ruleParameters);` with the type from `./config-event.ts`. `teams` is one text with commas.',
        "`const fine = teams.split(',').includes(item.tags.Owner ?? '');`",
      ],
      checks: ['by-the-parameter'],
    },
    {
      id: 'not-applicable',
      title: 'Say NOT_APPLICABLE about a bucket that is deleted, or has left the scope.',
      hints: [
        'The function is called for these, too, a last time. A verdict that it puts then would stay in the report.',
        'Two signs: `event.eventLeftScope` is true, or `item.configurationItemStatus` begins with `ResourceDeleted`.',
        "`const gone = event.eventLeftScope || item.configurationItemStatus.startsWith('ResourceDeleted');` and `const ComplianceType = gone ? 'NOT_APPLICABLE' : fine ? 'COMPLIANT' : 'NON_COMPLIANT';`",
      ],
      checks: ['nothing-of-what-is-gone'],
    },
    {
      id: 'too-large',
      title: 'Judge a bucket whose item is too large for a message.',
      hints: [
        'The console says that a call of the function failed: the message has no `configurationItem`. It has a `configurationItemSummary`, with everything but the tags and the configuration.',
        'The item itself is in the history: `GetResourceConfigHistoryCommand`, with `laterTime` and a `limit` of 1.',
        'For the types: `resourceType: summary.resourceType as ResourceType`, and `laterTime: new Date(summary.configurationItemCaptureTime)`.',
        '`const { configurationItems: [item] = [] } = await config.send(new GetResourceConfigHistoryCommand({ resourceType: summary.resourceType as ResourceType, resourceId: summary.resourceId, laterTime: new Date(summary.configurationItemCaptureTime), limit: 1 }));` and `return { ...summary, tags: item?.tags ?? {} };`',
      ],
      checks: ['large-items'],
    },
  ],
  mutants: {
    'hard-coded': {
      fails: 'by-the-parameter',
      because: 'The teams of one account are not those of another: that is what the parameter is for.',
    },
    'returned-alone': { fails: 'verdicts', because: 'Nobody reads what the function of a rule returns.' },
    'token-left-out': { fails: 'verdicts', because: 'Without the token of the event nobody knows which rule the verdict belongs to.' },
    'any-part-of-the-text': { fails: 'by-the-parameter', because: 'The teams are one text with commas; a part of a word is no team.' },
    'deleted-judged': { fails: 'nothing-of-what-is-gone', because: 'A verdict on what is gone stays in the report for ever.' },
    'left-scope-judged': {
      fails: 'nothing-of-what-is-gone',
      because: 'A resource that left the scope is no business of the rule any more.',
    },
    'summary-judged': { fails: 'large-items', because: 'A summary has no tags: judged by it, every large bucket lacks its owner.' },
  },
});
