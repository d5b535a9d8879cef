// FilterLogEvents: the lines of several streams that match a pattern, in order of their times.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
import type { FilterLogEventsRequest, FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Constraints } from '../../../core/constraints.ts';
import { sealPageToken } from '../../../core/page-token.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter } from '../errors.ts';
import { groupIdentifierConstraint, groupNameConstraint, groupOf, streamNameConstraint } from '../group-argument.ts';
import { limits } from '../limits.ts';
import type { LogGroupState } from '../log-group.ts';
import type { LogStreamState } from '../log-stream.ts';
import type { Logs } from '../logs.ts';
import { openToken } from '../paging.ts';
import { parseFilterPattern } from '../patterns/filter-pattern.ts';
import { fitting } from './get-log-events.ts';

export const filterLogEventsConstraints: Constraints = {
  logGroupName: groupNameConstraint,
  logGroupIdentifier: groupIdentifierConstraint,
  logStreamNames: { minLength: 1, maxLength: 100 },
  'logStreamNames[]': streamNameConstraint,
  logStreamNamePrefix: streamNameConstraint,
  startTime: { min: 0 },
  endTime: { min: 0 },
  filterPattern: { maxLength: 1024 },
  limit: { min: 1, max: limits.answerEvents },
};

export const filterLogEvents =
  (logs: Logs): Operation<FilterLogEventsRequest, FilterLogEventsResponse> =>
  (input, context) => {
    const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit = limits.answerEvents } = input;
    const matches = parseFilterPattern(input.filterPattern ?? '');
    const streams = searched(logs, groupOf(logs, context, input), input);
    const after = input.nextToken === undefined ? '' : openToken(input.nextToken);
    const found = streams
      .flatMap(({ name, events }) => events.map((event) => ({ ...event, logStreamName: name })))
      .filter(({ id, timestampMs }) => id > after && timestampMs >= startTime && timestampMs <= endTime)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .filter(({ message }) => matches(message));
    const given = fitting(found.slice(0, limit));
    const last = given.at(-1);
    return {
      events: given.map(({ id, logStreamName, timestampMs, ingestedMs, message }) => ({
        logStreamName,
        timestamp: timestampMs,
        message,
        ingestionTime: ingestedMs,
        eventId: id,
      })),
      // AWS: always empty since 2020.
      searchedLogStreams: [],
      ...(last && given.length < found.length && { nextToken: sealPageToken(last.id) }),
    };
  };

function searched(logs: Logs, group: LogGroupState, { logStreamNames, logStreamNamePrefix: prefix = '' }: FilterLogEventsRequest) {
  if (logStreamNames && prefix !== '') throw invalidParameter('logStreamNames and logStreamNamePrefix cannot both be specified.');
  if (logStreamNames) return logStreamNames.map((name): LogStreamState => logs.stream(group, name));
  return [...group.streams.values()].filter(({ name }) => name.startsWith(prefix));
}
