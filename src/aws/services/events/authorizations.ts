// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
import type { PutEventsRequest, PutTargetsRequest } from '@aws-sdk/client-eventbridge';
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { archiveArn, replayArn } from './archives.ts';
import { busArn, DEFAULT_BUS, ruleArn } from './bus.ts';

interface Named {
  readonly Name?: string | undefined;
  readonly Rule?: string | undefined;
  readonly EventBusName?: string | undefined;
  readonly ArchiveName?: string | undefined;
  readonly ReplayName?: string | undefined;
  readonly ResourceARN?: string | undefined;
}

type Resource = (input: Named, context: CallContext) => string;

const busOf = ({ account, region }: CallContext, name: string = DEFAULT_BUS) =>
  name.startsWith('arn:') ? name : busArn({ account, region, name });

const byBusName: Resource = ({ Name }, context) => busOf(context, Name);
const byEventBusName: Resource = ({ EventBusName }, context) => busOf(context, EventBusName);
const byRule: Resource = ({ Name, Rule, EventBusName = DEFAULT_BUS }, { account, region }) =>
  ruleArn({ account, region, name: EventBusName.split('event-bus/').at(-1) ?? EventBusName }, Rule ?? Name ?? '');
const byArchive: Resource = ({ ArchiveName: name = '' }, { account, region }) => archiveArn({ account, region, name });
const byReplay: Resource = ({ ReplayName: name = '' }, { account, region }) => replayArn({ account, region, name });
const byArn: Resource = ({ ResourceARN = '*' }) => ResourceARN;

/** Operations that are not here have no resource. */
const resources: Readonly<Record<string, Resource>> = {
  CreateEventBus: byBusName,
  UpdateEventBus: byBusName,
  DescribeEventBus: byBusName,
  DeleteEventBus: byBusName,
  PutPermission: byEventBusName,
  RemovePermission: byEventBusName,
  PutRule: byRule,
  DescribeRule: byRule,
  EnableRule: byRule,
  DisableRule: byRule,
  DeleteRule: byRule,
  RemoveTargets: byRule,
  ListTargetsByRule: byRule,
  CreateArchive: byArchive,
  UpdateArchive: byArchive,
  DescribeArchive: byArchive,
  DeleteArchive: byArchive,
  StartReplay: byReplay,
  CancelReplay: byReplay,
  DescribeReplay: byReplay,
  TagResource: byArn,
  UntagResource: byArn,
  ListTagsForResource: byArn,
};

export const authorizations: Readonly<Record<string, Authorization>> = {
  ...Object.fromEntries(
    Object.entries(resources).map(([operation, resource]) => [
      operation,
      (input: Named, context: CallContext): Access => ({ action: `events:${operation}`, resource: resource(input, context) }),
    ]),
  ),
  PutTargets: (input: PutTargetsRequest, context): readonly Access[] => {
    const { Targets = [] } = input;
    const conditions = { 'events:TargetArn': Targets.map(({ Arn = '' }) => Arn) };
    const passed = new Set(Targets.flatMap(({ RoleArn }) => RoleArn ?? []));
    const passing = { 'iam:PassedToService': ['events.amazonaws.com'] };
    return [
      { action: 'events:PutTargets', resource: byRule(input, context), conditions },
      ...[...passed].map((resource) => ({ action: 'iam:PassRole', resource, conditions: passing })),
    ];
  },
  PutEvents: ({ Entries = [] }: PutEventsRequest, context): readonly Access[] =>
    Entries.map(({ EventBusName, Source, DetailType }) => ({
      action: 'events:PutEvents',
      resource: busOf(context, EventBusName),
      conditions: {
        ...(Source !== undefined && { 'events:source': [Source] }),
        ...(DetailType !== undefined && { 'events:detail-type': [DetailType] }),
      },
    })),
};
