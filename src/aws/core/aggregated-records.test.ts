// Aggregated records of the Kinesis Producer Library, by golden bytes.
// Source: https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md; the bytes are those that the documentation of
// ExKpl prints (https://hexdocs.pm/ex_kpl), with the magic number of the format, and such as protobuf's own specification gives.
import { expect, test } from 'vitest';
import { aggregate, deaggregate, type UserRecord } from './aggregated-records.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const magic = [0xf3, 0x89, 0x9a, 0xc2];

const golden = Uint8Array.from([
  ...magic,
  ...[10, 13, ...bytes('partition_key')],
  ...[26, 8, 8, 0, 26, 4, ...bytes('data')],
  ...[208, 54, 153, 218, 90, 34, 47, 163, 33, 8, 173, 27, 217, 85, 161, 78],
]);

test('one record is written and read as others write it', () => {
  const records = [{ partitionKey: 'partition_key', data: bytes('data') }];
  expect(aggregate(records)).toEqual(golden);
  expect(deaggregate(golden)).toEqual(records);
});

test('keys that are the same are written once', () => {
  const records: UserRecord[] = [
    { partitionKey: 'a', data: bytes('1') },
    { partitionKey: 'b', explicitHashKey: '7', data: bytes('2') },
    { partitionKey: 'a', explicitHashKey: '7', data: bytes('') },
  ];
  const message = aggregate(records).subarray(4, -16);
  expect([...message]).toEqual([
    ...[10, 1, 97, 10, 1, 98, 18, 1, 55],
    ...[26, 5, 8, 0, 26, 1, 49],
    ...[26, 7, 8, 1, 16, 0, 26, 1, 50],
    ...[26, 6, 8, 0, 16, 0, 26, 0],
  ]);
  expect(deaggregate(aggregate(records))).toEqual(records);
});

test('large data and many keys, whose numbers need several bytes, come back whole', () => {
  const records = Array.from({ length: 300 }, (_, index) => ({
    partitionKey: `schlüssel-${index}`,
    explicitHashKey: String(2n ** 128n - BigInt(index + 1)),
    data: new Uint8Array(index * 10).fill(index % 256),
  }));
  expect(deaggregate(aggregate(records))).toEqual(records);
});

test('what is none, or is broken, is a record like any other', () => {
  expect(deaggregate(bytes('{"ticker":"AAPL"}'))).toBeUndefined();
  expect(deaggregate(Uint8Array.from(magic))).toBeUndefined();
  for (const place of [5, 20, golden.length - 1]) {
    const broken = golden.slice();
    broken[place] = (broken[place] ?? 0) ^ 1;
    expect(deaggregate(broken)).toBeUndefined();
  }
  expect(deaggregate(golden.slice(0, -1))).toBeUndefined();
});
