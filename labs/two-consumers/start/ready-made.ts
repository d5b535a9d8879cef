// Ready to use: what main.ts needs and you need not write. Read it, or leave it.
import {
  CreateTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  PutItemCommand,
  ResourceNotFoundException,
  ScanCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { CreateStreamCommand, KinesisClient, PutRecordsCommand, waitUntilStreamExists } from '@aws-sdk/client-kinesis';
import { name } from 'workshop';
import type { ConsumedRecord, ShardProcessor } from 'workshop/kinesis';
import type { Measurement } from './measurement.ts';

const dynamo = new DynamoDBClient({});
const kinesis = new KinesisClient({});

export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Creates a stream of two shards and waits until it is active. */
export async function createStream(StreamName: string): Promise<void> {
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 120, minDelay: 1, maxDelay: 5 }, { StreamName });
}

async function createTable(TableName: string, hashKey: string, rangeKey?: string): Promise<void> {
  const KeySchema: KeySchemaElement[] = [{ AttributeName: hashKey, KeyType: 'HASH' }];
  if (rangeKey) KeySchema.push({ AttributeName: rangeKey, KeyType: 'RANGE' });
  const AttributeDefinitions = [
    { AttributeName: hashKey, AttributeType: 'S' as const },
    ...(rangeKey ? [{ AttributeName: rangeKey, AttributeType: 'N' as const }] : []),
  ];
  await dynamo.send(new CreateTableCommand({ TableName, BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions, KeySchema }));
  await waitUntilTableExists({ client: dynamo, maxWaitTime: 60, minDelay: 1, maxDelay: 5 }, { TableName });
}

/** Creates what the consumers write to: `measurements` for the archive, `totals` for the dashboard. */
export async function createTables(): Promise<void> {
  await createTable(name('measurements'), 'buoy', 'n');
  await createTable(name('totals'), 'buoy');
}

/** The producer. The buoy is the partition key, so that the measurements of a buoy stay in order. */
export async function send(StreamName: string, measurements: readonly Measurement[]): Promise<void> {
  const Records = measurements.map((measurement) => ({
    PartitionKey: measurement.buoy,
    Data: new TextEncoder().encode(JSON.stringify(measurement)),
  }));
  await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
}

export const measurementIn = ({ data }: ConsumedRecord): Measurement => JSON.parse(new TextDecoder().decode(data));

/** The work of the archive: it keeps each measurement under its buoy and number. To keep one twice changes nothing. */
export const archiveProcessor: ShardProcessor = {
  async records({ records, checkpoint }) {
    for (const record of records) {
      const { buoy, n, height } = measurementIn(record);
      const Item = { buoy: { S: buoy }, n: { N: String(n) }, height: { N: String(height) } };
      await dynamo.send(new PutItemCommand({ TableName: name('measurements'), Item }));
    }
    await checkpoint();
  },
};

async function scan(TableName: string) {
  try {
    const { Items = [] } = await dynamo.send(new ScanCommand({ TableName, ConsistentRead: true }));
    return Items;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    console.log(`There is no table "${TableName}".`);
    return [];
  }
}

/** Prints the lease table of an application: who has which shard, and how far that application is in it. */
export async function printPlaces(application: string): Promise<void> {
  const rows = (await scan(application)).map(({ leaseKey, leaseOwner, checkpoint }) => {
    // A sequence number has 56 digits, of which the last ones differ.
    const place = /^\d+$/.test(checkpoint?.S ?? '') ? `record …${checkpoint?.S?.slice(-10)}` : checkpoint?.S;
    return `  ${leaseKey?.S}  ${leaseOwner?.S ?? 'nobody'}, done up to ${place}`;
  });
  if (rows.length > 0) console.log([`The lease table "${application}":`, ...rows.sort()].join('\n'));
}

/** Prints what was sent, what the archive has kept and what the dashboard has counted. */
export async function printResult(sent: readonly Measurement[]): Promise<void> {
  const [kept, totals] = [await scan(name('measurements')), await scan(name('totals'))];
  const counted = totals.reduce((sum, { waves }) => sum + Number(waves?.N), 0);
  const different = new Set(sent.map(({ buoy, n }) => `${buoy} ${n}`)).size;
  const twice = sent.length - different;
  console.log(`Sent ${different} measurements, and ${twice} of them twice. The archive has kept ${kept.length}. The dashboard has counted ${counted}.`);
}
