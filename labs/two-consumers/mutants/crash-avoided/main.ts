// One stream, two applications: the archive keeps every wave, the dashboard adds up the waves of each buoy. Its machine will crash.
import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { data, name } from 'workshop';
import { consumeStream, type Worker } from 'workshop/kinesis';
import { Machine } from './machine.ts';
import type { Measurement } from './measurement.ts';
import { archiveProcessor, createStream, createTables, measurementIn, printPlaces, printResult, send, sleep } from './ready-made.ts';

const dynamo = new DynamoDBClient({});
const stream = name('waves');
await createStream(stream);
await createTables();
await send(stream, data.before);

// Step 1: each application reads everything, from the oldest record on.
function startArchive(): Promise<Worker> {
  return consumeStream({
    application: name('archive'),
    initialPosition: 'TRIM_HORIZON',
    stream,
    workerId: 'archive-1',
    processor: () => archiveProcessor,
  });
}

async function startDashboard(machine: Machine): Promise<Worker> {
  const worker = await consumeStream({
    application: name('dashboard'),
    initialPosition: 'TRIM_HORIZON',
    stream,
    workerId: machine.name,
    processor: () => ({
      // Step 2: remember the place.
      async records({ records, checkpoint }) {
        for (const record of records) {
          const measurement = measurementIn(record);
          await addToTotal(measurement);
        }
        await checkpoint();
      },
    }),
  });
  return machine.runs(worker);
}

// Step 3: count a measurement once, even if it is given twice.
async function addToTotal({ buoy, n, height }: Measurement): Promise<void> {
  try {
    await dynamo.send(
      new UpdateItemCommand({
        TableName: name('totals'),
        Key: { buoy: { S: buoy } },
        UpdateExpression: 'ADD waves :one, centimetres :height SET lastN = :n',
        ConditionExpression: 'attribute_not_exists(lastN) OR lastN < :n',
        ExpressionAttributeValues: { ':one': { N: '1' }, ':height': { N: String(height) }, ':n': { N: String(n) } },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

const archive = await startArchive();
let machine = new Machine('dashboard-1', data.crash);
let dashboard = await startDashboard(machine);

// The sea: a burst every five seconds. When the dashboard's machine has crashed, another one is started.
for (const burst of data.bursts) {
  await send(stream, burst);
  await sleep(5_000);
  if (machine.power === 'on') continue;
  await printPlaces(name('dashboard'));
  machine = new Machine('dashboard-2');
  console.log(`${machine.name} starts.`);
  dashboard = await startDashboard(machine);
}

// Time enough to take over the shards and to catch up.
await sleep(15_000);
await archive.stop();
await dashboard.stop();
await printResult([...data.before, ...data.bursts.flat()]);
