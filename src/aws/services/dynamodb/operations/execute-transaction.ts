// ExecuteTransaction: up to a hundred statements of PartiQL, all reads or all writes, that all happen or none.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html
import type { ExecuteTransactionInput, ExecuteTransactionOutput, ParameterizedStatement } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../core/call.ts';
import { invariant } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { parseStatement } from '../partiql/parse-statement.ts';
import type { PartiqlStatement } from '../partiql/statement.ts';
import { executeTransactionShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import { checkOneKind, selectOne } from '../statements/single-statements.ts';
import { prepareExists, prepareStatementWrite, returnedBy } from '../statements/statement-write.ts';
import type { Tables } from '../tables/tables.ts';
import { allOrCancel, attempt } from '../transactions/reasons.ts';
import type { TransactionTokens } from '../transactions/tokens.ts';
import { writeTransaction } from '../transactions/write-transaction.ts';
import type { PreparedWrite } from '../writes/write-action.ts';

export const executeTransaction =
  (tables: Tables, tokens: TransactionTokens): Operation<ExecuteTransactionInput, ExecuteTransactionOutput> =>
  (input, context) => {
    checkShape(input, executeTransactionShape);
    const requests = input.TransactStatements ?? [];
    const statements = requests.map(({ Statement: text = '', Parameters: parameters }) => parseStatement(text, parameters));
    if (checkOneKind(statements) === 'reads') return read(tables, statements, input, context);
    const { ClientRequestToken: token, ...request } = input;
    if (token !== undefined && tokens.check(context, token, request, tables.now()) === 'repeated') return {};
    const prepared = statements.map((statement, index) => prepare(statement, requests[index]));
    const { writes, consumptions } = writeTransaction(tables, prepared, context);
    if (token !== undefined) tokens.remember(context, token, request, tables.now());
    const capacity = consumptions.flatMap((consumption) => consumption.told(input.ReturnConsumedCapacity, 'by kind') ?? []);
    const returned = statements.map((statement, index) => {
      const written = writes[index];
      return written && returnedBy(statement, written);
    });
    return {
      Responses: returned.map((item) => (item ? { Item: item } : {})),
      ...(capacity.length > 0 && { ConsumedCapacity: capacity }),
    };
  };

function prepare(statement: PartiqlStatement, request: ParameterizedStatement | undefined): PreparedWrite {
  if (statement.kind === 'exists') return prepareExists(statement.select.table, statement.select.where);
  invariant(statement.kind !== 'select', 'a transaction of writes has no SELECT');
  return prepareStatementWrite(statement, request?.ReturnValuesOnConditionCheckFailure);
}

function read(
  tables: Tables,
  statements: readonly PartiqlStatement[],
  input: ExecuteTransactionInput,
  context: CallContext,
): ExecuteTransactionOutput {
  const selects = statements.filter((statement) => statement.kind === 'select');
  const found = selects.map((statement) => ({ statement, table: tables.active(context, statement.table) }));
  const results = allOrCancel(found.map(({ statement, table }) => attempt(() => selectOne(tables, table, statement, 'transactional'))));
  const capacity = results.flatMap(({ consumption }) => consumption.told(input.ReturnConsumedCapacity, 'by kind') ?? []);
  return {
    Responses: results.map(({ item }) => (item ? { Item: item } : {})),
    ...(capacity.length > 0 && { ConsumedCapacity: capacity }),
  };
}
