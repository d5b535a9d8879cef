// Amazon CloudWatch Logs. What it imitates and lacks: description.ts.
import type { Authorization } from '../../core/access.ts';
import { type Constraints, constraintViolations } from '../../core/constraints.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { onArn, onGroup } from './authorizations.ts';
import { description } from './description.ts';
import { invalidParameter } from './errors.ts';
import { eventSink, logSink } from './log-ports.ts';
import { Logs, type LogsState } from './logs.ts';
import { filterLogEvents, filterLogEventsConstraints } from './operations/filter-log-events.ts';
import { getLogEvents, getLogEventsConstraints } from './operations/get-log-events.ts';
import * as groups from './operations/log-groups.ts';
import * as streams from './operations/log-streams.ts';
import * as metricFilters from './operations/metric-filters.ts';
import { putLogEvents, putLogEventsConstraints } from './operations/put-log-events.ts';
import * as policies from './operations/resource-policies.ts';
import * as subscriptionFilters from './operations/subscription-filters.ts';
import * as tags from './operations/tags.ts';
import { schemas } from './schemas.ts';

const constraints: Readonly<Record<string, Constraints>> = {
  ...groups.logGroupConstraints,
  ...streams.logStreamConstraints,
  ...metricFilters.metricFilterConstraints,
  ...subscriptionFilters.subscriptionFilterConstraints,
  ...policies.resourcePolicyConstraints,
  ...tags.tagConstraints,
  PutLogEvents: putLogEventsConstraints,
  GetLogEvents: getLogEventsConstraints,
  FilterLogEvents: filterLogEventsConstraints,
};

/** Those without an entry have no resource. */
const groupOperations = [
  'CreateLogGroup',
  'DeleteLogGroup',
  'PutLogGroupDeletionProtection',
  'PutRetentionPolicy',
  'DeleteRetentionPolicy',
  'DescribeLogGroups',
  'CreateLogStream',
  'DeleteLogStream',
  'DescribeLogStreams',
  'PutLogEvents',
  'GetLogEvents',
  'FilterLogEvents',
  'PutMetricFilter',
  'DeleteMetricFilter',
  'DescribeMetricFilters',
  'PutSubscriptionFilter',
  'DeleteSubscriptionFilter',
  'DescribeSubscriptionFilters',
  'TagLogGroup',
  'UntagLogGroup',
  'ListTagsLogGroup',
] as const;
const arnOperations = ['TagResource', 'UntagResource', 'ListTagsForResource'] as const;
type OperationName =
  | (typeof groupOperations)[number]
  | (typeof arnOperations)[number]
  | 'TestMetricFilter'
  | 'PutResourcePolicy'
  | 'DeleteResourcePolicy'
  | 'DescribeResourcePolicies';

const authorizations: Readonly<Record<string, Authorization>> = Object.fromEntries([
  ...groupOperations.map((name) => [name, onGroup(name)] as const),
  ...arnOperations.map((name) => [name, onArn(name)] as const),
]);

export function createService(environment: ServiceEnvironment): Service {
  const logs = new Logs(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    CreateLogGroup: groups.createLogGroup(logs),
    DeleteLogGroup: groups.deleteLogGroup(logs),
    DescribeLogGroups: groups.describeLogGroups(logs),
    PutLogGroupDeletionProtection: groups.putLogGroupDeletionProtection(logs),
    PutRetentionPolicy: groups.putRetentionPolicy(logs),
    DeleteRetentionPolicy: groups.deleteRetentionPolicy(logs),
    CreateLogStream: streams.createLogStream(logs),
    DeleteLogStream: streams.deleteLogStream(logs),
    DescribeLogStreams: streams.describeLogStreams(logs),
    PutLogEvents: putLogEvents(logs),
    GetLogEvents: getLogEvents(logs),
    FilterLogEvents: filterLogEvents(logs),
    PutMetricFilter: metricFilters.putMetricFilter(logs),
    DeleteMetricFilter: metricFilters.deleteMetricFilter(logs),
    DescribeMetricFilters: metricFilters.describeMetricFilters(logs),
    TestMetricFilter: metricFilters.testMetricFilter(),
    PutSubscriptionFilter: subscriptionFilters.putSubscriptionFilter(logs),
    DeleteSubscriptionFilter: subscriptionFilters.deleteSubscriptionFilter(logs),
    DescribeSubscriptionFilters: subscriptionFilters.describeSubscriptionFilters(logs),
    PutResourcePolicy: policies.putResourcePolicy(logs),
    DeleteResourcePolicy: policies.deleteResourcePolicy(logs),
    DescribeResourcePolicies: policies.describeResourcePolicies(logs),
    TagResource: tags.tagResource(logs),
    UntagResource: tags.untagResource(logs),
    ListTagsForResource: tags.listTagsForResource(logs),
    TagLogGroup: tags.tagLogGroup(logs),
    UntagLogGroup: tags.untagLogGroup(logs),
    ListTagsLogGroup: tags.listTagsLogGroup(logs),
  };
  const checkedOperations = Object.entries(operations).map(
    ([name, operation]) => [name, checked(operation, constraints[name] ?? {})] as const,
  );
  return {
    description,
    operations: Object.fromEntries(checkedOperations),
    schemas,
    authorizations,
    logSink: logSink(logs),
    eventSink: eventSink(logs),
    snapshot: () => logs.snapshot(),
    restore: (state) => logs.restore(state as LogsState),
    inspect: (account, region) => ({
      groups: logs.list({ account, region }).map(({ name, streams: inside, retentionDays }) => ({
        name,
        retentionDays,
        streams: [...inside.values()].map((stream) => ({
          name: stream.name,
          events: stream.events.length,
          last: stream.events.slice(-100),
        })),
      })),
      lost: logs.subscriptions.lost(),
    }),
  };
}

/** AWS: this service tells broken constraints as InvalidParameterException, not as ValidationException: so it checks them itself. */
function checked(operation: Operation<never, unknown>, rules: Constraints): Operation<never, unknown> {
  return (input, context) => {
    const complaints = constraintViolations(input, rules);
    const count = complaints.length === 1 ? '1 validation error' : `${complaints.length} validation errors`;
    if (complaints.length > 0) throw invalidParameter(`${count} detected: ${complaints.join('; ')}`);
    return operation(input, context);
  };
}
