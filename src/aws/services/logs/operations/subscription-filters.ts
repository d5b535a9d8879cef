// Subscription filters: put, listed, deleted. What they send: subscriptions.ts.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html
import type {
  DeleteSubscriptionFilterRequest,
  DescribeSubscriptionFiltersRequest,
  DescribeSubscriptionFiltersResponse,
  PutSubscriptionFilterRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { memberNotEmbedded, resourceLimitExceeded, subscriptionFilterNotFound } from '../errors.ts';
import { groupNameConstraint, groupOf, limitConstraint, streamNameConstraint } from '../group-argument.ts';
import { limits } from '../limits.ts';
import type { Logs } from '../logs.ts';
import { page } from '../paging.ts';
import { parseFilterPattern } from '../patterns/filter-pattern.ts';

export const subscriptionFilterConstraints: Readonly<Record<string, Constraints>> = {
  PutSubscriptionFilter: {
    logGroupName: groupNameConstraint,
    filterName: streamNameConstraint,
    filterPattern: { maxLength: 1024 },
    destinationArn: { minLength: 1 },
    roleArn: { minLength: 1 },
    distribution: { oneOf: ['Random', 'ByLogStream'] },
  },
  DescribeSubscriptionFilters: { logGroupName: groupNameConstraint, filterNamePrefix: streamNameConstraint, limit: limitConstraint },
  DeleteSubscriptionFilter: { logGroupName: groupNameConstraint, filterName: streamNameConstraint },
};

export const putSubscriptionFilter =
  (logs: Logs): Operation<PutSubscriptionFilterRequest, void> =>
  async (input, context) => {
    const { filterName: name = '', filterPattern: pattern = '', destinationArn = '', roleArn, distribution = 'ByLogStream' } = input;
    for (const member of ['applyOnTransformedLogs', 'fieldSelectionCriteria', 'emitSystemFields'] as const)
      if (input[member]) throw memberNotEmbedded(member);
    const group = groupOf(logs, context, { logGroupName: input.logGroupName });
    parseFilterPattern(pattern);
    const { subscriptionFilters: filters } = group;
    if (!filters.has(name) && filters.size >= limits.subscriptionFiltersPerGroup) throw resourceLimitExceeded();
    await logs.subscriptions.check(group, destinationArn, roleArn);
    filters.set(name, { name, pattern, destinationArn, ...(roleArn !== undefined && { roleArn }), distribution, createdMs: logs.now() });
  };

export const deleteSubscriptionFilter =
  (logs: Logs): Operation<DeleteSubscriptionFilterRequest, void> =>
  (input, context) => {
    const group = groupOf(logs, context, { logGroupName: input.logGroupName });
    if (!group.subscriptionFilters.delete(input.filterName ?? '')) throw subscriptionFilterNotFound();
  };

export const describeSubscriptionFilters =
  (logs: Logs): Operation<DescribeSubscriptionFiltersRequest, DescribeSubscriptionFiltersResponse> =>
  (input, context) => {
    const group = groupOf(logs, context, { logGroupName: input.logGroupName });
    const wanted = [...group.subscriptionFilters.values()]
      .filter(({ name }) => name.startsWith(input.filterNamePrefix ?? ''))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const { items, nextToken } = page(wanted, ({ name }) => name, input.limit ?? limits.describedPerPage, input.nextToken);
    return {
      subscriptionFilters: items.map(({ name, pattern, createdMs, ...rest }) => ({
        ...rest,
        filterName: name,
        filterPattern: pattern,
        logGroupName: group.name,
        creationTime: createdMs,
        applyOnTransformedLogs: false,
      })),
      ...(nextToken !== undefined && { nextToken }),
    };
  };
