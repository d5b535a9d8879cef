// The plan for people who look at it as a picture: one box an operator, with its key, its window and what it has to remember.
import type { Scalar } from '../semantics/scalar.ts';
import { durationText } from './duration-text.ts';
import { expressionText } from './expression-text.ts';
import { type AggregateCall, type Frame, inputsOf, type Plan, type PumpPlan } from './plan.ts';

/** One operator and what flows into it. Texts are of the query: show them as text. */
export interface OperatorDescription {
  /** What it is, in a few words: `tumbling window`, `filter and select`. */
  readonly operator: string;
  /** Its particulars, in the order of reading: ['window', '10 s'], ['key', 'TICKER']. */
  readonly details: readonly (readonly [name: string, text: string])[];
  /** What it keeps between rows, as a phrase; `nothing` where a row passes and is forgotten. */
  readonly remembers: string;
  readonly columns: readonly string[];
  /** The longest time for which a row or a group is kept, in milliseconds; absent where it is not bounded by time. */
  readonly windowMs?: number;
  /** What `remembers` comes to, for somebody who knows the rows; the engine leaves it out. */
  readonly estimate?: string;
  /** The stream that a scan reads. */
  readonly stream?: string;
  readonly inputs: readonly OperatorDescription[];
}

/** A pump: the stream that it writes to, and the operator whose rows it takes. */
export interface PumpDescription {
  readonly name: string;
  readonly target: string;
  readonly state: 'STARTED' | 'STOPPED';
  readonly plan: OperatorDescription;
}

type Own = Pick<OperatorDescription, 'operator' | 'details' | 'remembers' | 'windowMs'>;
/** Measures the window that time keys make, in milliseconds. */
type SizeOf = (timeKeys: readonly Scalar[]) => number;

/** Describes a pump's plan. `sizeOf` measures the window that time keys make. */
export function describePump({ name, target, state, plan }: PumpPlan, sizeOf: SizeOf): PumpDescription {
  return { name, target, state, plan: describe(plan, sizeOf) };
}

function describe(plan: Plan, sizeOf: SizeOf): OperatorDescription {
  return {
    ...ownOf(plan, sizeOf),
    columns: plan.columns.map(({ name }) => name),
    ...(plan.node === 'scan' && { stream: plan.stream }),
    inputs: inputsOf(plan).map((input) => describe(input, sizeOf)),
  };
}

function ownOf(plan: Plan, sizeOf: SizeOf): Own {
  switch (plan.node) {
    case 'scan':
      return own('read the stream', [['stream', plan.stream]], 'nothing');
    case 'calc': {
      const rowtime = plan.rowtime ? [['ROWTIME', expressionText(plan.rowtime)] as const] : [];
      return own(
        plan.where ? 'filter and select' : 'select',
        [...whereOf(plan.where), ['select', list(plan.project)], ...rowtime],
        'nothing',
      );
    }
    case 'tumbling':
      return tumbling(plan, sizeOf);
    case 'stagger':
      return own(
        'stagger window',
        [['window', durationText(plan.sizeMs)], ...keyOf(plan.keys), ['compute', calls(plan.aggregates)], ...whereOf(plan.where)],
        'one group for each key whose window is open',
        plan.sizeMs,
      );
    case 'sliding':
      return own(
        'sliding window',
        [
          ...plan.windows.flatMap(({ partition, frame, calls: computed }): Detail[] => [
            ['window', frameText(frame)],
            ...keyOf(partition),
            ['compute', computed.map(({ call }) => `${call.name}(${list(call.args) || '*'})`).join(', ')],
          ]),
          ...whereOf(plan.where),
        ],
        plan.windows.map(({ frame, partition }) => kept(frame, partition.length > 0 ? ' for each key' : '')).join('; '),
        longestMs(plan.windows.map(({ frame }) => frame)),
      );
    case 'union':
      return own('union of streams', [['order', 'ROWTIME']], 'rows that wait for the slower stream');
    case 'set':
      return own(plan.operator.toLowerCase(), [], 'nothing after the start: it reads tables');
    case 'values':
      return own('values', [['rows', String(plan.rows.length)]], 'nothing');
    case 'table':
      return own('reference table', [['table', plan.table]], `${rows(plan.rows.length)}, read at the start`);
    case 'distinct':
      return own('distinct', [], 'each different row until the time moves on');
    case 'sort':
      return own(
        'sort',
        [['by', plan.keys.map(({ scalar, descending }) => expressionText(scalar) + (descending ? ' DESC' : '')).join(', ')]],
        'rows of the time that is not over',
      );
    case 'join':
      return own(
        `${plan.kind.toLowerCase()} join`,
        [
          ['left', frameText(plan.left.frame)],
          ['right', frameText(plan.right.frame)],
          ...(plan.left.keys.length > 0 ? [['on', pairs(plan.left.keys, plan.right.keys)] as const] : []),
          ...whereOf(plan.condition),
        ],
        `left: ${kept(plan.left.frame, '')}; right: ${kept(plan.right.frame, '')}`,
      );
    case 'lookup':
      return own(
        `${plan.kind.toLowerCase()} join with a table`,
        [['on', pairs(plan.streamKeys, plan.tableKeys)], ...whereOf(plan.condition)],
        'the table, by its key',
      );
    case 'membership':
      return own('EXISTS or IN', [['tests', String(plan.tests.length)]], 'the tables, by their keys');
    case 'function':
      return own(
        plan.name,
        Object.entries(plan.settings).map(([name, value]): Detail => [name.toLowerCase(), String(value)]),
        'what the function has learnt',
      );
  }
}

