// What an observer is told of a query when it starts: its windows with their keys, and its joins with reference data.
import type { Program, SqlValue } from '../../../../streaming-sql/engine.ts';
import type { JoinShape, KeyShape, StreamJoinShape, WindowShape } from '../../../core/ports.ts';
import type { Application, ApplicationInput } from '../application.ts';
import type { TableRows } from './query-program.ts';

export interface ObservedQuery {
  readonly windows: readonly WindowShape[];
  readonly joins: readonly JoinShape[];
  readonly streamJoins: readonly StreamJoinShape[];
}

type Operator = ReturnType<Program['describe']>[number]['plan'];
type Pump = ReturnType<Program['describe']>[number];
type Parts = Pick<Application, 'inputs' | 'references'>;

/** More rows of a table are not told: nobody would look at them. */
const MOST_ROWS = 200;
const CURRENT_ROW = 'the current row';
const UNTIL_CHANGE = 'until its key changes';
/** The units of FLOOR, and those of a length of time in a description. */
const UNITS_MS: Readonly<Record<string, number>> = {
  SECOND: 1_000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

export function observedQuery(program: Program, { inputs, references }: Parts, rowsOf: TableRows): ObservedQuery {
  const pumps = program.describe();
  const fieldOf = fieldsOf(inputs);
  const windows = program.windows.map(({ from, pump, shape }, index): WindowShape => {
    const earlier = program.windows.slice(0, index).filter((window) => window.pump === pump).length;
    const plan = pumps.find(({ name }) => name === pump)?.plan;
    const keys = plan ? windowKeys(plan)[earlier] : undefined;
    const told = { from, pump, ...(keys && { keys: keys.map((text) => keyShape(text, fieldOf)) }) };
    return shape.kind === 'sliding-rows'
      ? { kind: shape.kind, rows: shape.rows, ...told }
      : { kind: shape.kind, sizeMs: shape.sizeMs, ...told };
  });
  const joins = pumps.flatMap(({ name, plan }) =>
    all(plan).flatMap((operator): JoinShape[] => {
      const table = operator.inputs.find((input) => input.operator === 'reference table');
      const reference = references.find(({ tableName }) => tableName === detail(table, 'table'));
      if (!table || !reference || !operator.operator.endsWith('join with a table')) return [];
      const rows = rowsOf(reference);
      return [
        {
          pump: name,
          table: reference.tableName,
          columns: table.columns,
          rows: rows.slice(0, MOST_ROWS).map((row) => row.map(plainValue)),
          rowCount: rows.length,
          on: joinKeys(detail(operator, 'on'), fieldOf),
          unmatched: operator.operator.startsWith('inner') ? 'dropped' : 'kept',
        },
      ];
    }),
  );
  return { windows, joins, streamJoins: pumps.flatMap((pump) => streamJoinsOf(pump, pumps, windows, fieldOf)) };
}

/** A join of streams whose keys are plain columns of an input, perhaps handed on by pumps; of others there is nothing to draw. */
function streamJoinsOf(pump: Pump, pumps: readonly Pump[], windows: readonly WindowShape[], fieldOf: FieldOf): StreamJoinShape[] {
  return all(pump.plan).flatMap(({ operator, details, inputs: [left, right] }): StreamJoinShape[] => {
    if (!/ join$/.test(operator) || !left || !right) return [];
    const [leftKeys, rightKeys] = (details.find(([name]) => name === 'on')?.[1] ?? '').split(' = ').map(listed);
    const on = (leftKeys ?? []).map((key, index) => ({
      left: sourceField(left, columnOf(key), pumps, fieldOf),
      right: sourceField(right, columnOf(rightKeys?.[index] ?? ''), pumps, fieldOf),
    }));
    const known = on.filter((one): one is StreamJoinShape['on'][number] => one.left !== undefined && one.right !== undefined);
    const sizes = windows.flatMap((window) => (window.pump === pump.name && window.kind === 'sliding-range' ? [window.sizeMs] : []));
    return known.length > 0 && known.length === on.length && sizes.length > 0
      ? [{ pump: pump.name, sizeMs: Math.max(...sizes), on: known }]
      : [];
  });
}

/** The member of the records from which a column comes: through filters, and through the pumps that feed a declared stream. */
function sourceField(operator: Operator, column: string, pumps: readonly Pump[], fieldOf: FieldOf): string | undefined {
  if (operator.stream === undefined) {
    const [input] = operator.inputs;
    const selected = listed(detail(operator, 'select'))[operator.columns.indexOf(column)];
    return input && selected ? sourceField(input, columnOf(selected), pumps, fieldOf) : undefined;
  }
  const feeders = pumps.filter(({ target }) => target === operator.stream);
  if (feeders.length === 0) return fieldOf(column);
  const [feeder] = feeders;
  // A pump that feeds itself has no beginning.
  if (!feeder || feeders.length > 1 || all(feeder.plan).some(({ stream }) => stream === feeder.target)) return undefined;
  return sourceField(feeder.plan, feeder.plan.columns[operator.columns.indexOf(column)] ?? '', pumps, fieldOf);
}

const plainValue = (value: SqlValue) =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) ? (value as string | number | boolean | null) : String(value);

