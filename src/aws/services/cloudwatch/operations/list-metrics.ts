// ListMetrics: which metrics there are.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
import type { ListMetricsInput, ListMetricsOutput } from '@aws-sdk/client-cloudwatch';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { dimensionValueConstraint, nameConstraint, namespaceConstraint } from '../constraints.ts';
import { invalidValue, memberNotEmbedded } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { page } from '../paging.ts';

export const listMetricsConstraints: Constraints = {
  Namespace: namespaceConstraint,
  MetricName: nameConstraint,
  Dimensions: { maxLength: 10 },
  'Dimensions[].Name': nameConstraint,
  'Dimensions[].Value': dimensionValueConstraint,
  RecentlyActive: { oneOf: ['PT3H'] },
};

export const listMetrics =
  (metrics: Metrics): Operation<ListMetricsInput, ListMetricsOutput> =>
  (input, context) => {
    for (const member of ['IncludeLinkedAccounts', 'OwningAccount'] as const) if (input[member]) throw memberNotEmbedded(member);
    const filters = input.Dimensions ?? [];
    const sinceMs = input.RecentlyActive === undefined ? 0 : metrics.now() - limits.recentlyActiveMs;
    const wanted = metrics
      .list(context)
      .filter(({ namespace, name }) => (input.Namespace ?? namespace) === namespace && (input.MetricName ?? name) === name)
      .filter(({ dimensions }) =>
        filters.every(({ Name, Value }) => dimensions.some(([name, value]) => name === Name && (Value ?? value) === value)),
      )
      .filter(({ lastPutMs }) => lastPutMs >= sinceMs);
    const { items, ...rest } = page(wanted, limits.listedPerPage, input.NextToken, () => invalidValue('Invalid nextToken'));
    return {
      Metrics: items.map(({ namespace, name, dimensions }) => ({
        Namespace: namespace,
        MetricName: name,
        Dimensions: dimensions.map(([Name, Value]) => ({ Name, Value })),
      })),
      ...rest,
    };
  };
