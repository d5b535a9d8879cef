// What the lab "Turn it on" demands: the checks ask AWS Config what it records, let it deliver, and read the histories themselves.
import {
  ConfigServiceClient,
  type ConfigurationItem,
  DeliverConfigSnapshotCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelsCommand,
  GetDiscoveredResourceCountsCommand,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
} from '@aws-sdk/client-config-service';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { consoleText } from '../../src/lab/evidence/console-text.ts';
import type { Day } from './start/day.ts';

type Context = CheckContext<Day>;

const GROUP = 'AWS::EC2::SecurityGroup';
/** A snapshot is in the bucket within moments; on AWS within a minute or so. */
const DELIVERY_MS = 60_000;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

const list = (words: readonly string[]) => [...words].sort().join(', ') || 'nothing';

/** What the program printed of a call that was refused, for a message that says why. */
function refusalOf({ evidence }: Context, call: string): string {
  const line = consoleText(evidence.console)
    .split('\n')
    .find((text) => text.startsWith(`✗ ${call}: `));
  return line === undefined ? `${call} was not called, or not with tried().` : `${line.slice(2)}.`;
}

async function recorderOf({ cloud }: Context) {
  const { ConfigurationRecorders: [recorder] = [] } = await cloud(ConfigServiceClient).send(new DescribeConfigurationRecordersCommand({}));
  return recorder;
}

/** What the program filed about each group: its id, and the id of the item that it takes for the last one known. */
async function reportOf({ cloud, name }: Context): Promise<readonly { readonly id: string; readonly item?: string }[]> {
  const { Contents = [] } = await cloud(S3Client).send(new ListObjectsV2Command({ Bucket: name('config-files'), Prefix: 'report.json' }));
  if (Contents.length === 0) fail('main.ts filed no report: it did not come to its end.', 'Look at the console for what was thrown.');
  const { Body } = await cloud(S3Client).send(new GetObjectCommand({ Bucket: name('config-files'), Key: 'report.json' }));
  return JSON.parse((await Body?.transformToString()) ?? '[]');
}

async function groupsEver({ cloud }: Context) {
  const input = { resourceType: GROUP, includeDeletedResources: true } as const;
  return (await cloud(ConfigServiceClient).send(new ListDiscoveredResourcesCommand(input))).resourceIdentifiers ?? [];
}

async function historyOf({ cloud }: Context, resourceId: string): Promise<readonly ConfigurationItem[]> {
  const input = { resourceType: GROUP, resourceId } as const;
  return (await cloud(ConfigServiceClient).send(new GetResourceConfigHistoryCommand(input))).configurationItems ?? [];
}

export default defineChecks<Day>([
  {
    id: 'recorder',
    title: 'There is a recorder, and it takes on the role.',
    on: 'both',
    async judge(context) {
      const recorder = await recorderOf(context);
      if (!recorder) {
        fail(
          `There is no recorder. ${refusalOf(context, 'PutConfigurationRecorder')}`,
          'PutConfigurationRecorder comes first: the other calls ask for it.',
        );
      }
      if (!recorder.roleARN?.endsWith(`/${context.name('config-looks')}`))
        fail(`Its role is ${recorder.roleARN}.`, 'The role that turnOn is given.');
    },
  },
  {
    id: 'these-types',
    title: 'It is to record the types in data.resourceTypes, and no others.',
    on: 'both',
    async judge(context) {
      const { resourceTypes = [], allSupported } = (await recorderOf(context))?.recordingGroup ?? {};
      const wanted = list(context.data.resourceTypes);
      if (allSupported) fail('The recorder records everything.', `${wanted}. Each item costs, also those that nobody asked for.`);
      if (list(resourceTypes) !== wanted)
        fail(`The recorder records ${list(resourceTypes)}.`, `${wanted}, as data.resourceTypes says in this run.`);
    },
  },
  {
    id: 'channel',
    title: 'There is a delivery channel to the bucket.',
    on: 'both',
    async judge(context) {
      const { DeliveryChannels: [channel] = [] } = await context.cloud(ConfigServiceClient).send(new DescribeDeliveryChannelsCommand({}));
      if (channel) return;
      fail(
        `There is no delivery channel. ${refusalOf(context, 'PutDeliveryChannel')}`,
        'It is made after the recorder, and AWS Config tries at once whether it may put an object into the bucket.',
      );
    },
  },
  {
    id: 'records',
    title: 'The recorder runs, and has recorded these types.',
    on: 'both',
    async judge(context) {
      const config = context.cloud(ConfigServiceClient);
      const { ConfigurationRecordersStatus: [status] = [] } = await config.send(new DescribeConfigurationRecorderStatusCommand({}));
      if (!status?.recording)
        fail(`The recorder does not run. ${refusalOf(context, 'StartConfigurationRecorder')}`, 'It is started, after the channel.');
      const { resourceCounts = [] } = await config.send(new GetDiscoveredResourceCountsCommand({}));
      const types = list(resourceCounts.map(({ resourceType = '' }) => resourceType));
      if (types !== list(context.data.resourceTypes))
        fail(`Resources of these types are recorded: ${types}.`, `${list(context.data.resourceTypes)}.`);
    },
  },
  {
    id: 'delivers',
    title: 'A snapshot that is asked for lies in the bucket.',
    on: 'both',
    async judge(context) {
      await context.cloud(ConfigServiceClient).send(new DeliverConfigSnapshotCommand({ deliveryChannelName: 'default' }));
      await context.wait(DELIVERY_MS);
      const { Contents = [] } = await context
        .cloud(S3Client)
        .send(new ListObjectsV2Command({ Bucket: context.name('config-files'), Prefix: 'AWSLogs/' }));
      if (Contents.some(({ Key = '' }) => Key.includes('/ConfigSnapshot/'))) return;
      fail(
        'DeliverConfigSnapshot was accepted, and no snapshot is in the bucket.',
        'AWSLogs/<account>/Config/… in the bucket, which its policy allows.',
      );
    },
  },
  {
    id: 'deleted-too',
    title: 'groupsEver returns every security group, the deleted ones too.',
    on: 'both',
    async judge(context) {
      const report = await reportOf(context);
      const groups = await groupsEver(context);
      const missing = groups.find(({ resourceId }) => !report.some(({ id }) => id === resourceId));
      if (!missing) return;
      fail(
        `groupsEver returned ${report.length} groups; ${missing.resourceName} is not among them${missing.resourceDeletionTime ? '. It is deleted' : ''}.`,
        `${groups.length} groups. ListDiscoveredResources leaves deleted ones out, unless includeDeletedResources is true.`,
      );
    },
  },
  {
    id: 'last-known',
    title: 'lastKnown returns the newest item that has a configuration.',
    on: 'both',
    async judge(context) {
      const report = await reportOf(context);
      for (const { resourceId = '', resourceName = resourceId } of await groupsEver(context)) {
        const history = await historyOf(context, resourceId);
        const told = report.find(({ id }) => id === resourceId)?.item;
        const right = history.find(({ configuration }) => configuration);
        if (told === right?.configurationStateId) continue;
        const item = history.find(({ configurationStateId }) => configurationStateId === told);
        const observed = item
          ? `For ${resourceName} it returned the item of ${item.configurationItemCaptureTime?.toISOString()}, ${item.configurationItemStatus}.`
          : `For ${resourceName} it returned no item.`;
        fail(
          observed,
          `The one of ${right?.configurationItemCaptureTime?.toISOString()}. The newest comes first, and the item of a deletion has no configuration.`,
        );
      }
    },
  },
]);
