// The lab of the page "Turn it on": recorder, delivery channel, start, and what is recorded then.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenDay, shownDay } from './days.ts';
import type { Day } from './start/day.ts';

export default defineLab<Day>({
  id: 'turn-it-on',
  title: 'Turn it on',
  summary: 'Turn AWS Config on, in the order that its errors teach, and read what it recorded of security groups that are gone.',
  packages: ['@aws-sdk/client-config-service', '@aws-sdk/client-ec2', '@aws-sdk/client-iam', '@aws-sdk/client-s3'],
  services: ['config', 'ec2', 'iam', 's3'],
  entry: 'main.ts',
  editable: ['turn-on.ts', 'read.ts'],
  readOnly: ['main.ts', 'ready-made.ts', 'day.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 0,
  view: 'graph',
  pace: 'instant',
  data: { shown: shownDay, hidden: hiddenDay },
  dataType: "import('./day.ts').Day",
  steps: [
    {
      id: 'recorder',
      title: 'Make the recorder `default`: it takes on the role, and records the types in `data.resourceTypes`, no others.',
      hints: [
        'Press Run and read the console: each call that is refused says what it lacks. `PutDeliveryChannel` lacks a recorder.',
        'The call is `PutConfigurationRecorderCommand({ ConfigurationRecorder: { name, roleARN, recordingGroup } })`. Import it, and put it before the others.',
        "`const recordingGroup = { recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' as const }, resourceTypes: [...data.resourceTypes] };`",
        "`await tried('PutConfigurationRecorder', config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default', roleARN, recordingGroup } })));`",
      ],
      checks: ['recorder', 'these-types'],
    },
    {
      id: 'channel',
      title: 'Let AWS Config put objects into the bucket, so that the channel is accepted and the recorder starts.',
      hints: [
        'Press Run again: the errors have moved on. `InsufficientDeliveryPolicyException` says that the policy of the bucket does not let AWS Config write.',
        'Write a second statement like `look`, for the action `s3:PutObject`. An object has an ARN of its own: that of the bucket, `/`, and the key.',
        'AWS Config writes below `AWSLogs/`. So the resource is `arn:aws:s3:::`, the name of the bucket, and `/AWSLogs/*`.',
        "`const write = { Effect: 'Allow', Principal: { Service: 'config.amazonaws.com' }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::' + bucket + '/AWSLogs/*' };` and `putPolicy(bucket, [look, write])`.",
      ],
      checks: ['channel', 'records', 'delivers'],
    },
    {
      id: 'discovered',
      title: 'In `read.ts`, list all security groups that there are or were.',
      hints: [
        '`ListDiscoveredResourcesCommand` takes a `resourceType`, and answers with `resourceIdentifiers`.',
        'Two groups of the day are deleted by now. One member more of the input tells them, too: `includeDeletedResources`.',
        '`const answer = await config.send(new ListDiscoveredResourcesCommand({ resourceType, includeDeletedResources: true })); return answer.resourceIdentifiers ?? [];`',
      ],
      checks: ['deleted-too'],
    },
    {
      id: 'last-known',
      title: 'Find the item that says how a group is, or how it was before it was deleted.',
      hints: [
        '`GetResourceConfigHistoryCommand({ resourceType, resourceId })` answers with `configurationItems`, the newest first.',
        'The newest item of a deleted group says ResourceDeleted, and has no configuration any more. The one before it has.',
        '`const { configurationItems = [] } = await config.send(new GetResourceConfigHistoryCommand({ resourceType, resourceId }));`',
        '`return configurationItems.find((item) => item.configuration);`',
      ],
      checks: ['last-known'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'these-types', because: 'The types that were right in one run are others in the next.' },
    'records-everything': { fails: 'these-types', because: 'Each item costs, also those of types that nobody asked for.' },
    'channel-first': { fails: 'channel', because: 'A delivery channel needs a recorder that is there already.' },
    'bucket-for-objects': {
      fails: 'channel',
      because: 'An object has an ARN of its own: that of the bucket does not stand for what is in it.',
    },
    'everybody-may-write': { fails: 'channel', because: 'S3 refuses a policy that lets the whole world write.' },
    'deleted-not-asked-for': { fails: 'deleted-too', because: 'Deleted resources are told only to who asks for them.' },
    'newest-item': { fails: 'last-known', because: 'The newest item of a deleted resource says that it is gone, and no more.' },
    'oldest-item': { fails: 'last-known', because: 'The oldest item says how a resource began.' },
  },
});
