// Buffering hints: defaults, and what goes together.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/buffering-hints.html
import type { BufferingHints } from '@aws-sdk/client-firehose';
import { invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';

/** How much a buffer takes, and for how long. */
export interface Hints {
  readonly bytes: number;
  readonly ms: number;
}

export const hintsOf = ({ SizeInMBs: size, IntervalInSeconds: seconds }: BufferingHints = {}): Hints => ({
  bytes: (size ?? limits.bufferMiB) * limits.mebibyte,
  ms: (seconds ?? limits.bufferSeconds) * 1000,
});

/**
 * The hints as they are described.
 * @throws AwsError InvalidArgumentException; sentences are inferred, except the one about 64
 */
export function checkedHints(hints: BufferingHints | undefined, partitioning: 'on' | 'off'): BufferingHints {
  const { partitionedBufferMiB, partitionedBufferSecondsLeast: leastSeconds } = limits;
  const size = hints?.SizeInMBs;
  const seconds = hints?.IntervalInSeconds;
  if ((size === undefined) !== (seconds === undefined))
    throw invalidArgument('BufferingHints.SizeInMBs and BufferingHints.IntervalInSeconds must be specified together.');
  if (partitioning === 'off') return { SizeInMBs: size ?? limits.bufferMiB, IntervalInSeconds: seconds ?? limits.bufferSeconds };
  if (size !== undefined && size < partitionedBufferMiB.least)
    throw invalidArgument(`BufferingHints.SizeInMBs must be at least ${partitionedBufferMiB.least} when Dynamic Partitioning is enabled.`);
  if (seconds !== undefined && seconds < leastSeconds)
    throw invalidArgument(`BufferingHints.IntervalInSeconds must be at least ${leastSeconds} when Dynamic Partitioning is enabled.`);
  return { SizeInMBs: size ?? partitionedBufferMiB.default, IntervalInSeconds: seconds ?? limits.bufferSeconds };
}
