// A lab may ask for a cloud that keeps the limits of throughput, so that a producer is throttled. Source of truth: definition.ts, `throughput`.
import { expect, test } from 'vitest';
import { runInline } from './testing/inline-lab.ts';

const program = `
import { CreateStreamCommand, KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
const kinesis = new KinesisClient({});
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
await sleep(1000);
const Records = Array.from({ length: 500 }, () => ({ PartitionKey: 'a', Data: new Uint8Array(1) }));
const put = async () => (await kinesis.send(new PutRecordsCommand({ StreamName: 'prices', Records }))).FailedRecordCount;
const failed = [await put(), await put(), await put()];
await sleep(1000);
console.log([...failed, await put()].join());`;

test('the third five hundred records wait for the next second where the lab says so, and for nothing where it does not', async () => {
  expect((await runInline(program, { throughput: 'enforced' })).printed).toEqual(['0,0,500,0']);
  expect((await runInline(program)).printed).toEqual(['0,0,0,0']);
});
