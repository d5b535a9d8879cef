// PutLogEvents: a batch of lines in order of their times; what is too old or too new is left out and told.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
import type { InputLogEvent, PutLogEventsRequest, PutLogEventsResponse, RejectedLogEventsInfo } from '@aws-sdk/client-cloudwatch-logs';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter } from '../errors.ts';
import { groupNameConstraint, groupOf, streamNameConstraint } from '../group-argument.ts';
import { limits } from '../limits.ts';
import { utf8Bytes } from '../log-stream.ts';
import type { Logs } from '../logs.ts';
import { sequenceToken } from './log-streams.ts';

export const putLogEventsConstraints: Constraints = {
  logGroupName: groupNameConstraint,
  logStreamName: streamNameConstraint,
  logEvents: { minLength: 1, maxLength: 10_000 },
  'logEvents[].timestamp': { min: 0 },
  'logEvents[].message': { minLength: 1 },
};

interface Line {
  readonly atMs: number;
  readonly message: string;
}

export const putLogEvents =
  (logs: Logs): Operation<PutLogEventsRequest, PutLogEventsResponse> =>
  async (input, context) => {
    const group = groupOf(logs, context, { logGroupName: input.logGroupName });
    const stream = logs.stream(group, input.logStreamName ?? '');
    const lines = (input.logEvents ?? []).map(({ timestamp = 0, message = '' }: InputLogEvent): Line => ({ atMs: timestamp, message }));
    checkBatch(lines);
    const rejected = rejectedOf(lines, logs.now(), group.retentionDays);
    const from = Math.max(rejected.tooOldLogEventEndIndex ?? 0, rejected.expiredLogEventEndIndex ?? 0);
    await logs.append(group, stream, lines.slice(from, rejected.tooNewLogEventStartIndex));
    return {
      nextSequenceToken: sequenceToken(stream),
      ...(Object.keys(rejected).length > 0 && { rejectedLogEventsInfo: rejected }),
    };
  };

/** The sentences are inferred but for the first, which is that of the AWS CLI. */
function checkBatch(lines: readonly Line[]): void {
  const isOrdered = lines.every(({ atMs }, index) => atMs >= (lines[index - 1]?.atMs ?? 0));
  if (!isOrdered) throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
  if ((lines.at(-1)?.atMs ?? 0) - (lines[0]?.atMs ?? 0) > limits.batchSpanMs)
    throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  const bytes = lines.reduce((sum, { message }) => sum + utf8Bytes(message) + limits.eventOverheadBytes, 0);
  if (bytes > limits.batchBytes) throw invalidParameter(`Upload too large: ${bytes} bytes exceeds limit of ${limits.batchBytes}`);
}

function rejectedOf(lines: readonly Line[], nowMs: number, retentionDays: number | undefined): RejectedLogEventsInfo {
  const countBefore = (ms: number) => lines.filter(({ atMs }) => atMs < ms).length;
  const tooOld = countBefore(nowMs - limits.oldestEventMs);
  const expired = retentionDays === undefined ? 0 : countBefore(nowMs - retentionDays * 24 * 60 * 60 * 1000);
  const tooNew = lines.findIndex(({ atMs }) => atMs > nowMs + limits.newestEventMs);
  return {
    ...(tooNew !== -1 && { tooNewLogEventStartIndex: tooNew }),
    ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
    ...(expired > 0 && { expiredLogEventEndIndex: expired }),
  };
}
