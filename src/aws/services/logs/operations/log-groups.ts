// Log groups: made, listed, protected, deleted, and how long they keep their events.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  LogGroup,
  PutLogGroupDeletionProtectionRequest,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { deletionProtected, invalidParameter, memberNotEmbedded } from '../errors.ts';
import { groupIdentifierConstraint, groupNameConstraint, groupOf, limitConstraint } from '../group-argument.ts';
import { limits } from '../limits.ts';
import { groupArn, type LogGroupState } from '../log-group.ts';
import type { Logs } from '../logs.ts';
import { page } from '../paging.ts';

const classes = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY', 'ESSENTIALS'];
const named: Constraints = { logGroupName: groupNameConstraint };

export const logGroupConstraints: Readonly<Record<string, Constraints>> = {
  CreateLogGroup: { ...named, tags: { minLength: 1, maxLength: limits.tagsPerGroup }, logGroupClass: { oneOf: classes } },
  DeleteLogGroup: named,
  DescribeLogGroups: {
    logGroupNamePrefix: groupNameConstraint,
    logGroupNamePattern: { maxLength: 512, pattern: '[\\.\\-_/#A-Za-z0-9]*' },
    limit: limitConstraint,
    logGroupClass: { oneOf: classes },
    logGroupIdentifiers: { minLength: 1, maxLength: 50 },
  },
  PutLogGroupDeletionProtection: { logGroupIdentifier: groupIdentifierConstraint },
  PutRetentionPolicy: named,
  DeleteRetentionPolicy: named,
};

export const createLogGroup =
  (logs: Logs): Operation<CreateLogGroupRequest, void> =>
  (input, context) => {
    if (input.kmsKeyId !== undefined) throw memberNotEmbedded('kmsKeyId');
    logs.create(context, input.logGroupName ?? '', {
      groupClass: input.logGroupClass ?? 'STANDARD',
      tags: new Map(Object.entries(input.tags ?? {})),
      deletionProtection: input.deletionProtectionEnabled ? 'on' : 'off',
    });
  };

export const deleteLogGroup =
  (logs: Logs): Operation<DeleteLogGroupRequest, void> =>
  (input, context) => {
    const group = groupOf(logs, context, input);
    if (group.deletionProtection === 'on') throw deletionProtected();
    logs.delete(group);
  };

export const describeLogGroups =
  (logs: Logs): Operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse> =>
  (input, context) => {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupIdentifiers: identifiers } = input;
    if (prefix !== undefined && pattern !== undefined)
      throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
    if (input.includeLinkedAccounts) throw memberNotEmbedded('includeLinkedAccounts');
    const wanted = logs
      .list(context)
      .filter(({ name }) => name.startsWith(prefix ?? '') && name.toLowerCase().includes((pattern ?? '').toLowerCase()))
      .filter(({ groupClass }) => input.logGroupClass === undefined || groupClass === input.logGroupClass)
      .filter((group) => !identifiers || identifiers.includes(group.name) || identifiers.includes(groupArn(group)));
    const { items, nextToken } = page(wanted, ({ name }) => name, input.limit ?? limits.describedPerPage, input.nextToken);
    return { logGroups: items.map(described), ...(nextToken !== undefined && { nextToken }) };
  };

export const putLogGroupDeletionProtection =
  (logs: Logs): Operation<PutLogGroupDeletionProtectionRequest, void> =>
  (input, context) => {
    groupOf(logs, context, input).deletionProtection = input.deletionProtectionEnabled ? 'on' : 'off';
  };

export const putRetentionPolicy =
  (logs: Logs): Operation<PutRetentionPolicyRequest, void> =>
  (input, context) => {
    const days = input.retentionInDays ?? 0;
    // AWS: the sentence is the CLI's, for example in github.com/hashicorp/terraform-provider-aws.
    if (!limits.retentionDays.some((allowed) => allowed === days)) {
      const sorted = limits.retentionDays.join(', ');
      throw invalidParameter(
        `1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${sorted}]`,
      );
    }
    groupOf(logs, context, input).retentionDays = days;
  };

export const deleteRetentionPolicy =
  (logs: Logs): Operation<DeleteRetentionPolicyRequest, void> =>
  (input, context) => {
    delete groupOf(logs, context, input).retentionDays;
  };

function described(group: LogGroupState): LogGroup {
  return {
    logGroupName: group.name,
    arn: `${groupArn(group)}:*`,
    logGroupArn: groupArn(group),
    creationTime: group.createdMs,
    ...(group.retentionDays !== undefined && { retentionInDays: group.retentionDays }),
    metricFilterCount: group.metricFilters.size,
    storedBytes: [...group.streams.values()].reduce((sum, { storedBytes }) => sum + storedBytes, 0),
    logGroupClass: group.groupClass,
    deletionProtectionEnabled: group.deletionProtection === 'on',
  };
}
