// Functions over a whole stream: TABLE(name(CURSOR(SELECT STREAM ...), ...)). AWS: the sqlref pages of each
import type { Scalar } from '../semantics/scalar.ts';
import { BIGINT, DOUBLE, familyOf, INTEGER, varchar } from '../semantics/sql-type.ts';
import type { SqlValue } from '../semantics/value.ts';
import type { CallExpression, Expression } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { bindExpression } from './bind-expression.ts';
import type { OutputColumn, Plan } from './plan.ts';
import type { PlanningContext } from './planning.ts';
import { Scope } from './scope.ts';

/** A setting: its name, what it must be, and its value when it is left out. */
interface Setting {
  readonly name: string;
  readonly kind: 'column' | 'text' | 'number' | 'interval' | 'boolean';
  readonly range?: readonly [number, number];
  readonly words?: readonly string[];
  readonly otherwise?: SqlValue;
}

interface TableFunction {
  readonly settings: readonly Setting[];
  readonly columns: (input: readonly OutputColumn[], settings: Readonly<Record<string, SqlValue>>) => readonly OutputColumn[];
  readonly numericInput?: true;
}

const column = (name: string, type: OutputColumn['type'], nullable = false): OutputColumn => ({ name, type, nullable });
const still = (columns: readonly OutputColumn[]): OutputColumn[] => columns.map(({ name, type, nullable }) => ({ name, type, nullable }));
const FOREST: readonly Setting[] = [
  { name: 'trees', kind: 'number', range: [1, 1000], otherwise: 100 },
  { name: 'subSample', kind: 'number', range: [10, 1000], otherwise: 256 },
  { name: 'timeDecay', kind: 'number', range: [1, 2_147_483_647], otherwise: 100_000 },
  { name: 'shingle', kind: 'number', range: [1, 30], otherwise: 1 },
];
const MAX_NUMERIC_COLUMNS = 30;

const FUNCTIONS: Readonly<Record<string, TableFunction>> = {
  GROUP_RANK: {
    settings: [
      { name: 'rankBy', kind: 'column' },
      { name: 'rankOut', kind: 'text' },
      { name: 'sortOrder', kind: 'text', words: ['asc', 'desc'] },
      { name: 'outputOrder', kind: 'text', words: ['asc', 'desc'] },
      { name: 'maxIdle', kind: 'number', range: [0, 2_147_483_647] },
      { name: 'outputMax', kind: 'number', range: [0, 2_147_483_647] },
    ],
    columns: (input, { rankOut }) => [...still(input), column(String(rankOut), INTEGER)],
  },
  TOP_K_ITEMS_TUMBLING: {
    settings: [
      { name: 'column', kind: 'column' },
      { name: 'k', kind: 'number', range: [1, 100_000] },
      { name: 'seconds', kind: 'number', range: [1, 3600] },
    ],
    columns: () => [column('ITEM', varchar(1024), true), column('ITEM_COUNT', DOUBLE)],
  },
  COUNT_DISTINCT_ITEMS_TUMBLING: {
    settings: [
      { name: 'column', kind: 'column' },
      { name: 'seconds', kind: 'number', range: [1, 3600] },
    ],
    columns: () => [column('NUMBER_OF_DISTINCT_ITEMS', BIGINT)],
  },
  RANDOM_CUT_FOREST: { settings: FOREST, columns: (input) => [...still(input), column('ANOMALY_SCORE', DOUBLE)], numericInput: true },
  RANDOM_CUT_FOREST_WITH_EXPLANATION: {
    settings: [...FOREST, { name: 'withDirectionality', kind: 'boolean', otherwise: false }],
    columns: (input) => [...still(input), column('ANOMALY_SCORE', DOUBLE), column('ANOMALY_EXPLANATION', varchar(20_480))],
    numericInput: true,
  },
  HOTSPOTS: {
    settings: [
      { name: 'window', kind: 'number', range: [100, 1000] },
      { name: 'scanRadius', kind: 'number', range: [Number.MIN_VALUE, Number.MAX_VALUE] },
      { name: 'minPoints', kind: 'number', range: [2, 1000] },
    ],
    columns: (input) => [...still(input), column('HOTSPOTS_RESULT', varchar(10_000))],
    numericInput: true,
  },
};

export const TABLE_FUNCTIONS: readonly string[] = Object.keys(FUNCTIONS);