/** An operator and all below it, the result first: the order of a program's windows. */
const all = (operator: Operator): readonly Operator[] => [operator, ...operator.inputs.flatMap(all)];

const detail = (operator: Operator | undefined, name: string) => operator?.details.find((each) => each[0] === name)?.[1] ?? '';

/** The keys of a plan's windows, in the order of a program's: those of one operator follow each other. */
function windowKeys(plan: Operator): readonly (readonly string[])[] {
  return all(plan).flatMap(({ operator, details }): (readonly string[])[] => {
    const keys: string[][] = [];
    // A side of a join whose current row alone takes part has no window.
    if (/ join$/.test(operator)) return details.filter(([name, text]) => /^(left|right)$/.test(name) && text !== CURRENT_ROW).map(() => []);
    if (!operator.endsWith(' window')) return [];
    for (const [name, text] of details) {
      // A group that ends when its key changes is no window of time.
      if (name === 'window' && text === UNTIL_CHANGE) return [];
      if (name === 'window') keys.push([]);
      if (name === 'key') keys.at(-1)?.push(...listed(text));
    }
    return keys;
  });
}

/** The parts of a list; commas within parentheses part nothing. */
function listed(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${letter}`);
  }
  return parts.map((part) => part.trim());
}

type FieldOf = (column: string) => string | undefined;

/** Where the records of the inputs hold a column: by its mapping, or by its place in a line. */
function fieldsOf(inputs: readonly ApplicationInput[]): FieldOf {
  const fields = new Map<string, string>();
  for (const { schema } of inputs) {
    const isLine = schema.RecordFormat?.RecordFormatType === 'CSV';
    for (const [index, { Name = '', Mapping = '' }] of (schema.RecordColumns ?? []).entries()) {
      const member = /^\$\.([^.[\]]+)$/.exec(Mapping)?.[1];
      const field = isLine ? `column ${index + 1}` : member;
      if (field !== undefined) fields.set(Name, field);
    }
  }
  return (column) => fields.get(column);
}

/** `S.TICKER`, `STEP(S.AT, 20 s)` and `FLOOR TO MINUTE(S.AT)` are understood; of all else there is the text alone. */
function keyShape(text: string, fieldOf: FieldOf): KeyShape {
  const [, inner, count, length = 'ms'] = /^STEP\((.+), (\d+) ?(\w+)?\)$/.exec(text) ?? [];
  const [, unit = '', floored] = /^FLOOR TO (\w+)\((.+)\)$/.exec(text) ?? [];
  const field = fieldOf(columnOf(inner ?? floored ?? text));
  const unitMs = UNITS_MS[inner === undefined ? unit : length];
  const stepMs = unitMs === undefined ? undefined : unitMs * Number(count ?? 1);
  return { text, ...(field !== undefined && { field }), ...(stepMs !== undefined && { stepMs }) };
}

/** Without the name of the stream before it. */
const columnOf = (text: string) => text.slice(text.lastIndexOf('.') + 1);

function joinKeys(on: string, fieldOf: FieldOf): JoinShape['on'] {
  const [ofStream = '', ofTable = ''] = on.split(' = ');
  const columns = listed(ofTable).map(columnOf);
  const keys = listed(ofStream).map((text, index) => ({ field: fieldOf(columnOf(text)), column: columns[index] }));
  const plain = keys.filter((key): key is JoinShape['on'][number] => key.field !== undefined && key.column !== undefined);
  return plain.length === keys.length ? plain : [];
}
