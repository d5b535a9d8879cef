// What statements of PartiQL ask of IAM: an action for each kind of statement, on the table or the index.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
import type { BatchExecuteStatementInput, ExecuteStatementInput, ExecuteTransactionInput } from '@aws-sdk/client-dynamodb';
import type { Access, Authorization } from '../../../core/access.ts';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { type AttributeValue, keyAttributes } from '../item.ts';
import { readsOf } from '../partiql/key-of-where.ts';
import { parseStatement } from '../partiql/parse-statement.ts';
import type { PartiqlStatement, Where } from '../partiql/statement.ts';
import type { Table } from '../tables/table.ts';
import { type Tables, tableArn } from '../tables/tables.ts';
import { headsOf } from './attributes.ts';
import { type ItemCall, itemAccess, partitionValue } from './condition-keys.ts';

interface Statement {
  readonly Statement?: string | undefined;
  readonly Parameters?: AttributeValue[] | undefined;
}

export function statementAuthorizations(tables: Tables): Readonly<Record<string, Authorization>> {
  const all = (statements: readonly Statement[], context: CallContext, more: ItemCall) =>
    statements.flatMap((statement) => accessOf(tables, statement, context, more));
  const authorizations = {
    ExecuteStatement: (input: ExecuteStatementInput, context: CallContext) => all([input], context, {}),
    BatchExecuteStatement: ({ Statements: statements = [] }: BatchExecuteStatementInput, context: CallContext) =>
      all(statements ?? [], context, {}),
    ExecuteTransaction: ({ TransactStatements: statements = [] }: ExecuteTransactionInput, context: CallContext) =>
      all(statements ?? [], context, { enclosingOperation: 'ExecuteTransaction' }),
  };
  return authorizations as Readonly<Record<string, Authorization>>;
}

const actions = {
  select: 'PartiQLSelect',
  insert: 'PartiQLInsert',
  update: 'PartiQLUpdate',
  delete: 'PartiQLDelete',
  exists: 'PartiQLSelect',
} as const;

/** A statement that is none asks for nothing; the operation will say what is wrong with it. */
function accessOf(tables: Tables, { Statement: text, Parameters: parameters }: Statement, context: CallContext, more: ItemCall): Access[] {
  const statement = attemptParse(text ?? '', parameters);
  if (!statement) return [];
  const select = statement.kind === 'exists' ? statement.select : statement;
  const arn = tableArn(context, select.table);
  const index = select.kind === 'select' ? select.index : undefined;
  const resource = index === undefined ? arn : `${arn}/index/${index}`;
  return [itemAccess(actions[statement.kind], resource, () => ({ ...callOf(select, tables.find(context, select.table), index), ...more }))];
}

function attemptParse(text: string, parameters: AttributeValue[] | undefined): PartiqlStatement | undefined {
  try {
    return parseStatement(text, parameters);
  } catch (thrown) {
    if (thrown instanceof AwsError) return undefined;
    throw thrown;
  }
}

function callOf(statement: Exclude<PartiqlStatement, { kind: 'exists' }>, table: Table | undefined, index: string | undefined): ItemCall {
  if (statement.kind === 'insert') return { leadingKeys: [partitionValue(table, statement.item)], attributes: Object.keys(statement.item) };
  const { where } = statement;
  const reads = readsOfTable(where, table, index);
  const written = statement.kind === 'update' ? headsOf(statement.update.paths()) : [];
  const projected = statement.kind === 'select' ? headsOf(statement.projection?.paths ?? []) : [];
  return {
    leadingKeys: reads === 'scan' ? [] : reads,
    attributes: [...headsOf(where.condition?.paths() ?? []), ...written, ...projected],
    ...(statement.kind === 'select' && {
      select: statement.projection ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES',
      fullTableScan: reads === 'scan' ? 'true' : 'false',
    }),
  };
}

function readsOfTable(where: Where, table: Table | undefined, index: string | undefined): readonly AttributeValue[] | 'scan' {
  const key = index === undefined ? table?.key : table?.index(index)?.key;
  if (!key) return 'scan';
  const names = keyAttributes(key).map(({ name }) => name);
  const reads = readsOf(where, names);
  return reads === 'scan' ? 'scan' : reads.map(({ partition }) => partition.value);
}
