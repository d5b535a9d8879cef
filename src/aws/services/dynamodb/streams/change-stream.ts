// The stream of a table: each change of an item as a record, in one shard, for 24 hours.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
import type { StreamViewType } from '@aws-sdk/client-dynamodb';
import type { ChangeRecord } from '../../../core/change-streams.ts';
import type { Item } from '../item.ts';
import { limits } from '../limits.ts';
import { itemSize } from '../values/size.ts';

export interface ChangeStreamState {
  readonly arn: string;
  readonly label: string;
  readonly viewType: StreamViewType;
  readonly createdMs: number;
  /** When it was switched off; absent while it is open. */
  closedMs?: number;
  readonly shardId: string;
  /** How many records there ever were. */
  count: number;
  readonly records: ChangeRecord[];
}

export interface Change {
  readonly keys: Item;
  readonly before?: Item | undefined;
  readonly after?: Item | undefined;
  /** Who changed the item, when it was no caller: the deletion of expired items. */
  readonly userIdentity?: ChangeRecord['userIdentity'];
}

// Sequence numbers of the real service have 21 to 40 digits and grow; a number tells its record's place in the stream.
const firstSequenceNumber = 10n ** 20n;

export class ChangeStream {
  readonly state: ChangeStreamState;

  constructor(state: ChangeStreamState) {
    this.state = state;
  }

  static open({ tableArn, label, viewType, nowMs, id }: OpenStream): ChangeStream {
    const shardId = `shardId-${String(nowMs).padStart(20, '0')}-${id}`;
    return new ChangeStream({
      arn: `${tableArn}/stream/${label}`,
      label,
      viewType,
      createdMs: nowMs,
      shardId,
      count: 0,
      records: [],
    });
  }

  get records(): readonly ChangeRecord[] {
    return this.state.records;
  }

  /** The number of the first record that there ever was, or will be. */
  get startingSequenceNumber(): string {
    return sequenceNumber(0);
  }

  /** The number of the newest record; where there never was one, the number before the first. */
  get newestSequenceNumber(): string {
    return sequenceNumber(this.state.count - 1);
  }

  append({ keys, before, after, userIdentity }: Change, nowMs: number, eventId: string): void {
    const { viewType, records } = this.state;
    const newImage = after && (viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES') ? after : undefined;
    const oldImage = before && (viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES') ? before : undefined;
    const sizeBytes = [keys, newImage, oldImage].reduce((sum, image) => sum + (image ? itemSize(image) : 0), 0);
    records.push({
      eventId,
      eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
      sequenceNumber: sequenceNumber(this.state.count++),
      // AWS: "rounded down to the closest second" was once documented; answers have whole seconds.
      approximateCreationMs: Math.floor(nowMs / 1000) * 1000,
      writtenMs: nowMs,
      keys,
      ...(newImage && { newImage }),
      ...(oldImage && { oldImage }),
      sizeBytes,
      viewType,
      ...(userIdentity && { userIdentity }),
    });
  }

  close(nowMs: number): void {
    this.state.closedMs ??= nowMs;
  }

  /** Forgets records of more than 24 hours ago. */
  forgetExpired(nowMs: number): void {
    const { records } = this.state;
    const fresh = records.findIndex(({ writtenMs }) => writtenMs > nowMs - limits.streamRetentionMs);
    records.splice(0, fresh === -1 ? records.length : fresh);
  }

  /** A closed stream can be read for 24 hours. */
  isGone(nowMs: number): boolean {
    const { closedMs } = this.state;
    return closedMs !== undefined && nowMs >= closedMs + limits.streamRetentionMs;
  }
}

interface OpenStream {
  readonly tableArn: string;
  readonly label: string;
  readonly viewType: StreamViewType;
  readonly nowMs: number;
  /** Eight hexadecimal digits. */
  readonly id: string;
}

/** `2026-11-01T00:00:00.000`: what tells the streams of one table apart. */
export function streamLabel(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, -1);
}

function sequenceNumber(place: number): string {
  return String(firstSequenceNumber + 100n * BigInt(place + 1)).padStart(21, '0');
}
