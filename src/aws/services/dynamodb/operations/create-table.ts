// CreateTable: a new table with its indexes, CREATING first and ACTIVE a little later.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
import type { CreateTableInput, CreateTableOutput, GlobalSecondaryIndex, LocalSecondaryIndex } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import { tableExists } from '../errors.ts';
import { limits } from '../limits.ts';
import { checkShape } from '../shape/shape.ts';
import { checkTableName, createTableShape, refuseMembers } from '../shape/table-shapes.ts';
import type { IndexDefinition, TableDefinition, Throughput } from '../tables/definition.ts';
import { describedTable } from '../tables/described-table.ts';
import { encryptionOf } from '../tables/encryption.ts';
import { checkNewTable } from '../tables/new-table.ts';
import { checkResourcePolicy } from '../tables/resource-policies.ts';
import { checkStreamSpecification, openStream } from '../tables/table-stream.ts';
import { type Tables, tableArn } from '../tables/tables.ts';
import { checkTags, tagsOf } from '../tables/tags.ts';

export const createTable =
  (tables: Tables): Operation<CreateTableInput, CreateTableOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, createTableShape);
    refuseMembers(input, 'WarmThroughput', 'VectorIndexes', 'GlobalTableSourceArn', 'GlobalTableSettingsReplicationMode');
    checkNewTable(input);
    checkStreamSpecification(input.StreamSpecification);
    checkTags(input.Tags ?? []);
    if (input.ResourcePolicy !== undefined) checkResourcePolicy(input.ResourcePolicy);
    if (tables.find(context, name)) throw tableExists(name);
    const table = tables.add(definitionOf(tables, name, input, context));
    if (input.StreamSpecification?.StreamEnabled) openStream(tables, table, input.StreamSpecification.StreamViewType);
    return { TableDescription: describedTable(table) };
  };

function definitionOf(tables: Tables, name: string, input: CreateTableInput, { account, region }: CallContext): TableDefinition {
  const { AttributeDefinitions: attributes = [], KeySchema: keySchema = [], TableClass: tableClass, SSESpecification: sse } = input;
  const nowMs = tables.now();
  const billing = input.BillingMode ?? 'PROVISIONED';
  const policy = input.ResourcePolicy;
  return {
    name,
    account,
    region,
    arn: tableArn({ account, region }, name),
    id: tables.environment.random.uuid(),
    createdMs: nowMs,
    status: 'CREATING',
    nextStatusMs: nowMs + limits.createTableMs,
    attributes,
    keySchema,
    billing,
    ...(billing === 'PAY_PER_REQUEST' && { payPerRequestMs: nowMs }),
    throughput: throughputOf(input.ProvisionedThroughput),
    ...(input.OnDemandThroughput && { onDemand: input.OnDemandThroughput }),
    indexes: [
      ...(input.LocalSecondaryIndexes ?? []).map((index) => indexOf('local', index)),
      ...(input.GlobalSecondaryIndexes ?? []).map((index) => indexOf('global', index)),
    ],
    ...(sse?.Enabled && { encryption: encryptionOf(sse, { account, region }) }),
    deletionProtection: input.DeletionProtectionEnabled ? 'on' : 'off',
    ...(tableClass && { tableClass }),
    tags: tagsOf(input.Tags ?? []),
    ...(policy !== undefined && { resourcePolicy: { document: policy, revision: String(nowMs) } }),
    streamPolicies: {},
  };
}

export function indexOf(kind: IndexDefinition['kind'], index: LocalSecondaryIndex & Partial<GlobalSecondaryIndex>): IndexDefinition {
  return {
    kind,
    name: index.IndexName ?? '',
    keySchema: index.KeySchema ?? [],
    projection: index.Projection ?? {},
    status: 'CREATING',
    throughput: throughputOf(index.ProvisionedThroughput),
    ...(index.OnDemandThroughput && { onDemand: index.OnDemandThroughput }),
  };
}

function throughputOf(given: CreateTableInput['ProvisionedThroughput']): Throughput {
  return { read: given?.ReadCapacityUnits ?? 0, write: given?.WriteCapacityUnits ?? 0, decreasesToday: 0 };
}
