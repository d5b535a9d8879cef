// The producer: it sends what the buoys measure to a stream of two shards, and there is a storm coming.
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { data, name } from 'workshop';
import { createStream, type Measurement, put, sleep, toRecord } from './ready-made.ts';
import { count, printRing } from './ring.ts';

const kinesis = new KinesisClient({});
const StreamName = name('waves');
await createStream(StreamName, 2);

// Step 3: the partition key chooses the shard.
function keyOf(measurement: Measurement): string {
  // TODO: one key for all sends everything to one shard.
  return 'waves';
}

// Steps 1 and 2: send up to 500 measurements, until all of them are in the stream.
async function send(measurements: readonly Measurement[]) {
  const records = measurements.map((measurement) => toRecord(measurement, keyOf(measurement)));
  const { FailedRecordCount } = await put(StreamName, records);
  // TODO: send again what failed, and only that. Then: wait before each try, longer each time.
  if (FailedRecordCount) console.log(`${FailedRecordCount} of ${records.length} records failed.`);
}

// How many records each key had so far.
const recordsByKey = new Map<string, number>();

// Step 4: part what is too much for one shard.
async function splitHotShard() {
  await printRing(StreamName, recordsByKey);
  // TODO: split the busiest shard between its two busiest keys (`shardsOnRing` of ring.ts knows both), and wait until the stream is
  // active again (`untilActive` of ready-made.ts).
}

// The sea: each element of `data.seconds` holds the measurements of one second. The storm begins in second `data.stormFrom`.
const begin = Date.now();
for (const [second, measurements] of data.seconds.entries()) {
  if (second === data.stormFrom) await splitHotShard();
  await sleep(begin + second * 1_000 - Date.now());
  console.log(`Second ${second}: ${measurements.length} measurements.`);
  count(measurements.map(keyOf), recordsByKey);
  for (let from = 0; from < measurements.length; from += 500) await send(measurements.slice(from, from + 500));
}
await printRing(StreamName, recordsByKey);
