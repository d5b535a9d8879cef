// What is asked of every server: the same calls, with the same bytes.
import type { Call } from './ask.ts';
import type { ServerlessService } from './serverless-calls.ts';

/** Those that a cold start is measured by. */
export type FirstService = 'dynamodb' | 's3' | 'kinesis';
export type ServiceName = FirstService | ServerlessService;

export interface Workload {
  readonly name: string;
  readonly service: ServiceName;
  /** Calls before the measurement, in order. */
  readonly before: readonly Call[];
  /** The call of that number. */
  readonly call: (place: number) => Call;
  /** What follows each call and counts with it, for calls that need the answer of another. */
  readonly after?: (send: (call: Call) => Promise<string>) => Promise<void>;
  /** Measured calls of a round. */
  readonly count: number;
  /** The least length of an answer, so that an empty one does not count. */
  readonly leastBytes: number;
}

const json = (service: ServiceName, target: string, version: '1.0' | '1.1', input: unknown): Call => ({
  service,
  method: 'POST',
  path: '/',
  headers: { 'x-amz-target': target, 'content-type': `application/x-amz-json-${version}` },
  body: new TextEncoder().encode(JSON.stringify(input)),
});
const dynamo = (operation: string, input: unknown) => json('dynamodb', `DynamoDB_20120810.${operation}`, '1.0', input);
const kinesis = (operation: string, input: unknown) => json('kinesis', `Kinesis_20131202.${operation}`, '1.1', input);

const item = (device: number, at: number) => ({
  device: { S: `device-${device}` },
  at: { N: String(at) },
  temperature: { N: String(20 + (at % 15)) },
  place: { M: { room: { S: 'hall' }, floor: { N: '2' } } },
  note: { S: 'x'.repeat(200) },
});
const makeTable = (TableName: string) =>
  dynamo('CreateTable', {
    TableName,
    KeySchema: [
      { AttributeName: 'device', KeyType: 'HASH' },
      { AttributeName: 'at', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'device', AttributeType: 'S' },
      { AttributeName: 'at', AttributeType: 'N' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  });
const put = (TableName: string, place: number) => dynamo('PutItem', { TableName, Item: item(place % 50, place) });
const object = (method: 'PUT' | 'GET', key: string, bytes = 0): Call => ({
  service: 's3',
  method,
  path: `/bench/${key}`,
  headers: {},
  ...(method === 'PUT' && { body: new Uint8Array(bytes).fill(120) }),
});
const bucket: Call = { service: 's3', method: 'PUT', path: '/bench', headers: {} };
const kilobyte = 1024;
const megabyte = 1024 * 1024;
const s3 = (name: string, bytes: number, count: number): readonly Workload[] => [
  {
    name: `S3 put ${name}`,
    service: 's3',
    before: [bucket],
    call: (place) => object('PUT', `${bytes}-${place % 100}`, bytes),
    count,
    leastBytes: 0,
  },
  {
    name: `S3 get ${name}`,
    service: 's3',
    before: [bucket, object('PUT', `${bytes}-get`, bytes)],
    call: () => object('GET', `${bytes}-get`),
    count,
    leastBytes: bytes,
  },
];

/** The first call to each service: what a cold start is measured by. It changes nothing. */
export const FIRST: Readonly<Record<FirstService, Call>> = {
  dynamodb: dynamo('ListTables', {}),
  kinesis: kinesis('ListStreams', {}),
  s3: { service: 's3', method: 'GET', path: '/', headers: {} },
};

export const WORKLOADS: readonly Workload[] = [
  { name: 'PutItem', service: 'dynamodb', before: [makeTable('put')], call: (place) => put('put', place), count: 2000, leastBytes: 2 },
  {
    name: 'Query, 20 items',
    service: 'dynamodb',
    before: [makeTable('query'), ...Array.from({ length: 1000 }, (_, place) => put('query', place))],
    call: (place) =>
      dynamo('Query', {
        TableName: 'query',
        KeyConditionExpression: 'device = :device',
        ExpressionAttributeValues: { ':device': { S: `device-${place % 50}` } },
      }),
    count: 1000,
    leastBytes: 5000,
  },
  ...s3('1 KB', kilobyte, 1000),
  ...s3('1 MB', megabyte, 100),
  {
    name: 'PutRecords, 100 records',
    service: 'kinesis',
    before: [kinesis('CreateStream', { StreamName: 'bench', ShardCount: 4 })],
    call: (place) =>
      kinesis('PutRecords', {
        StreamName: 'bench',
        Records: Array.from({ length: 100 }, (_, record) => ({ PartitionKey: `${place}-${record}`, Data: btoa('x'.repeat(200)) })),
      }),
    count: 300,
    leastBytes: 5000,
  },
];
