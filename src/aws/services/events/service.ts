// Amazon EventBridge. What it imitates and lacks: description.ts.
import { parseArn } from '../../core/arn.ts';
import type { Constraints } from '../../core/constraints.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './authorizations.ts';
import { policyOf } from './bus.ts';
import { description } from './description.ts';
import { EventBridge, type EventBridgeState } from './event-bridge.ts';
import { eventSink } from './event-sink.ts';
import * as archives from './operations/archives.ts';
import * as buses from './operations/event-buses.ts';
import * as permissions from './operations/permissions.ts';
import * as events from './operations/put-events.ts';
import * as replays from './operations/replays.ts';
import * as rules from './operations/rules.ts';
import * as tags from './operations/tags.ts';
import * as targets from './operations/targets.ts';
import { schemas } from './schemas.ts';

type OperationName =
  | 'CreateEventBus'
  | 'UpdateEventBus'
  | 'DescribeEventBus'
  | 'DeleteEventBus'
  | 'ListEventBuses'
  | 'PutRule'
  | 'DescribeRule'
  | 'EnableRule'
  | 'DisableRule'
  | 'DeleteRule'
  | 'ListRules'
  | 'PutTargets'
  | 'RemoveTargets'
  | 'ListTargetsByRule'
  | 'ListRuleNamesByTarget'
  | 'PutEvents'
  | 'TestEventPattern'
  | 'PutPermission'
  | 'RemovePermission'
  | 'CreateArchive'
  | 'UpdateArchive'
  | 'DescribeArchive'
  | 'DeleteArchive'
  | 'ListArchives'
  | 'StartReplay'
  | 'CancelReplay'
  | 'DescribeReplay'
  | 'ListReplays'
  | 'TagResource'
  | 'UntagResource'
  | 'ListTagsForResource';

const constraints: Readonly<Record<string, Constraints>> = {
  ...buses.eventBusConstraints,
  ...rules.ruleConstraints,
  ...targets.targetConstraints,
  ...permissions.permissionConstraints,
  ...archives.archiveConstraints,
  ...replays.replayConstraints,
  ...tags.tagConstraints,
  PutEvents: events.putEventsConstraints,
  TestEventPattern: events.testEventPatternConstraints,
};

export function createService(environment: ServiceEnvironment): Service {
  const bridge = new EventBridge(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    CreateEventBus: buses.createEventBus(bridge),
    UpdateEventBus: buses.updateEventBus(bridge),
    DescribeEventBus: buses.describeEventBus(bridge),
    DeleteEventBus: buses.deleteEventBus(bridge),
    ListEventBuses: buses.listEventBuses(bridge),
    PutRule: rules.putRule(bridge),
    DescribeRule: rules.describeRule(bridge),
    EnableRule: rules.enableRule(bridge),
    DisableRule: rules.disableRule(bridge),
    DeleteRule: rules.deleteRule(bridge),
    ListRules: rules.listRules(bridge),
    PutTargets: targets.putTargets(bridge),
    RemoveTargets: targets.removeTargets(bridge),
    ListTargetsByRule: targets.listTargetsByRule(bridge),
    ListRuleNamesByTarget: targets.listRuleNamesByTarget(bridge),
    PutEvents: events.putEvents(bridge),
    TestEventPattern: events.testEventPattern(),
    PutPermission: permissions.putPermission(bridge),
    RemovePermission: permissions.removePermission(bridge),
    CreateArchive: archives.createArchive(bridge),
    UpdateArchive: archives.updateArchive(bridge),
    DescribeArchive: archives.describeArchive(bridge),
    DeleteArchive: archives.deleteArchive(bridge),
    ListArchives: archives.listArchives(bridge),
    StartReplay: replays.startReplay(bridge),
    CancelReplay: replays.cancelReplay(bridge),
    DescribeReplay: replays.describeReplay(bridge),
    ListReplays: replays.listReplays(bridge),
    TagResource: tags.tagResource(bridge),
    UntagResource: tags.untagResource(bridge),
    ListTagsForResource: tags.listTagsForResource(bridge),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations,
    resourcePolicyOf: (arn) => {
      const place = parseArn(arn);
      const bus = place?.resource.startsWith('event-bus/') ? bridge.findBus(place, arn) : undefined;
      if (!bus) return undefined;
      const document = policyOf(bus);
      return { owner: bus.account, ...(document !== undefined && { document }) };
    },
    eventSink: eventSink(bridge),
    snapshot: () => bridge.snapshot(),
    restore: (state) => bridge.restore(state as EventBridgeState),
    inspect: (account, region) => ({
      buses: bridge.list({ account, region }).map(({ name, rules: inside }) => ({
        name,
        rules: [...inside.values()].map(({ targets: reached, tags: _tags, ...rule }) => ({ ...rule, targets: [...reached.values()] })),
      })),
      lost: bridge.deliveries.lost(),
    }),
  };
}
