// Shard iterators: a place in a shard, good for five minutes of cloud time.
// AWS: "A shard iterator expires 5 minutes after it is returned to the requester" (API_GetShardIterator)
import { AwsError } from '../../core/errors.ts';
import { invalidArgument } from './errors.ts';
import { limits } from './limits.ts';
import type { ShardPosition } from './record-log.ts';
import { openToken, sealToken } from './sealed-token.ts';

export interface ShardIterator {
  readonly streamArn: string;
  /** Tells a stream from an earlier one of the same name. */
  readonly streamCreatedMs: number;
  readonly shardId: string;
  readonly position: ShardPosition;
}

export function sealIterator({ streamArn, streamCreatedMs, shardId, position }: ShardIterator, nowMs: number): string {
  return sealToken(['iterator', String(nowMs), streamArn, String(streamCreatedMs), shardId, position.kind, position.sequenceNumber]);
}

/** Throws AwsError InvalidArgumentException or ExpiredIteratorException. */
export function openIterator(token: string, nowMs: number): ShardIterator {
  const [kind, issued, streamArn, streamCreated, shardId, position, sequenceNumber] = openToken(token) ?? [];
  if (kind !== 'iterator' || !streamArn || !shardId || !sequenceNumber || (position !== 'at' && position !== 'after'))
    throw invalidArgument('Invalid ShardIterator.');
  const issuedMs = Number(issued);
  if (nowMs - issuedMs > limits.iteratorLifeMs) throw expired(issuedMs, nowMs);
  return { streamArn, streamCreatedMs: Number(streamCreated), shardId, position: { kind: position, sequenceNumber } };
}

function expired(issuedMs: number, nowMs: number): AwsError {
  return new AwsError(
    'ExpiredIteratorException',
    `Iterator expired. The iterator was created at time ${javaDate(issuedMs)} while right now it is ${javaDate(nowMs)} which is further ` +
      `in the future than the tolerated delay of ${limits.iteratorLifeMs} milliseconds.`,
  );
}

/** `Thu Jan 22 01:22:02 UTC 2015`, as the service prints dates (recorded by kinesalite). */
function javaDate(ms: number): string {
  const [weekday, day, month, year, time] = new Date(ms).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
