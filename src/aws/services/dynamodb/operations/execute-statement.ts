// ExecuteStatement: one statement of PartiQL.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html
import type { ExecuteStatementInput, ExecuteStatementOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import { validation } from '../errors.ts';
import { parseStatement } from '../partiql/parse-statement.ts';
import type { SelectStatement } from '../partiql/statement.ts';
import { executeStatementShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import { readToken, writeToken } from '../statements/next-token.ts';
import { runSelect } from '../statements/run-select.ts';
import { prepareStatementWrite, returnedBy } from '../statements/statement-write.ts';
import type { Tables } from '../tables/tables.ts';
import { runWrite } from '../writes/run-write.ts';

export const executeStatement =
  (tables: Tables): Operation<ExecuteStatementInput, ExecuteStatementOutput> =>
  (input, context) => {
    checkShape(input, executeStatementShape);
    const statement = parseStatement(input.Statement ?? '', input.Parameters);
    if (statement.kind === 'select') return select(tables, statement, input, context);
    if (statement.kind === 'exists') throw validation('EXISTS can only be used in a transaction');
    const prepared = prepareStatementWrite(statement, input.ReturnValuesOnConditionCheckFailure);
    const { written, told } = runWrite(tables, prepared, input, context);
    const returned = returnedBy(statement, written);
    return { Items: returned ? [returned] : [], ...told };
  };

function select(tables: Tables, statement: SelectStatement, input: ExecuteStatementInput, context: CallContext): ExecuteStatementOutput {
  const identity = [input.Statement, input.Parameters];
  const from = input.NextToken === undefined ? undefined : readToken(input.NextToken, identity);
  const table = tables.active(context, statement.table);
  const page = runSelect(tables, table, statement, { limit: input.Limit, from, consistentRead: input.ConsistentRead });
  const capacity = page.consumption.told(input.ReturnConsumedCapacity);
  return {
    Items: [...page.items],
    ...(page.next && { NextToken: writeToken(page.next, identity), LastEvaluatedKey: page.next.key }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
}