/** Plans a function of TABLE( ). Throws SqlError. */
export function planTableFunction(call: CallExpression, context: PlanningContext): Plan {
  const definition = FUNCTIONS[call.name];
  if (!definition)
    throw new SqlError(
      call.span,
      `No match found for function signature ${call.name}: TABLE( ) takes ${Object.keys(FUNCTIONS).join(', ')}`,
    );
  const [cursor, ...rest] = call.args;
  if (cursor?.kind !== 'cursor')
    throw new SqlError(cursor?.span ?? call.span, `${call.name}: the first argument is CURSOR(SELECT STREAM ... FROM ...)`);
  const input = context.planQuery(cursor.query, context);
  const namesColumn = (arg: Expression): boolean => arg.kind === 'name' || (arg.kind === 'literal' && arg.type === 'string');
  const named = definition.numericInput && rest.find(namesColumn);
  if (named) throw new SqlError(named.span, `${call.name} ${NO_COLUMN_NAME}`);
  const args = rest.map((arg, i) => ({ scalar: settingScalar(arg, definition.settings[i], input.columns), span: arg.span }));
  if (args.length > definition.settings.length)
    throw new SqlError(call.span, `${call.name} takes at most ${definition.settings.length + 1} arguments`);
  const settings: Record<string, SqlValue> = {};
  for (const [i, setting] of definition.settings.entries()) settings[setting.name] = settingValue(call, setting, args[i], input.columns);
  if (definition.numericInput) checkNumericColumns(input.columns, cursor.span);
  if (call.name === 'HOTSPOTS' && Number(settings.minPoints) > Number(settings.window)) {
    throw new SqlError(call.span, 'HOTSPOTS: minimumNumberOfPointsInACluster must not be greater than windowSize');
  }
  return { node: 'function', name: call.name, input, settings, columns: definition.columns(input.columns, settings), source: input.source };
}

const NO_COLUMN_NAME =
  "takes no column's name: it reads each numeric column that its CURSOR selects, so let the SELECT there name the columns it shall read";

/** A setting stands outside the rows, so that no name is known there: who writes a column's name means a string. Throws SqlError. */
function settingScalar(arg: Expression, setting: Setting | undefined, columns: readonly OutputColumn[]): Scalar {
  try {
    return bindExpression(arg, { scope: new Scope([]) });
  } catch (error) {
    const name = arg.kind === 'name' ? arg.parts.at(-1)?.value : undefined;
    if (!(error instanceof SqlError) || name === undefined || !setting) throw error;
    if (setting.kind === 'column')
      throw new SqlError(
        arg.span,
        `${error.reason}: a column's name stands in single quotes here, '${columnCalled(name, columns)?.name ?? name}'`,
      );
    throw setting.kind === 'text' ? new SqlError(arg.span, `${error.reason}: a string stands in single quotes, '${name}'`) : error;
  }
}

/** The column of that name, exact; one in another case is accepted when no other is meant. */
function columnCalled(name: string, columns: readonly OutputColumn[]): OutputColumn | undefined {
  return columns.find((each) => each.name === name) ?? columns.find((each) => each.name.toUpperCase() === name.toUpperCase());
}

function settingValue(
  call: CallExpression,
  setting: Setting,
  arg: { scalar: Scalar; span: Span } | undefined,
  columns: readonly OutputColumn[],
): SqlValue {
  if (!arg) {
    if (setting.otherwise === undefined) throw new SqlError(call.span, `${call.name}: the argument ${setting.name} is missing`);
    return setting.otherwise;
  }
  const value = arg.scalar.op === 'constant' ? (arg.scalar.value as SqlValue) : undefined;
  const wrong = (what: string): SqlError => new SqlError(arg.span, `${call.name}: ${setting.name} is ${what}`);
  if (setting.kind === 'boolean') {
    if (typeof value !== 'boolean') throw wrong('TRUE or FALSE');
    return value;
  }
  if (setting.kind === 'number') {
    const [least, most] = setting.range ?? [0, Number.MAX_VALUE];
    if (typeof value !== 'number' || value < least || value > most) throw wrong(`a number from ${least} to ${most}`);
    return value;
  }
  if (typeof value !== 'string') throw wrong('a string');
  if (setting.words && !setting.words.includes(value.toLowerCase())) throw wrong(setting.words.map((word) => `'${word}'`).join(' or '));
  if (setting.kind !== 'column') return setting.words ? value.toLowerCase() : value;
  const found = columnCalled(value, columns);
  if (!found) throw wrong(`the name of a column: there are ${columns.map(({ name }) => name).join(', ')}`);
  return columns.indexOf(found);
}

/** The columns that the machine-learning functions read: numbers, but not DECIMAL. */
export function numericColumns(columns: readonly OutputColumn[]): number[] {
  return columns.flatMap(({ type }, i) => (familyOf(type) === 'numeric' && type.kind !== 'DECIMAL' ? [i] : []));
}

function checkNumericColumns(columns: readonly OutputColumn[], span: Span): void {
  const count = numericColumns(columns).length;
  if (count === 0 || count > MAX_NUMERIC_COLUMNS) {
    throw new SqlError(
      span,
      `The cursor must have 1 to ${MAX_NUMERIC_COLUMNS} columns of a numeric type other than DECIMAL, and has ${count}`,
    );
  }
}
