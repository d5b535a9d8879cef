// Shard iterators: the stream's ARN, a version, and a sealed place in the shard, as those of the real service look from outside.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { invalidIterator } from './errors.ts';

export interface ShardIterator {
  readonly streamArn: string;
  readonly shardId: string;
  /** The number of the last record that was read; empty before the first. Numbers of one stream have the same length. */
  readonly after: string;
  /** When it was given, in milliseconds since the epoch. */
  readonly givenMs: number;
}

const version = '1';
const sealDigits = 16;

export function writeIterator({ streamArn, ...content }: ShardIterator): string {
  const text = JSON.stringify(content);
  return `${streamArn}|${version}|${btoa(seal(streamArn + text) + text)}`;
}

/** Throws AwsError ValidationException for a text that no iterator is. */
export function readIterator(iterator: string): ShardIterator {
  const [streamArn = '', ...rest] = iterator.split('|');
  const opened = rest[0] === version && rest.length === 2 ? decoded(rest[1] ?? '') : undefined;
  const text = opened?.slice(sealDigits) ?? '';
  if (opened === undefined || opened.slice(0, sealDigits) !== seal(streamArn + text)) throw invalidIterator();
  return { streamArn, ...(JSON.parse(text) as Omit<ShardIterator, 'streamArn'>) };
}

function seal(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, sealDigits);
}

function decoded(base64: string): string | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(base64) && base64.length % 4 === 0 ? atob(base64) : undefined;
}
