// Tumbling windows as generated code: the window's test is one comparison a row, COUNT, SUM, AVG, MIN and MAX are inline.
import { newAggregateState } from '../functions/aggregate-functions.ts';
import type { AggregateCall, TumblingPlan } from '../plan/plan.ts';
import { ROWTIME_INDEX, type Scalar } from '../semantics/scalar.ts';
import type { Row, Value } from '../semantics/value.ts';
import { CodeWriter, type SlotText, writeScalar } from './compile-scalar.ts';
import { type Clock, NO_ROW, type Operator, type Runtime, type Sink } from './operator.ts';
import { LoopWriter } from './row-loop.ts';
import { sumText } from './sum-text.ts';
import { windowEnd } from './window-end.ts';

type Accumulators = Readonly<Record<string, unknown>>;

/** Plain data: groups by key (a map in a map for each further key), and in the order in which they appeared. */
interface TumblingState {
  groups: Map<Value, unknown>;
  list: Accumulators[];
  end: number;
  time: Value[]; // the time keys' values in the open window
  lastRowtime: number;
}

/** What the loop calls when a row is past the window's end. */
type Roll = (state: TumblingState, rowtimeMs: number, produced: Row[]) => void;

/** True for plans that the generated loop covers. */
export function coversTumbling({ timeKeys, changeKeys, aggregates, keys }: TumblingPlan): boolean {
  const bytes = keys.some(({ type }) => type.kind === 'BINARY' || type.kind === 'VARBINARY');
  return timeKeys.length > 0 && changeKeys.length === 0 && !bytes && aggregates.every(({ distinct }) => !distinct);
}

const emptyState = (): TumblingState => ({ groups: new Map(), list: [], end: Number.NEGATIVE_INFINITY, time: [], lastRowtime: 0 });

export function createTumblingLoop(plan: TumblingPlan, out: Sink, runtime: Runtime): Operator {
  const timeKeys = plan.timeKeys.map((i) => runtime.evaluator(plan.keys[i] as Scalar));
  const result = compileResult(plan, runtime.clock);
  const bare = plan.project ? compileResult({ ...plan, project: undefined }, runtime.clock) : result;
  let state = emptyState();

  const close = (produced: Row[]): void => {
    const { list, time, end } = state;
    for (let i = 0; i < list.length; i++) {
      const group = list[i] as Accumulators;
      try {
        produced.push({ rowtimeMs: end, values: result(group, time, end) });
      } catch (error) {
        runtime.fail(error, { rowtimeMs: end, values: bare(group, time, end) });
      }
    }
    state.groups.clear();
    state.list = [];
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
    deadline: () => (state.list.length > 0 ? state.end : undefined),
    save: () => state,
    load(saved) {
      state = saved as TumblingState;
    },
  };
}

function compileLoop(plan: TumblingPlan, runtime: Runtime, roll: Roll): ReturnType<LoopWriter['close']> {
  const { keys, timeKeys, aggregates, where } = plan;
  const loop = new LoopWriter(runtime);
  // Within a window the time keys stay the same, so they are no part of a group's key.
  const groupKeys = keys.filter((_, i) => !timeKeys.includes(i));
  loop.open([where, ...groupKeys, ...aggregates.map(({ argument }) => argument)]);
  loop.where(where);
  const keyTexts = groupKeys.map((key) => loop.scalar(key));
  const argumentTexts = aggregates.map(({ argument }) => argument && loop.scalar(argument));
  loop.line(`if (t >= state.end) ${loop.constant(roll)}(state, t, produced);`);
  loop.line('let map = state.groups;');
  const last = keyTexts.pop() ?? 'null';
  keyTexts.forEach((key, i) => {
    loop.line(`let m${i} = map.get(${key}); if (m${i} === undefined) { m${i} = new Map(); map.set(${key}, m${i}); } map = m${i};`);
  });
  loop.line(`let g = map.get(${last});`);
  const fields = [...keyTexts, last].map((text, i) => `g${i}: ${text}`).slice(0, groupKeys.length);
  const inits = aggregates.map((call, i) => initialFields(call, i, loop.writer));
  loop.line(`if (g === undefined) { g = { ${[...fields, ...inits].join(', ')} }; map.set(${last}, g); state.list.push(g); }`);
  aggregates.forEach((call, i) => {
    const text = argumentTexts[i];
    const update = updateText(call, i, text ?? 'true', loop.writer);
    const test = call.argument && text !== undefined ? loop.nullTest(call.argument, text) : 'true';
    loop.line(test === 'true' ? update : `if (${test}) { ${update} }`);
  });
  return loop.close();
}

function initialFields({ fn }: AggregateCall, i: number, writer: CodeWriter): string {
  if (fn.name === 'COUNT') return `n${i}: 0`;
  if (fn.name === 'SUM' || fn.name === 'AVG') return `n${i}: 0, a${i}: 0`;
  if (fn.name === 'MIN' || fn.name === 'MAX') return `v${i}: null`;
  return `x${i}: ${writer.constant(newAggregateState)}()`;
}

function updateText({ fn }: AggregateCall, i: number, value: string, writer: CodeWriter): string {
  if (fn.name === 'COUNT') return `g.n${i}++;`;
  if (fn.name === 'SUM' || fn.name === 'AVG') return `g.n${i}++; g.a${i} += ${value};`;
  if (fn.name === 'MIN') return `if (g.v${i} === null || ${value} < g.v${i}) g.v${i} = ${value};`;
  if (fn.name === 'MAX') return `if (g.v${i} === null || ${value} > g.v${i}) g.v${i} = ${value};`;
  return `${writer.constant(fn.add)}(g.x${i}, ${value});`;
}

type GroupResult = (group: Accumulators, time: readonly Value[], t: number) => Row['values'];

/** A group's result: the projection over its keys and its aggregates; `t` is the end of the window. */
function compileResult({ keys, timeKeys, aggregates, project }: TumblingPlan, clock: Clock): GroupResult {
  const writer = new CodeWriter();
  let grouped = 0;
  const keyTexts = keys.map((_, i) => (timeKeys.includes(i) ? `time[${timeKeys.indexOf(i)}]` : `g.g${grouped++}`));
  const results = aggregates.map(({ fn, type }, i) => {
    if (fn.name === 'COUNT') return `g.n${i}`;
    if (fn.name === 'SUM' || fn.name === 'AVG') return sumText(fn.name, `g.a${i}`, `g.n${i}`, type, writer);
    if (fn.name === 'MIN' || fn.name === 'MAX') return `g.v${i}`;
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
