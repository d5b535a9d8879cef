// Changes that a stream takes only so often within a day.
import { limitExceeded } from './errors.ts';
import { dayMs } from './limits.ts';
import type { ChangeTimes, Stream } from './stream.ts';

/**
 * Counts one change. Throws AwsError LimitExceededException when there were `most` within the last 24 hours.
 * @param what for the sentence, which is inferred: `UpdateShardCount`
 */
export function countChange(stream: Stream, kind: keyof ChangeTimes, most: number, what: string, nowMs: number): void {
  const recent = stream.changeTimes[kind].filter((timeMs) => nowMs - timeMs < dayMs);
  if (recent.length >= most)
    throw limitExceeded(
      `Stream ${stream.definition.name} under account ${stream.definition.account} has had ${most} changes by ${what} within the last ` +
        '24 hours, which is the limit.',
    );
  stream.changeTimes = { ...stream.changeTimes, [kind]: [...recent, nowMs] };
}
