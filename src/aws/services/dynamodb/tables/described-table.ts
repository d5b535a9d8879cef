// A table as DescribeTable and the operations that change tables tell of it.
import type {
  GlobalSecondaryIndexDescription,
  GlobalSecondaryIndexWarmThroughputDescription,
  LocalSecondaryIndexDescription,
  ProvisionedThroughputDescription,
  TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { BillingMode, IndexDefinition, Throughput } from './definition.ts';
import type { Table } from './table.ts';

/** By design counts and sizes are those of this moment; the real service brings them up to date every six hours. */
export function describedTable(table: Table): TableDescription {
  const { definition, items } = table;
  const { stream, payPerRequestMs, billing } = definition;
  const local = definition.indexes.filter(({ kind }) => kind === 'local').map((index) => localIndex(table, index));
  const global = definition.indexes.filter(({ kind }) => kind === 'global').map((index) => globalIndex(table, index));
  return {
    AttributeDefinitions: [...definition.attributes],
    TableName: definition.name,
    KeySchema: [...definition.keySchema],
    TableStatus: definition.status,
    CreationDateTime: new Date(definition.createdMs),
    ProvisionedThroughput: throughputOf(definition.throughput),
    TableSizeBytes: items.bytes,
    ItemCount: items.count,
    TableArn: definition.arn,
    TableId: definition.id,
    // AWS: a table that was never paid per request has no summary.
    ...((billing === 'PAY_PER_REQUEST' || payPerRequestMs !== undefined) && {
      BillingModeSummary: billingSummary(billing, definition.status === 'CREATING' ? undefined : payPerRequestMs),
    }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.viewType } }),
    ...(definition.lastStreamLabel && {
      LatestStreamLabel: definition.lastStreamLabel,
      LatestStreamArn: `${definition.arn}/stream/${definition.lastStreamLabel}`,
    }),
    ...(definition.encryption && { SSEDescription: definition.encryption }),
    ...(definition.tableClass && {
      TableClassSummary: {
        TableClass: definition.tableClass,
        ...(definition.tableClassMs !== undefined && { LastUpdateDateTime: new Date(definition.tableClassMs) }),
      },
    }),
    DeletionProtectionEnabled: definition.deletionProtection === 'on',
    ...(definition.onDemand && { OnDemandThroughput: definition.onDemand }),
    ...(definition.status !== 'CREATING' && { WarmThroughput: warmThroughput(billing, definition.throughput, definition.status) }),
  };
}

function billingSummary(BillingMode: BillingMode, payPerRequestMs: number | undefined): TableDescription['BillingModeSummary'] {
  return { BillingMode, ...(payPerRequestMs !== undefined && { LastUpdateToPayPerRequestDateTime: new Date(payPerRequestMs) }) };
}

function localIndex(table: Table, { name, keySchema, projection }: IndexDefinition): LocalSecondaryIndexDescription {
  const items = table.index(name)?.items;
  return {
    IndexName: name,
    KeySchema: [...keySchema],
    Projection: projection,
    IndexSizeBytes: items?.bytes ?? 0,
    ItemCount: items?.count ?? 0,
    IndexArn: `${table.arn}/index/${name}`,
  };
}

function globalIndex(table: Table, index: IndexDefinition): GlobalSecondaryIndexDescription {
  return {
    ...localIndex(table, index),
    IndexStatus: index.status,
    ...(index.backfilling && { Backfilling: true }),
    ProvisionedThroughput: throughputOf(index.throughput),
    ...(index.onDemand && { OnDemandThroughput: index.onDemand }),
    ...(index.status !== 'CREATING' && { WarmThroughput: warmThroughput(table.definition.billing, index.throughput, index.status) }),
  };
}

function throughputOf({ read, write, lastIncreaseMs, lastDecreaseMs, decreasesToday }: Throughput): ProvisionedThroughputDescription {
  return {
    ...(lastIncreaseMs !== undefined && { LastIncreaseDateTime: new Date(lastIncreaseMs) }),
    ...(lastDecreaseMs !== undefined && { LastDecreaseDateTime: new Date(lastDecreaseMs) }),
    NumberOfDecreasesToday: decreasesToday,
    ReadCapacityUnits: read,
    WriteCapacityUnits: write,
  };
}

/** AWS: what a new table can take at once. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html */
function warmThroughput(billing: BillingMode, { read, write }: Throughput, status: string): GlobalSecondaryIndexWarmThroughputDescription {
  const [readUnits, writeUnits] = billing === 'PAY_PER_REQUEST' ? [12_000, 4_000] : [read, write];
  return { ReadUnitsPerSecond: readUnits, WriteUnitsPerSecond: writeUnits, Status: status === 'ACTIVE' ? 'ACTIVE' : 'UPDATING' };
}
