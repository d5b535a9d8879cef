// Reads the shards of one input from where each was left, and says in which in-application stream a record belongs.
import type { RecordSource, SourcePosition, StreamRecord } from '../../../core/ports.ts';
import { isReadToItsEnd, keptParents } from '../../../core/shard-order.ts';
import { type ApplicationInput, inAppStreamNames } from '../application.ts';
import { FLOW } from '../limits.ts';

export interface ReadRecord {
  readonly inAppStream: string;
  readonly shardId: string;
  readonly record: StreamRecord;
}

export type ShardPositions = Readonly<Record<string, SourcePosition>>;

export interface ReadBatch {
  readonly records: readonly ReadRecord[];
  readonly more: boolean;
  /** Where each shard is read from after this batch. */
  readonly positions: ShardPositions;
}

export class ShardReader {
  readonly #source: RecordSource;
  readonly #streamArn: string;
  readonly #inAppStreams: readonly string[];
  #positions: Map<string, SourcePosition>;

  constructor(source: RecordSource, input: Pick<ApplicationInput, 'streamArn' | 'namePrefix' | 'parallelism'>, positions: ShardPositions) {
    this.#source = source;
    this.#streamArn = input.streamArn;
    this.#inAppStreams = inAppStreamNames(input);
    this.#positions = new Map(Object.entries(positions));
  }

  /** Where each shard is read from next. */
  get positions(): ShardPositions {
    return Object.fromEntries(this.#positions);
  }

  /**
   * What has come since, in order of arrival over all shards. A shard that appeared later is read from its start, and only when its
   * parents are read to their end.
   * Up to FLOW.recordsPerRead records of each shard: `more` says that there may be further ones. Reading again gives the same, until
   * `goOn` is called.
   * Throws AwsError when the stream is gone.
   */
  read(): ReadBatch {
    let more = false;
    const positions = new Map(this.#positions);
    const shardIds = this.#source.shardIds(this.#streamArn);
    const isRead = (shardId: string) =>
      isReadToItsEnd(this.#source, this.#streamArn, shardId, positions.get(shardId) ?? { kind: 'oldest' });
    const records = shardIds.flatMap((shardId, index) => {
      const position = positions.get(shardId) ?? { kind: 'oldest' };
      // Parents come before their children in the list: what was read of them a moment ago counts.
      if (!keptParents(this.#source, this.#streamArn, shardId, shardIds).every(isRead)) return [];
      const batch = this.#source.read(this.#streamArn, shardId, position, FLOW.recordsPerRead);
      const last = batch.at(-1);
      positions.set(shardId, last ? { kind: 'after', sequenceNumber: last.sequenceNumber } : position);
      more ||= batch.length === FLOW.recordsPerRead;
      // AWS: the shards are split evenly among the in-application streams.
      const inAppStream = this.#inAppStreams[index % this.#inAppStreams.length] ?? '';
      return batch.map((record): ReadRecord => ({ inAppStream, shardId, record }));
    });
    records.sort((one, other) => one.record.approximateArrivalMs - other.record.approximateArrivalMs); // stable
    return { records, more, positions: Object.fromEntries(positions) };
  }

  /** The records of this batch are done with. */
  goOn({ positions }: ReadBatch): void {
    this.#positions = new Map(Object.entries(positions));
  }
}
