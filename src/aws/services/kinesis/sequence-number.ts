// Sequence numbers: 56 digits that begin with 49..., increasing within a shard.
// Structure of version 2, found out by kinesalite (github.com/mhart/kinesalite, db/index.js): hexadecimal digits, highest first:
//   2 | shard created, s (9) | shard index's last digit (1) | counter (16) | 00 | written, s (9) | shard index (8) | version 2
// The counter stands above the time of writing, so numbers increase whatever the clock does.

export interface SequenceNumberParts {
  readonly shardCreatedMs: number;
  readonly shardIndex: number;
  /** 0 is the start of the shard; its first record has 1. */
  readonly counter: number;
  readonly writtenMs: number;
}

const lowest = 2n ** 185n;
const highest = (lowest * 3n) / 2n;
/** Of the end of a shard that was closed (recorded by kinesalite). */
const lastCounter = '7fffffffffffffff';

/** What two numbers of the same shard and second differ by, from one counter to the next. */
export const counterStep = 2n ** 80n;

export function sequenceNumberValue(parts: SequenceNumberParts): bigint {
  return valueFrom(parts, hex(parts.counter, 16));
}

export function formatSequenceNumber(parts: SequenceNumberParts): string {
  return sequenceNumberValue(parts).toString();
}

/** The EndingSequenceNumber of a shard that was closed at `writtenMs`. */
export function endingSequenceNumber(parts: Omit<SequenceNumberParts, 'counter'>): string {
  return valueFrom(parts, lastCounter).toString();
}

/** The parts of a number; undefined when it is no sequence number. Times come back in whole seconds. */
export function parseSequenceNumber(text: string): SequenceNumberParts | undefined {
  if (!/^[1-9]\d{0,128}$/.test(text)) return undefined;
  const value = BigInt(text);
  if (value <= lowest || value >= highest) return undefined;
  const digits = value.toString(16);
  if (!digits.endsWith('2')) return undefined;
  const part = (from: number, to: number) => Number.parseInt(digits.slice(from, to), 16);
  return { shardCreatedMs: part(1, 10) * 1000, counter: part(11, 27), writtenMs: part(29, 38) * 1000, shardIndex: part(38, 46) };
}

function valueFrom({ shardCreatedMs, shardIndex, writtenMs }: Omit<SequenceNumberParts, 'counter'>, counter: string): bigint {
  const index = hex(shardIndex, 1);
  return BigInt(`0x2${hex(seconds(shardCreatedMs), 9)}${index}${counter}00${hex(seconds(writtenMs), 9)}${hex(shardIndex, 8)}2`);
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0').slice(-length);
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
