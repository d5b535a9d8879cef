// What the view remembers of a run: records, refusals, result rows, shards, windows and lanes. Types only.
import type { JoinShape, StreamJoinShape, WindowShape } from '../../../aws/core/ports.ts';
import type { Fields } from './payload.ts';
import type { Ring } from './ring.ts';

/** A record that was put into a stream, or that a shard refused. */
export interface SeenRecord {
  /** Counted from 0 in order of arrival; refusals from -1 downwards. */
  readonly id: number;
  /** When it arrived at its shard. */
  readonly atMs: number;
  /** When it happened, as a field of it says. */
  readonly eventMs?: number | undefined;
  /** When a query read it: the ROWTIME of its row. */
  rowtimeMs?: number;
  readonly stream: string;
  readonly shardId: string;
  readonly partitionKey: string;
  /** Its place on the ring of hash keys where the client named one, from 0 to 1. */
  readonly explicitPlace?: number;
  readonly text: string;
  readonly fields: Fields;
  /** Index into the model's lanes. */
  lane: number;
}

/** A row that a query delivered to a stream. `lane` is -1 where no key of the source can be found in it. */
export interface SeenResult {
  readonly id: number;
  readonly atMs: number;
  readonly stream: string;
  readonly partitionKey: string;
  readonly text: string;
  readonly fields: Fields;
  lane: number;
}

/** A window of a query, with the time in which the query ran. */
export interface SeenWindow {
  readonly application: string;
  readonly shape: WindowShape;
  readonly startedMs: number;
  stoppedMs?: number;
  /** Of a join of streams: which records meet in it. */
  readonly meets?: StreamJoinShape | undefined;
}

/** A shard: its part of the ring of hash keys, from 0 to 1, and the time in which it took records. */
export interface SeenShard {
  readonly stream: string;
  readonly shardId: string;
  /** Its number: `0`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly parents: readonly string[];
  readonly openedMs: number;
  closedMs?: number;
}

/** A join with reference data, in one run of its query: the table is as it was read when that began. */
export interface SeenJoin {
  readonly application: string;
  readonly shape: JoinShape;
  readonly startedMs: number;
  stoppedMs?: number;
  /** Places of the table's rows, by the text of the columns that must be equal. */
  readonly rowsByKey: ReadonlyMap<string, readonly number[]>;
}

/** What a lane stands for. */
export type LaneKind = 'keys' | 'shards';

export interface StreamModel {
  readonly records: Ring<SeenRecord>;
  /** Records that their shard had no room for. */
  readonly refusals: Ring<SeenRecord>;
  readonly results: Ring<SeenResult>;
  /** By stream, in order of creation. */
  readonly shards: Map<string, readonly SeenShard[]>;
  laneKind: LaneKind;
  /** `learner`: it stays as it was chosen. */
  laneKindBy: 'default' | 'learner';
  /** Names in order of appearance; of keys, the one at MAX_LANES collects all later ones. */
  readonly lanes: string[];
  /** By key, or by stream and shard. */
  readonly laneByKey: Map<string, number>;
  readonly windows: SeenWindow[];
  readonly joins: SeenJoin[];
  readonly sourceStreams: Set<string>;
  readonly outputStreams: Set<string>;
  /** The newest time heard of, 0 before the first event. */
  nowMs: number;
  /** Where the run began, 0 before the first event. */
  firstMs: number;
  recordCount: number;
  refusalCount: number;
  resultCount: number;
  /** The field whose value names the lane of a key; undefined: the partition key. */
  laneBy: string | undefined;
  /** The field that holds the event time. */
  eventField: string | undefined;
  /** `differ`: a query has read a record later than it arrived. */
  rowtimes: 'none' | 'as-arrival' | 'differ';
  /** Records that no query has read yet, by stream and shard, in order of arrival. */
  readonly unread: Map<string, UnreadRecord[]>;
}

export interface UnreadRecord {
  readonly sequenceNumber: string;
  readonly record: SeenRecord;
}
