// BatchExecuteStatement: up to 25 statements of PartiQL, all reads or all writes, each on its own.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html
import type {
  BatchExecuteStatementInput,
  BatchExecuteStatementOutput,
  BatchStatementErrorCodeEnum,
  BatchStatementRequest,
  BatchStatementResponse,
} from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { Consumption } from '../capacity.ts';
import { validation } from '../errors.ts';
import type { Item } from '../item.ts';
import { parseStatement } from '../partiql/parse-statement.ts';
import type { PartiqlStatement } from '../partiql/statement.ts';
import { batchExecuteStatementShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import { checkOneKind, selectOne } from '../statements/single-statements.ts';
import { prepareStatementWrite, returnedBy } from '../statements/statement-write.ts';
import type { Table } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput, checkThroughput } from '../tables/throughput.ts';
import { executeWrite } from '../writes/write-action.ts';

export const batchExecuteStatement =
  (tables: Tables): Operation<BatchExecuteStatementInput, BatchExecuteStatementOutput> =>
  (input, context) => {
    checkShape(input, batchExecuteStatementShape);
    const requests = input.Statements ?? [];
    const parsed = requests.map(attemptParse);
    checkOneKind(parsed.flatMap((statement) => (statement instanceof AwsError ? [] : [statement])));
    const consumptions = new Map<Table, Consumption>();
    const Responses = parsed.map((statement, index) =>
      respond(tables, statement, requests[index] ?? { Statement: undefined }, context, consumptions),
    );
    const capacity = [...consumptions.values()].flatMap((consumption) => consumption.told(input.ReturnConsumedCapacity) ?? []);
    return { Responses, ...(capacity.length > 0 && { ConsumedCapacity: capacity }) };
  };

function attemptParse({ Statement: text = '', Parameters: parameters }: BatchStatementRequest): PartiqlStatement | AwsError {
  try {
    return parseStatement(text, parameters);
  } catch (thrown) {
    if (thrown instanceof AwsError) return thrown;
    throw thrown;
  }
}

function respond(
  tables: Tables,
  statement: PartiqlStatement | AwsError,
  request: BatchStatementRequest,
  context: CallContext,
  consumptions: Map<Table, Consumption>,
): BatchStatementResponse {
  if (statement instanceof AwsError) return { Error: errorOf(statement) };
  const TableName = statement.kind === 'exists' ? statement.select.table : statement.table;
  try {
    const table = tables.active(context, TableName);
    if (statement.kind === 'exists') throw validation('EXISTS can only be used in a transaction');
    if (statement.kind === 'select') {
      const { item, consumption } = selectOne(tables, table, statement, request.ConsistentRead ? 'strong' : 'eventual');
      merge(consumptions, consumption);
      return { TableName, ...(item && { Item: item }) };
    }
    const action = prepareStatementWrite(statement, request.ReturnValuesOnConditionCheckFailure).bind(table);
    checkThroughput(tables, table, 'write');
    const written = executeWrite(tables, action, context);
    const consumption = new Consumption(table, 'write');
    consumption.addWrite(written);
    chargeThroughput(tables, consumption);
    merge(consumptions, consumption);
    const returned = returnedBy(statement, written);
    return { TableName, ...(returned && { Item: returned }) };
  } catch (thrown) {
    if (thrown instanceof AwsError) return { TableName, Error: errorOf(thrown) };
    throw thrown;
  }
}

function merge(consumptions: Map<Table, Consumption>, consumption: Consumption): void {
  const known = consumptions.get(consumption.table);
  if (!known) {
    consumptions.set(consumption.table, consumption);
    return;
  }
  known.addTable(consumption.tableUnits);
  for (const [name, units] of consumption.indexUnits) known.addIndex(name, units);
}

const codes: Readonly<Record<string, BatchStatementErrorCodeEnum>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  DuplicateItemException: 'DuplicateItem',
  ProvisionedThroughputExceededException: 'ProvisionedThroughputExceeded',
  ResourceNotFoundException: 'ResourceNotFound',
  ValidationException: 'ValidationError',
};

/** AWS: what goes wrong with one statement stands in its response. */
function errorOf({ code, message, members }: AwsError): NonNullable<BatchStatementResponse['Error']> {
  const item = members.Item as Item | undefined;
  return { Code: codes[code] ?? 'InternalServerError', Message: message, ...(item && { Item: item }) };
}
