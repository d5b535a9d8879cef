// Tumbling windows as generated code: the window's test is one comparison a row, COUNT, SUM, AVG, MIN and MAX are inline.
import { newAggregateState } from '../functions/aggregate-functions.ts';
import { exactSum } from '../functions/exact-sum.ts';
import type { AggregateCall, TumblingPlan } from '../plan/plan.ts';
import { ROWTIME_INDEX, type Scalar } from '../semantics/scalar.ts';
import type { Row, Value } from '../semantics/value.ts';
import { CodeWriter, type SlotText, writeScalar } from './compile-scalar.ts';
import { GroupDirectory, type KeyKind } from './group-directory.ts';
import { type Clock, NO_ROW, type Operator, type Runtime, type Sink } from './operator.ts';
import { LoopWriter } from './row-loop.ts';
import { exactUpdate, type SumFields, sumText } from './sum-text.ts';
import { windowEnd } from './window-end.ts';

/** One group. It outlives its window: `epoch` tells in which it was last used, so that a key that comes again costs no allocation. */
type Accumulators = Record<string, unknown> & { epoch: number };

interface TumblingState {
  readonly table: GroupDirectory<Accumulators>;
  /** The groups of the open window in the order in which they appeared; what lies behind `count` is of windows before. */
  list: Accumulators[];
  count: number;
  epoch: number;
  end: number;
  time: Value[]; // the time keys' values in the open window
}

/** What is saved: plain data, only the open window. */
interface SavedState {
  readonly list: readonly Accumulators[];
  readonly end: number;
  readonly time: Value[];
}

/** What the loop calls when a row is past the window's end. */
type Roll = (state: TumblingState, rowtimeMs: number, produced: Row[]) => void;

/** True for plans that the generated loop covers. */
export function coversTumbling({ timeKeys, changeKeys, aggregates, keys }: TumblingPlan): boolean {
  const bytes = keys.some(({ type }) => type.kind === 'BINARY' || type.kind === 'VARBINARY');
  return timeKeys.length > 0 && changeKeys.length === 0 && !bytes && aggregates.every(({ distinct }) => !distinct);
}

const emptyState = (kind: KeyKind): TumblingState => ({
  table: new GroupDirectory(kind),
  list: [],
  count: 0,
  epoch: 0,
  end: Number.NEGATIVE_INFINITY,
  time: [],
});

export function createTumblingLoop(plan: TumblingPlan, out: Sink, runtime: Runtime): Operator {
  const timeKeys = plan.timeKeys.map((i) => runtime.evaluator(plan.keys[i] as Scalar));
  const result = compileResult(plan, runtime.clock);
  const bare = compileResult({ ...plan, project: undefined }, runtime.clock, 'null');
  const groupKeys = groupKeysOf(plan);
  const kind = keyKind(groupKeys);
  let state = emptyState(kind);

  const close = (produced: Row[]): void => {
    const { list, count, time, end } = state;
    for (let i = 0; i < count; i++) {
      const group = list[i] as Accumulators;
      try {
        produced.push({ rowtimeMs: end, values: result(group, time, end) });
      } catch (error) {
        runtime.fail(error, { rowtimeMs: end, values: bare(group, time, end) });
      }
    }
    state.count = 0;
    state.epoch++;
    if (state.table.forgetUnused(count)) state.list = [];
  };
  const roll: Roll = (current, rowtimeMs, produced) => {
    close(produced);
    current.end = windowEnd(timeKeys, rowtimeMs);
    current.time = timeKeys.map((key) => key({ rowtimeMs, values: [] }, NO_ROW));
  };
  const loop = compileLoop(plan, runtime, roll);
  return {
    rows(rows) {
      const produced: Row[] = [];
      loop(rows, state, produced, runtime.fail);
      if (produced.length > 0) out.rows(produced);
    },
    bound(ms) {
      const produced: Row[] = [];
      if (ms >= state.end) close(produced);
      if (produced.length > 0) out.rows(produced);
      out.bound(ms);
    },
    deadline: () => (state.count > 0 ? state.end : undefined),
    save: (): SavedState => ({ list: state.list.slice(0, state.count), end: state.end, time: state.time }),
    load(saved) {
      const { list, end, time } = saved as SavedState;
      state = { ...emptyState(kind), list: [...list], count: list.length, end, time };
      for (const group of state.list) {
        group.epoch = state.epoch;
        state.table.add(
          groupKeys.map((_, i) => group[`g${i}`] as Value),
          group,
        );
      }
    },
  };
}

function compileLoop(plan: TumblingPlan, runtime: Runtime, roll: Roll): ReturnType<LoopWriter['close']> {
  const { aggregates, where } = plan;
  const loop = new LoopWriter(runtime);
  const groupKeys = groupKeysOf(plan);
  loop.open([where, ...groupKeys, ...aggregates.map(({ argument }) => argument)]);
  loop.where(where);
  const keyTexts = groupKeys.map((key) => loop.scalar(key));
  const argumentTexts = aggregates.map(({ argument }) => argument && loop.scalar(argument));
  loop.line(`if (t >= state.end) ${loop.constant(roll)}(state, t, produced);`);
  const keyOf = keyTexts.map((text, i) => {
    loop.line(`const key${i} = ${text};`);
    return `key${i}`;
  });
  loop.line(`let g = ${findText(keyOf, keyKind(groupKeys))};`);
  const fields = keyOf.map((key, i) => `g${i}: ${key}`);
  const inits = aggregates.map((call, i) => initialFields(call, i, loop.writer));
  const init = (assign: (field: string) => string) => inits.flat().map(assign);
  loop.line(`if (g === undefined) {
    g = { epoch: state.epoch, ${[...fields, ...init((field) => field)].join(', ')} };
    state.table.add([${keyOf.join(', ')}], g);
    state.list[state.count++] = g;
  } else if (g.epoch !== state.epoch) {
    g.epoch = state.epoch;
    ${init((field) => `g.${field.replace(':', ' =')};`).join(' ')}
    state.list[state.count++] = g;
  }`);
  aggregates.forEach((call, i) => {
    const text = argumentTexts[i];
    const update = updateText(call, i, text ?? 'true', loop.writer);
    const test = call.argument && text !== undefined ? loop.nullTest(call.argument, text) : 'true';
    loop.line(`${test === 'true' ? '' : `if (${test})`} { ${update} }`);
  });
  return loop.close();
}

