// The order in which a reader takes the shards of a stream: a child only when its parents are read to their end, so that the records of a
// key stay in order when shards split and merge.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/kinesis-using-sdk-java-after-resharding.html
import type { RecordSource, SourcePosition } from './ports.ts';

/** The parents of a shard that the stream still keeps. */
export function keptParents(source: RecordSource, streamArn: string, shardId: string, kept: readonly string[]): readonly string[] {
  return (source.parentsOf?.(streamArn, shardId) ?? []).filter((parent) => kept.includes(parent));
}

/** Is nothing left to read behind `position`? Of a shard with children nothing will ever come. */
export function isReadToItsEnd(source: RecordSource, streamArn: string, shardId: string, position: SourcePosition): boolean {
  return source.read(streamArn, shardId, position, 1).length === 0;
}
