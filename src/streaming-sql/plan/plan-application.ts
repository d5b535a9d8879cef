// Application code: streams and functions declared, pumps planned in order.
import { assignable, cast } from '../functions/cast.ts';
import { call, constant, mayBeNull, type Scalar, type ScalarFunction } from '../semantics/scalar.ts';
import { familyOf, resolveType, type SqlType, typeText, varchar } from '../semantics/sql-type.ts';
import { RowFailure, type Value } from '../semantics/value.ts';
import type { InsertStatement, Statement } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { isOfType } from './bind-catalog-function.ts';
import { bindExpression } from './bind-expression.ts';
import { type Catalog, type CatalogFunction, findTarget } from './catalog.ts';
import { type OutputColumn, type Plan, type PumpPlan, streamsOf } from './plan.ts';
import { planQuery } from './plan-query.ts';
import { calc, type PlanningContext, slotsOf } from './planning.ts';
import { Scope } from './scope.ts';

export interface ApplicationPlan {
  readonly catalog: Catalog;
  readonly pumps: readonly PumpPlan[];
}

/** Checks and plans the statements in their order. `bareQueries` names the stream that a bare SELECT feeds. Throws SqlError. */
export function planApplication(statements: readonly Statement[], catalog: Catalog, bareQueries?: string): ApplicationPlan {
  const pumps: PumpPlan[] = [];
  const context: PlanningContext = { catalog, planQuery };
  for (const statement of statements) {
    switch (statement.kind) {
      case 'createStream':
        createStream(statement, catalog);
        break;
      case 'createFunction':
        createFunction(statement, catalog);
        break;
      case 'createPump': {
        const existing = pumps.findIndex(({ name }) => name === statement.name.value);
        if (existing >= 0 && !statement.replace)
          throw new SqlError(
            statement.name.span,
            `Pump '${statement.name.value}' already exists: write CREATE OR REPLACE PUMP to replace it`,
          );
        if (existing >= 0) pumps.splice(existing, 1);
        pumps.push({
          name: statement.name.value,
          target: statement.insert.target.value,
          state: statement.state,
          plan: planInsert(statement.insert, context),
        });
        refuseCycle(pumps, statement.insert.target.span);
        break;
      }
      case 'insert':
        // AWS: how-it-works-app-code: INSERT stands inside a pump, SELECT inside INSERT.
        throw new SqlError(statement.span, 'INSERT stands inside a pump: write CREATE OR REPLACE PUMP "name" AS before it');
      case 'queryStatement': {
        if (bareQueries === undefined)
          throw new SqlError(
            statement.span,
            'A query stands inside a pump: write CREATE OR REPLACE PUMP "name" AS INSERT INTO "stream" before it',
          );
        const plan = planQuery(statement.query, context);
        catalog.streams.set(bareQueries, { name: bareQueries, columns: plan.columns });
        pumps.push({ name: bareQueries, target: bareQueries, state: 'STARTED', plan });
        refuseCycle(pumps, statement.query.span);
      }
    }
  }
  return { catalog, pumps };
}

function createStream({ name, replace, columns }: Extract<Statement, { kind: 'createStream' }>, catalog: Catalog): void {
  if (catalog.tables.has(name.value) || (catalog.streams.has(name.value) && !replace)) {
    throw new SqlError(name.span, `Stream '${name.value}' already exists: write CREATE OR REPLACE STREAM to replace it`);
  }
  const seen = new Set<string>();
  const outputs: OutputColumn[] = [];
  for (const column of columns) {
    if (seen.has(column.name.value)) throw new SqlError(column.name.span, `Duplicate column name '${column.name.value}'`);
    seen.add(column.name.value);
    outputs.push({ name: column.name.value, type: resolveType(column.type), nullable: column.nullable });
  }
  catalog.streams.set(name.value, { name: name.value, columns: outputs });
}

function createFunction(statement: Extract<Statement, { kind: 'createFunction' }>, catalog: Catalog): void {
  const { name, parameters, replace, returns, body, nullInput } = statement;
  const columns = parameters.map((parameter) => ({ name: parameter.name.value, type: resolveType(parameter.type), nullable: true }));
  const types = columns.map((column) => column.type);
  const sameParameters = (other: CatalogFunction): boolean =>
    other.parameters.length === types.length && other.parameters.every((type, i) => typeText(type) === typeText(types[i] as SqlType));
  const known = catalog.functions.get(name.value) ?? [];
  if (known.some(sameParameters) && !replace) {
    throw new SqlError(
      name.span,
      `Function '${name.value}' with these parameters already exists: write CREATE OR REPLACE FUNCTION to replace it, or other parameters`,
    );
  }
  const scope = new Scope([{ alias: name.value, columns, row: 0, offset: 0, rowtimeIndex: -1, rowtimeNullable: true, hasRowtime: false }]);
  const bound = bindExpression(body, { scope });
  const type = resolveType(returns);
  if (!isOfType(bound.type, type))
    throw new SqlError(body.span, `The function returns ${typeText(type)}, and its body is ${typeText(bound.type)}: write a CAST`);
  catalog.functions.set(name.value, [
    ...known.filter((other) => !sameParameters(other)),
    { parameters: types, returns: type, nullInput, body: cast(bound, type) ?? bound },
  ]);
}

