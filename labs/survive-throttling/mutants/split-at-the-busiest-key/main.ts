// The producer: it sends what the buoys measure to a stream of two shards, and there is a storm coming.
import { KinesisClient, SplitShardCommand } from '@aws-sdk/client-kinesis';
import { data, name } from 'workshop';
import { createStream, type Measurement, put, sleep, toRecord, untilActive } from './ready-made.ts';
import { count, printRing, shardsOnRing } from './ring.ts';

const kinesis = new KinesisClient({});
const StreamName = name('waves');
await createStream(StreamName, 2);

// Step 3: the partition key chooses the shard.
function keyOf(measurement: Measurement): string {
  return measurement.buoy;
}

// Steps 1 and 2: send up to 500 measurements, until all of them are in the stream.
async function send(measurements: readonly Measurement[]) {
  let records = measurements.map((measurement) => toRecord(measurement, keyOf(measurement)));
  for (let attempt = 0; records.length > 0; attempt += 1) {
    if (attempt > 0) await sleep(Math.min(2_000, 100 * 2 ** attempt) * (0.5 + Math.random() / 2));
    const { Records = [] } = await put(StreamName, records);
    records = records.filter((_, index) => Records[index]?.ErrorCode);
  }
}

// How many records each key had so far.
const recordsByKey = new Map<string, number>();

// Step 4: part what is too much for one shard.
async function splitHotShard() {
  await printRing(StreamName, recordsByKey);
  const [hot] = await shardsOnRing(StreamName, recordsByKey);
  const [busiest] = hot?.keys ?? [];
  if (!hot || !busiest) return;
  const NewStartingHashKey = String(busiest.hash);
  await kinesis.send(new SplitShardCommand({ StreamName, ShardToSplit: hot.shardId, NewStartingHashKey }));
  await untilActive(StreamName);
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
