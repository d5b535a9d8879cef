// Amazon DynamoDB. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { itemAuthorizations } from './access/item-authorizations.ts';
import { readAuthorizations } from './access/read-authorizations.ts';
import { statementAuthorizations } from './access/statement-authorizations.ts';
import { tableAuthorizations } from './access/table-authorizations.ts';
import { configurationSource } from './configuration-source.ts';
import { description } from './description.ts';
import { batchExecuteStatement } from './operations/batch-execute-statement.ts';
import { batchGetItem } from './operations/batch-get-item.ts';
import { batchWriteItem } from './operations/batch-write-item.ts';
import { createTable } from './operations/create-table.ts';
import { deleteItem } from './operations/delete-item.ts';
import { deleteResourcePolicy } from './operations/delete-resource-policy.ts';
import { deleteTable } from './operations/delete-table.ts';
import { describeContinuousBackups } from './operations/describe-continuous-backups.ts';
import { describeContributorInsights } from './operations/describe-contributor-insights.ts';
import { describeEndpoints } from './operations/describe-endpoints.ts';
import { describeKinesisStreamingDestination } from './operations/describe-kinesis-streaming-destination.ts';
import { describeLimits } from './operations/describe-limits.ts';
import { describeTable } from './operations/describe-table.ts';
import { describeTimeToLive } from './operations/describe-time-to-live.ts';
import { executeStatement } from './operations/execute-statement.ts';
import { executeTransaction } from './operations/execute-transaction.ts';
import { getItem } from './operations/get-item.ts';
import { getResourcePolicy } from './operations/get-resource-policy.ts';
import { listTables } from './operations/list-tables.ts';
import { listTagsOfResource } from './operations/list-tags-of-resource.ts';
import { putItem } from './operations/put-item.ts';
import { putResourcePolicy } from './operations/put-resource-policy.ts';
import { query } from './operations/query.ts';
import { scan } from './operations/scan.ts';
import { tagResource } from './operations/tag-resource.ts';
import { transactGetItems } from './operations/transact-get-items.ts';
import { transactWriteItems } from './operations/transact-write-items.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateContinuousBackups } from './operations/update-continuous-backups.ts';
import { updateItem } from './operations/update-item.ts';
import { updateTable } from './operations/update-table.ts';
import { updateTimeToLive } from './operations/update-time-to-live.ts';
import { schemas } from './schemas.ts';
import { changeStreams } from './streams/change-streams-port.ts';
import { recordSource } from './streams/record-source.ts';
import { describedTable } from './tables/described-table.ts';
import { resourcePolicyOf } from './tables/resource-policies.ts';
import type { TableState } from './tables/table.ts';
import { Tables } from './tables/tables.ts';
import { type TokenState, TransactionTokens } from './transactions/tokens.ts';

type Operations = Readonly<Partial<Record<keyof typeof schemas, Operation<never, unknown>>>>;

interface Snapshot {
  readonly tables: readonly TableState[];
  readonly tokens: readonly TokenState[];
}

export function createService(environment: ServiceEnvironment): Service {
  const tables = new Tables(environment);
  const tokens = new TransactionTokens();
  const operations = {
    BatchExecuteStatement: batchExecuteStatement(tables),
    BatchGetItem: batchGetItem(tables),
    BatchWriteItem: batchWriteItem(tables),
    CreateTable: createTable(tables),
    DeleteItem: deleteItem(tables),
    DeleteResourcePolicy: deleteResourcePolicy(tables),
    DeleteTable: deleteTable(tables),
    DescribeContinuousBackups: describeContinuousBackups(tables),
    DescribeContributorInsights: describeContributorInsights(tables),
    DescribeEndpoints: describeEndpoints(),
    DescribeKinesisStreamingDestination: describeKinesisStreamingDestination(tables),
    DescribeLimits: describeLimits(),
    DescribeTable: describeTable(tables),
    DescribeTimeToLive: describeTimeToLive(tables),
    ExecuteStatement: executeStatement(tables),
    ExecuteTransaction: executeTransaction(tables, tokens),
    GetItem: getItem(tables),
    GetResourcePolicy: getResourcePolicy(tables),
    ListTables: listTables(tables),
    ListTagsOfResource: listTagsOfResource(tables),
    PutItem: putItem(tables),
    PutResourcePolicy: putResourcePolicy(tables),
    Query: query(tables),
    Scan: scan(tables),
    TagResource: tagResource(tables),
    TransactGetItems: transactGetItems(tables),
    TransactWriteItems: transactWriteItems(tables, tokens),
    UntagResource: untagResource(tables),
    UpdateContinuousBackups: updateContinuousBackups(tables),
    UpdateItem: updateItem(tables),
    UpdateTable: updateTable(tables),
    UpdateTimeToLive: updateTimeToLive(tables),
  } satisfies Operations;
  return {
    description,
    operations,
    schemas,
    authorizations: {
      ...tableAuthorizations,
      ...itemAuthorizations(tables),
      ...readAuthorizations(tables),
      ...statementAuthorizations(tables),
    },
    resourcePolicyOf: resourcePolicyOf(tables),
    changeStreams: changeStreams(tables),
    recordSource: recordSource(tables),
    configurationSource: configurationSource(tables),
    snapshot: (): Snapshot => ({ tables: tables.snapshot(), tokens: tokens.snapshot() }),
    restore(snapshot) {
      const { tables: states, tokens: used } = snapshot as Snapshot;
      tables.restore(states);
      tokens.restore(used);
    },
    inspect: (account, region) => tables.list({ account, region }).map(describedTable),
  };
}