/** The text that finds a group: whole numbers by place, several keys by a map in a map. */
function findText(keys: readonly string[], kind: KeyKind): string {
  const [key, ...others] = keys;
  if (key === undefined) return 'state.table.map.get(null)';
  if (others.length > 0) return `${keys.slice(0, -1).reduce((map, each) => `${map}.get(${each})?`, 'state.table.map')}.get(${keys.at(-1)})`;
  if (kind === 'whole number') {
    return `${key} !== null && ${key} >= 0 && ${key} < state.table.places.length ? state.table.places[${key}] : state.table.map.get(${key})`;
  }
  return `state.table.map.get(${key})`;
}

/** Within a window the time keys stay the same, so they are no part of a group's key. */
const groupKeysOf = ({ keys, timeKeys }: TumblingPlan): readonly Scalar[] => keys.filter((_, i) => !timeKeys.includes(i));

const keyKind = ([key, ...others]: readonly Scalar[]): KeyKind =>
  key && others.length === 0 && INTEGERS.has(key.type.kind) ? 'whole number' : 'any';

const INTEGERS: ReadonlySet<string> = new Set(['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT']);

/** The fields of an aggregate's state with their first values. */
function initialFields({ fn, argument }: AggregateCall, i: number, writer: CodeWriter): readonly string[] {
  if (fn.name === 'COUNT') return [`n${i}: 0`];
  if (isSum(fn)) return [`n${i}: 0`, `a${i}: 0`, ...(isExact(argument) ? [`w${i}: null`] : [])];
  if (isInlineExtreme(fn, argument)) return [`v${i}: null`];
  return [`x${i}: ${writer.constant(newAggregateState)}()`];
}

const isSum = ({ name }: AggregateCall['fn']): boolean => name === 'SUM' || name === 'AVG';
const isExact = (argument: Scalar | undefined): boolean => argument !== undefined && exactSum(argument.type) !== undefined;
/** What `<` orders; not all forms of a DECIMAL have that order. */
const isInlineExtreme = ({ name }: AggregateCall['fn'], argument: Scalar | undefined): boolean =>
  (name === 'MIN' || name === 'MAX') && argument?.type.kind !== 'DECIMAL';

const sumFields = (i: number): SumFields => ({ count: `g.n${i}`, low: `g.a${i}`, spilled: `g.w${i}` });

function updateText({ fn, argument }: AggregateCall, i: number, value: string, writer: CodeWriter): string {
  if (fn.name === 'COUNT') return `g.n${i}++;`;
  if (isSum(fn)) {
    if (!argument || !isExact(argument)) return `g.n${i}++; g.a${i} += ${value};`;
    return `g.n${i}++; ${exactUpdate('in', value, sumFields(i), argument.type, writer)}`;
  }
  if (isInlineExtreme(fn, argument))
    return `if (g.v${i} === null || ${value} ${fn.name === 'MIN' ? '<' : '>'} g.v${i}) g.v${i} = ${value};`;
  return `${writer.constant(fn.add)}(g.x${i}, ${value});`;
}

type GroupResult = (group: Accumulators, time: readonly Value[], t: number) => Row['values'];

/** A group's result: the projection over its keys and its aggregates; `t` is the end of the window. */
function compileResult({ keys, timeKeys, aggregates, project }: TumblingPlan, clock: Clock, onOverflow?: 'null'): GroupResult {
  const writer = new CodeWriter();
  let grouped = 0;
  const keyTexts = keys.map((_, i) => (timeKeys.includes(i) ? `time[${timeKeys.indexOf(i)}]` : `g.g${grouped++}`));
  const results = aggregates.map(({ fn, argument, type }, i) => {
    if (fn.name === 'COUNT') return `g.n${i}`;
    if (fn.name === 'SUM' || fn.name === 'AVG') return sumText(fn.name, sumFields(i), argument?.type ?? type, writer, onOverflow);
    if (isInlineExtreme(fn, argument)) return `g.v${i}`;
    return `${writer.constant(fn.result)}(g.x${i}, ${writer.constant(type)})`;
  });
  const slots = [...keyTexts, ...results];
  slots.forEach((text, i) => {
    writer.line(`const r${i} = ${text};`);
  });
  const slot: SlotText = (_, index) => (index === ROWTIME_INDEX ? 't' : `r${Number(index)}`);
  const values = project ? project.map((scalar) => writeScalar(scalar, writer, slot, clock)) : slots.map((_, i) => `r${i}`);
  return writer.build('g, time, t', `return [${values.join(', ')}];`);
}
