// Metric filters: put, listed, deleted, and a pattern tried on messages.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
import type {
  DeleteMetricFilterRequest,
  DescribeMetricFiltersRequest,
  DescribeMetricFiltersResponse,
  MetricTransformation,
  PutMetricFilterRequest,
  TestMetricFilterRequest,
  TestMetricFilterResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter, memberNotEmbedded, metricFilterNotFound, resourceLimitExceeded } from '../errors.ts';
import { groupNameConstraint, groupOf, limitConstraint, streamNameConstraint } from '../group-argument.ts';
import { limits } from '../limits.ts';
import type { Logs } from '../logs.ts';
import { page } from '../paging.ts';
import { parseFilterPattern } from '../patterns/filter-pattern.ts';

const metricNameConstraint = { maxLength: 255, pattern: '[^:*$]*' } as const;

export const metricFilterConstraints: Readonly<Record<string, Constraints>> = {
  PutMetricFilter: {
    logGroupName: groupNameConstraint,
    filterName: streamNameConstraint,
    filterPattern: { maxLength: 1024 },
    metricTransformations: { minLength: 1, maxLength: 1 },
    'metricTransformations[].metricName': metricNameConstraint,
    'metricTransformations[].metricNamespace': metricNameConstraint,
    'metricTransformations[].metricValue': { maxLength: 100 },
  },
  DescribeMetricFilters: {
    logGroupName: groupNameConstraint,
    filterNamePrefix: streamNameConstraint,
    limit: limitConstraint,
    metricName: metricNameConstraint,
    metricNamespace: metricNameConstraint,
  },
  DeleteMetricFilter: { logGroupName: groupNameConstraint, filterName: streamNameConstraint },
  TestMetricFilter: {
    filterPattern: { maxLength: 1024 },
    logEventMessages: { minLength: 1, maxLength: 50 },
    'logEventMessages[]': { minLength: 1 },
  },
};

export const putMetricFilter =
  (logs: Logs): Operation<PutMetricFilterRequest, void> =>
  (input, context) => {
    const { filterName: name = '', filterPattern: pattern = '', metricTransformations: [transformation] = [] } = input;
    if (input.applyOnTransformedLogs) throw memberNotEmbedded('applyOnTransformedLogs');
    if (input.fieldSelectionCriteria !== undefined) throw memberNotEmbedded('fieldSelectionCriteria');
    const group = groupOf(logs, context, { logGroupName: input.logGroupName });
    parseFilterPattern(pattern);
    checkTransformation(transformation ?? { metricName: '', metricNamespace: '', metricValue: '' });
    if (!group.metricFilters.has(name) && group.metricFilters.size >= limits.metricFiltersPerGroup) throw resourceLimitExceeded();
    group.metricFilters.set(name, { name, pattern, transformation: transformation as MetricTransformation, createdMs: logs.now() });
  };

export const deleteMetricFilter =
  (logs: Logs): Operation<DeleteMetricFilterRequest, void> =>
  (input, context) => {
    const group = groupOf(logs, context, { logGroupName: input.logGroupName });
    if (!group.metricFilters.delete(input.filterName ?? '')) throw metricFilterNotFound();
  };

export const describeMetricFilters =
  (logs: Logs): Operation<DescribeMetricFiltersRequest, DescribeMetricFiltersResponse> =>
  (input, context) => {
    const { logGroupName, filterNamePrefix: prefix = '', metricName, metricNamespace } = input;
    if ((metricName === undefined) !== (metricNamespace === undefined))
      throw invalidParameter(
        'If you include the metricName parameter in your request, you must also include the metricNamespace parameter.',
      );
    const groups = logGroupName === undefined ? logs.list(context) : [groupOf(logs, context, { logGroupName })];
    const found = groups.flatMap((group) => [...group.metricFilters.values()].map((filter) => ({ group, filter })));
    const wanted = found
      .filter(({ filter }) => filter.name.startsWith(prefix))
      .filter(({ filter: { transformation } }) => metricName === undefined || transformation.metricName === metricName)
      .filter(({ filter: { transformation } }) => metricNamespace === undefined || transformation.metricNamespace === metricNamespace)
      .toSorted((one, other) => (one.filter.name < other.filter.name ? -1 : 1));
    const key = ({ group, filter }: (typeof wanted)[number]) => `${filter.name}\n${group.name}`;
    const { items, nextToken } = page(wanted, key, input.limit ?? limits.describedPerPage, input.nextToken);
    return {
      metricFilters: items.map(({ group, filter }) => ({
        filterName: filter.name,
        filterPattern: filter.pattern,
        metricTransformations: [filter.transformation],
        creationTime: filter.createdMs,
        logGroupName: group.name,
        applyOnTransformedLogs: false,
      })),
      ...(nextToken !== undefined && { nextToken }),
    };
  };

export const testMetricFilter = (): Operation<TestMetricFilterRequest, TestMetricFilterResponse> => (input) => {
  const matches = parseFilterPattern(input.filterPattern ?? '');
  const found = (input.logEventMessages ?? []).map((message, index) => ({ message, index, match: matches(message) }));
  return {
    matches: found.flatMap(({ message, index, match }) =>
      match ? [{ eventNumber: index + 1, eventMessage: message, extractedValues: match.extracted }] : [],
    ),
  };
};

/** The sentences are inferred. */
function checkTransformation({ metricValue = '', defaultValue, dimensions = {} }: MetricTransformation): void {
  const isNumber = metricValue.trim() !== '' && Number.isFinite(Number(metricValue));
  if (!isNumber && !metricValue.startsWith('$'))
    throw invalidParameter(`Invalid metric transformation: metricValue '${metricValue}' is neither a number nor a selector.`);
  const names = Object.keys(dimensions);
  if (names.length > limits.metricDimensions) throw invalidParameter('Invalid metric transformation: at most 3 dimensions are allowed.');
  if (names.length > 0 && defaultValue !== undefined)
    throw invalidParameter('Invalid metric transformation: dimensions and default value are mutually exclusive properties.');
}
