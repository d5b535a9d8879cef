// GetLogEvents: the lines of one stream, forward or backward; at either end the token is given back as it came.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
import type { GetLogEventsRequest, GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter } from '../errors.ts';
import { groupIdentifierConstraint, groupNameConstraint, groupOf, streamNameConstraint } from '../group-argument.ts';
import { limits } from '../limits.ts';
import { firstAfter, firstFrom, type LogEvent, utf8Bytes } from '../log-stream.ts';
import type { Logs } from '../logs.ts';

export const getLogEventsConstraints: Constraints = {
  logGroupName: groupNameConstraint,
  logGroupIdentifier: groupIdentifierConstraint,
  logStreamName: streamNameConstraint,
  startTime: { min: 0 },
  endTime: { min: 0 },
  limit: { min: 1, max: limits.answerEvents },
};

const BEFORE_ALL = '0'.repeat(56);

export const getLogEvents =
  (logs: Logs): Operation<GetLogEventsRequest, GetLogEventsResponse> =>
  (input, context) => {
    const group = groupOf(logs, context, input);
    const stream = logs.stream(group, input.logStreamName ?? '');
    const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit = limits.answerEvents } = input;
    // AWS: the end is exclusive here, unlike in FilterLogEvents.
    const inRange = stream.events.filter(({ timestampMs }) => timestampMs >= startTime && timestampMs < endTime);
    const token = openToken(input.nextToken);
    const forward = token ? token.direction === 'f' : (input.startFromHead ?? false);
    const events = forward ? fromHead(inRange, token?.id, limit) : fromTail(inRange, token?.id, limit);
    const at = token?.id ?? BEFORE_ALL;
    return {
      events: events.map(({ timestampMs, message, ingestedMs }) => ({ timestamp: timestampMs, message, ingestionTime: ingestedMs })),
      nextForwardToken: `f/${events.at(-1)?.id ?? at}/s`,
      nextBackwardToken: `b/${events[0]?.id ?? at}/s`,
    };
  };

function fromHead(all: readonly LogEvent[], after: string | undefined, limit: number): readonly LogEvent[] {
  const from = after === undefined ? 0 : firstAfter(all, after);
  return fitting(all.slice(from, from + limit));
}

function fromTail(all: readonly LogEvent[], before: string | undefined, limit: number): readonly LogEvent[] {
  const to = before === undefined ? all.length : firstFrom(all, before);
  return fitting(all.slice(Math.max(0, to - limit), to).toReversed()).toReversed();
}

/** As many from the front as one answer holds. */
export function fitting<Event extends Pick<LogEvent, 'message'>>(events: readonly Event[]): readonly Event[] {
  let bytes = 0;
  const end = events.findIndex(({ message }) => {
    bytes += utf8Bytes(message) + limits.eventOverheadBytes;
    return bytes > limits.answerBytes;
  });
  return end === -1 ? events : events.slice(0, Math.max(1, end));
}

function openToken(token: string | undefined): { readonly direction: 'f' | 'b'; readonly id: string } | undefined {
  if (token === undefined) return undefined;
  const [, direction, id] = /^([fb])\/(\d{56})\/s$/.exec(token) ?? [];
  if ((direction !== 'f' && direction !== 'b') || id === undefined) throw invalidParameter('The specified nextToken is invalid.');
  return { direction, id };
}
