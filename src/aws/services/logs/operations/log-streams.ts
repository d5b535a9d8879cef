// Log streams: made, listed, deleted.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter } from '../errors.ts';
import { groupIdentifierConstraint, groupNameConstraint, groupOf, limitConstraint, streamNameConstraint } from '../group-argument.ts';
import { limits } from '../limits.ts';
import { type LogGroupState, streamArn } from '../log-group.ts';
import type { LogStreamState } from '../log-stream.ts';
import type { Logs } from '../logs.ts';
import { page } from '../paging.ts';

const named: Constraints = { logGroupName: groupNameConstraint, logStreamName: streamNameConstraint };

export const logStreamConstraints: Readonly<Record<string, Constraints>> = {
  CreateLogStream: named,
  DeleteLogStream: named,
  DescribeLogStreams: {
    logGroupName: groupNameConstraint,
    logGroupIdentifier: groupIdentifierConstraint,
    logStreamNamePrefix: streamNameConstraint,
    orderBy: { oneOf: ['LogStreamName', 'LastEventTime'] },
    limit: limitConstraint,
  },
};

export const createLogStream =
  (logs: Logs): Operation<CreateLogStreamRequest, void> =>
  (input, context) => {
    logs.createStream(groupOf(logs, context, { logGroupName: input.logGroupName }), input.logStreamName ?? '');
  };

export const deleteLogStream =
  (logs: Logs): Operation<DeleteLogStreamRequest, void> =>
  (input, context) => {
    const group = groupOf(logs, context, { logGroupName: input.logGroupName });
    group.streams.delete(logs.stream(group, input.logStreamName ?? '').name);
  };

export const describeLogStreams =
  (logs: Logs): Operation<DescribeLogStreamsRequest, DescribeLogStreamsResponse> =>
  (input, context) => {
    const { orderBy = 'LogStreamName', logStreamNamePrefix: prefix = '', descending = false } = input;
    if (orderBy === 'LastEventTime' && prefix !== '') throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
    const group = groupOf(logs, context, input);
    const byName = (one: LogStreamState, other: LogStreamState) => (one.name < other.name ? -1 : 1);
    const lastMs = ({ events }: LogStreamState) => events.at(-1)?.timestampMs ?? 0;
    const byTime = (one: LogStreamState, other: LogStreamState) => lastMs(one) - lastMs(other) || byName(one, other);
    const sorted = [...group.streams.values()]
      .filter(({ name }) => name.startsWith(prefix))
      .sort(orderBy === 'LogStreamName' ? byName : byTime);
    if (descending) sorted.reverse();
    const { items, nextToken } = page(sorted, ({ name }) => name, input.limit ?? limits.describedPerPage, input.nextToken);
    return { logStreams: items.map((stream) => described(group, stream)), ...(nextToken !== undefined && { nextToken }) };
  };

function described(group: LogGroupState, stream: LogStreamState): LogStream {
  const [first] = stream.events;
  const last = stream.events.at(-1);
  return {
    logStreamName: stream.name,
    arn: streamArn(group, stream),
    creationTime: stream.createdMs,
    ...(first && { firstEventTimestamp: first.timestampMs }),
    ...(last && { lastEventTimestamp: last.timestampMs }),
    ...(stream.lastIngestedMs !== undefined && { lastIngestionTime: stream.lastIngestedMs }),
    uploadSequenceToken: sequenceToken(stream),
    // AWS: deprecated for streams, always 0 since 2019.
    storedBytes: 0,
  };
}

/** AWS: still told, no longer looked at. */
export function sequenceToken({ createdMs }: LogStreamState): string {
  return `4966${createdMs.toString().padStart(16, '0')}${'0'.repeat(36)}`;
}