type Detail = readonly [name: string, text: string];

const own = (operator: string, details: readonly Detail[], remembers: string, windowMs?: number): Own => ({
  operator,
  details,
  remembers,
  ...(windowMs !== undefined && Number.isFinite(windowMs) && { windowMs }),
});

/** The longest of the frames, where all are bounded by time. */
const longestMs = (frames: readonly (Frame | undefined)[]): number =>
  Math.max(...frames.map((frame) => (frame?.unit === 'RANGE' ? frame.sizeMs : Number.POSITIVE_INFINITY)));

function tumbling(plan: Extract<Plan, { node: 'tumbling' }>, sizeOf: SizeOf): Own {
  const times = plan.timeKeys.map((index) => plan.keys[index] as Scalar);
  const others = plan.keys.filter((_, index) => !plan.timeKeys.includes(index));
  const window: Detail =
    times.length > 0 ? ['window', `${durationText(sizeOf(times))}: ${list(times)}`] : ['window', 'until its key changes'];
  return own(
    'tumbling window',
    [window, ...keyOf(others), ['compute', calls(plan.aggregates)], ...whereOf(plan.where)],
    others.length > 0 ? 'one group for each key of the open window' : 'one group: the open window',
    times.length > 0 ? sizeOf(times) : undefined,
  );
}

const list = (scalars: readonly Scalar[]): string => scalars.map((scalar) => expressionText(scalar)).join(', ');
const pairs = (left: readonly Scalar[], right: readonly Scalar[]): string =>
  left.map((key, index) => `${expressionText(key)} = ${list(right.slice(index, index + 1))}`).join(' AND ');
const whereOf = (where: Scalar | undefined): Detail[] => (where ? [['where', expressionText(where)]] : []);
const keyOf = (keys: readonly Scalar[]): Detail[] => (keys.length > 0 ? [['key', list(keys)]] : []);

function calls(aggregates: readonly AggregateCall[]): string {
  if (aggregates.length === 0) return 'the groups alone';
  return aggregates
    .map(({ fn, argument, distinct }) => `${fn.name}(${distinct ? 'DISTINCT ' : ''}${argument ? expressionText(argument) : '*'})`)
    .join(', ');
}

const rows = (count: number): string => (Number.isFinite(count) ? `${count} ${count === 1 ? 'row' : 'rows'}` : 'all rows');

function frameText(frame: Frame | undefined): string {
  if (!frame) return 'the current row';
  if (frame.unit === 'RANGE') return Number.isFinite(frame.sizeMs) ? `the last ${durationText(frame.sizeMs)}` : 'all rows so far';
  return Number.isFinite(frame.rows) ? `the row and ${rows(frame.rows)} before it` : 'all rows so far';
}

function kept(frame: Frame | undefined, each: string): string {
  if (!frame) return 'the current row';
  if (frame.unit === 'RANGE' && Number.isFinite(frame.sizeMs)) return `rows of the last ${durationText(frame.sizeMs)}${each}`;
  if (frame.unit === 'ROWS' && Number.isFinite(frame.rows)) return `${rows(frame.rows)}${each}, for ever`;
  return `a running result${each}, for ever`;
}