/** INSERT INTO target [(columns)] query: by position, with the casts that need no asking. Throws SqlError. */
function planInsert(insert: InsertStatement, context: PlanningContext): Plan {
  const target = findTarget(context.catalog, insert.target);
  const plan = planQuery(insert.query, context);
  const names =
    insert.columns?.map((column) => {
      if (column.value !== 'ROWTIME' && !target.columns.some(({ name }) => name === column.value)) {
        throw new SqlError(column.span, `Unknown target column '${column.value}'`);
      }
      return column.value;
    }) ?? target.columns.map(({ name }) => name);
  const slots = [...slotsOf(plan)];
  let rowtime: Scalar | undefined;
  const spare = plan.columns.findIndex(({ name }) => name === 'ROWTIME');
  // SELECT STREAM ROWTIME, a, b: the time of the row, unless the target has a column for it.
  if (slots.length === names.length + 1 && spare >= 0) [rowtime] = slots.splice(spare, 1);
  if (slots.length !== names.length) {
    throw new SqlError(
      insert.query.span,
      `Number of INSERT target columns (${names.length}) does not equal number of source items (${slots.length})`,
    );
  }
  const named = names.indexOf('ROWTIME');
  if (insert.columns && named >= 0 && !target.columns.some(({ name }) => name === 'ROWTIME')) rowtime = slots[named];
  const project = target.columns.map((column) => assigned(column, slots[names.indexOf(column.name)], plan, insert.query.span));
  return {
    ...calc(
      plan,
      undefined,
      target.columns.map(({ name }) => name),
      project,
      rowtime,
    ),
    columns: target.columns,
  };
}

function assigned(column: OutputColumn, source: Scalar | undefined, plan: Plan, span: Span): Scalar {
  if (!source) {
    if (!column.nullable) throw new SqlError(span, `Column '${column.name}' has no default value and does not allow NULLs`);
    return { op: 'constant', value: null, type: column.type };
  }
  const name = source.op === 'slot' ? plan.columns[source.index]?.name : undefined;
  const result = assignable(source.type, column.type) ? cast(source, column.type) : undefined;
  if (!result) {
    throw new SqlError(
      span,
      `Cannot assign to target field '${column.name}' of type ${typeText(column.type)} from source field '${name ?? ''}' of type ${typeText(source.type)}: ${assignmentAdvice(source, column.type)}`,
    );
  }
  return column.nullable || !mayBeNull(result)
    ? result
    : call(NOT_NULL, [result, constant(column.name, varchar(column.name.length))], column.type);
}

/** What to do where nothing converts by itself: a CAST helps only where there is one. */
function assignmentAdvice(source: Scalar, to: SqlType): string {
  if (familyOf(source.type) === 'interval' && familyOf(to) === 'datetime')
    return "the value is a length of time and no moment; STEP(<stream>.ROWTIME BY INTERVAL '10' SECOND) gives the time at which a window begins";
  return cast(source, to) ? 'write a CAST' : 'no CAST makes the one of the other';
}

const NOT_NULL: ScalarFunction = {
  name: 'NOT NULL',
  nulls: 'handled',
  apply: (value: Value, column: string) => {
    if (value === null) throw new RowFailure('NULL_NOT_ALLOWED', `Column '${column}' does not allow NULLs`);
    return value;
  },
};

/** A pump that feeds what it reads would never come to rest. */
function refuseCycle(pumps: readonly PumpPlan[], span: Span): void {
  const reads = new Map<string, Set<string>>();
  for (const { target, plan } of pumps) {
    const sources = reads.get(target) ?? new Set<string>();
    for (const stream of streamsOf(plan)) sources.add(stream);
    reads.set(target, sources);
  }
  const visit = (stream: string, path: readonly string[]): void => {
    if (path.includes(stream)) throw new SqlError(span, `Stream '${stream}' feeds itself: ${[...path, stream].join(' <- ')}`);
    for (const source of reads.get(stream) ?? []) visit(source, [...path, stream]);
  };
  for (const stream of reads.keys()) visit(stream, []);
}
