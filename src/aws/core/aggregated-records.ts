// Several records in one, as the Kinesis Producer Library writes them: a magic number, a protobuf message, its MD5.
// Source: https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
// AWS: Firehose and the KCL take them apart by themselves; a Lambda function does so in its own code
// (https://docs.aws.amazon.com/streams/latest/dev/kpl-with-firehose.html, kinesis-record-deaggregation.html).
import { md5 } from '@noble/hashes/legacy.js';

export interface UserRecord {
  readonly partitionKey: string;
  readonly explicitHashKey?: string;
  readonly data: Uint8Array;
}

const magic = [0xf3, 0x89, 0x9a, 0xc2];
const digestBytes = 16;

/** Wire types of protobuf that occur here. */
const varint = 0;
const lengthDelimited = 2;

/** One record's data that holds all of `records`, in order. Keys that are the same are written once. */
export function aggregate(records: readonly UserRecord[]): Uint8Array {
  const keys = [...new Set(records.map(({ partitionKey }) => partitionKey))];
  const hashKeys = [...new Set(records.flatMap(({ explicitHashKey = [] }) => explicitHashKey))];
  const utf8 = new TextEncoder();
  const message = [
    ...keys.flatMap((key) => field(1, utf8.encode(key))),
    ...hashKeys.flatMap((key) => field(2, utf8.encode(key))),
    ...records.flatMap(({ partitionKey, explicitHashKey, data }) =>
      field(
        3,
        joined([
          ...number(1, keys.indexOf(partitionKey)),
          ...(explicitHashKey === undefined ? [] : number(2, hashKeys.indexOf(explicitHashKey))),
          ...field(3, data),
        ]),
      ),
    ),
  ];
  const body = joined(message);
  return joined([Uint8Array.from(magic), body, md5(body)]);
}

/** The records inside, in order; undefined for data that is no aggregated record, or a broken one: that is a record like any other. */
export function deaggregate(data: Uint8Array): readonly UserRecord[] | undefined {
  const end = data.length - digestBytes;
  if (end < magic.length || magic.some((byte, index) => data[index] !== byte)) return undefined;
  const body = data.subarray(magic.length, end);
  const digest = md5(body);
  if (digest.some((byte, index) => data[end + index] !== byte)) return undefined;
  const keys: string[] = [];
  const hashKeys: string[] = [];
  const packed: Packed[] = [];
  const utf8 = new TextDecoder();
  const ended = readFields(body, (tag, value) => {
    if (typeof value === 'number') return;
    if (tag === 1) keys.push(utf8.decode(value));
    if (tag === 2) hashKeys.push(utf8.decode(value));
    if (tag === 3) packed.push(readPacked(value));
  });
  const records = packed.map(({ key, hashKey, data: inner }): UserRecord | undefined => {
    const partitionKey = keys[key];
    if (partitionKey === undefined || inner === undefined) return undefined;
    const explicitHashKey = hashKey === undefined ? undefined : hashKeys[hashKey];
    return { partitionKey, ...(explicitHashKey !== undefined && { explicitHashKey }), data: inner };
  });
  return ended === 'at its end' && records.every((record) => record !== undefined) ? (records as UserRecord[]) : undefined;
}

interface Packed {
  readonly key: number;
  readonly hashKey: number | undefined;
  readonly data: Uint8Array | undefined;
}

function readPacked(bytes: Uint8Array): Packed {
  let [key, hashKey, data]: [number, number | undefined, Uint8Array | undefined] = [-1, undefined, undefined];
  readFields(bytes, (tag, value) => {
    if (tag === 1 && typeof value === 'number') key = value;
    if (tag === 2 && typeof value === 'number') hashKey = value;
    if (tag === 3 && typeof value !== 'number') data = value;
  });
  return { key, hashKey, data };
}

/** Calls `seen` for each field. `broken` tells that the bytes are no message of protobuf. */
function readFields(bytes: Uint8Array, seen: (tag: number, value: number | Uint8Array) => void): 'at its end' | 'broken' {
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) return -1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    return -1;
  };
  while (at < bytes.length) {
    const tag = readVarint();
    const value = readVarint();
    const type = tag & 7;
    if (tag < 0 || value < 0 || (type !== varint && type !== lengthDelimited)) return 'broken';
    if (type === varint) seen(tag >>> 3, value);
    else {
      if (at + value > bytes.length) return 'broken';
      seen(tag >>> 3, bytes.subarray(at, at + value));
      at += value;
    }
  }
  return 'at its end';
}

function field(tag: number, value: Uint8Array): Uint8Array[] {
  return [writeVarint((tag << 3) | lengthDelimited), writeVarint(value.length), value];
}

function number(tag: number, value: number): Uint8Array[] {
  return [writeVarint((tag << 3) | varint), writeVarint(value)];
}

function writeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
