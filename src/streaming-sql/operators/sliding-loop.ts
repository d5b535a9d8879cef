// Sliding windows as generated code: running sums inline, queues for MIN and MAX, one row out per row in.
import { newAggregateState, restoredSum } from '../functions/aggregate-functions.ts';
import { exactSum } from '../functions/exact-sum.ts';
import type { SlidingPlan, SlidingWindow, WindowCall } from '../plan/plan.ts';
import { type Scalar, sameScalar } from '../semantics/scalar.ts';
import type { SqlType } from '../semantics/sql-type.ts';
import type { Row, Value } from '../semantics/value.ts';
import { bestFrom, enterExtreme, extremeTest, newExtremeQueue } from './extreme-queue.ts';
import { placeResult } from './frame-place.ts';
import type { Operator, Runtime, Sink } from './operator.ts';
import { LoopWriter } from './row-loop.ts';
import { exactUpdate, type SumFields, sumText } from './sum-text.ts';

// Partitions whose last row has left its window are forgotten, looked for after this many rows.
export const SWEEP_EVERY = 100_000;
const COMPACT_AT = 512;
const INLINE = ['COUNT', 'SUM', 'AVG', 'MIN', 'MAX'];

/** Plain data: the rows in the frame (times, and one column c0, c1 ... per argument), and what is computed over them. */
interface LoopPartition {
  times: number[];
  head: number;
  cut: number;
  readonly keys: readonly Value[];
  [field: string]: unknown;
}

interface SlidingState {
  maps: Map<Value, unknown>[];
  lists: LoopPartition[][];
}

/** True for plans that the generated loop covers: aggregates over frames of a size. */
export function coversSliding({ windows }: SlidingPlan): boolean {
  return windows.every(
    ({ frame, calls, partition }) =>
      (frame.unit === 'ROWS' || Number.isFinite(frame.sizeMs)) &&
      partition.every(({ type }) => type.kind !== 'BINARY' && type.kind !== 'VARBINARY') &&
      calls.every(({ call }) => !call.distinct) &&
      calls.every(({ call }) => !call.fn || INLINE.includes(call.name) || call.fn.remove),
  );
}

export function createSlidingLoop(plan: SlidingPlan, out: Sink, runtime: Runtime): Operator {
  const { windows } = plan;
  const loop = compileLoop(plan, runtime);
  let state: SlidingState = { maps: windows.map(() => new Map()), lists: windows.map(() => []) };
  let sinceSweep = 0;

  const sweep = (now: number): void => {
    sinceSweep = 0;
    windows.forEach(({ frame }, w) => {
      if (frame.unit !== 'RANGE') return;
      const list = state.lists[w] as LoopPartition[];
      const kept = list.filter(({ times }) => (times.at(-1) as number) >= now - frame.sizeMs);
      if (kept.length === list.length) return;
      state.lists[w] = kept;
      state.maps[w] = mapOf(kept);
    });
  };
  return {
    rows(rows) {
      const produced: Row[] = [];
      loop(rows, state, produced, runtime.fail);
      sinceSweep += rows.length;
      if (sinceSweep >= SWEEP_EVERY) sweep(rows.at(-1)?.rowtimeMs ?? 0);
      if (produced.length > 0) out.rows(produced);
    },
    bound: (ms) => out.bound(ms),
    deadline: () => undefined,
    save: () => state,
    load(saved) {
      state = saved as SlidingState;
    },
  };
}

function mapOf(partitions: readonly LoopPartition[]): Map<Value, unknown> {
  const root = new Map<Value, unknown>();
  for (const partition of partitions) {
    let map = root;
    for (const key of partition.keys.slice(0, -1)) {
      const next = (map.get(key) as Map<Value, unknown> | undefined) ?? new Map<Value, unknown>();
      map.set(key, next);
      map = next;
    }
    map.set(partition.keys.at(-1) ?? null, partition);
  }
  return root;
}

function compileLoop(plan: SlidingPlan, runtime: Runtime): ReturnType<LoopWriter['close']> {
  const { windows, where, project } = plan;
  const loop = new LoopWriter(runtime, (index) => `r${index}`);
  loop.open([where, ...project, ...windows.flatMap(({ partition, calls }) => [...partition, ...calls.flatMap(({ call }) => call.args)])]);
  loop.where(where);
  // Keys and arguments of all windows first: a row that fails must leave none of them changed.
  const prepared = windows.map((window) => prepare(window, loop));
  prepared.forEach((window, w) => {
    writeWindow(window, w, loop);
  });
  // A result that fails (a sum out of range) must find all windows alike: with the row in.
  prepared.forEach((window, w) => {
    writeResults(window, w, loop);
  });
  const values = project.map((scalar) => loop.scalar(scalar));
  loop.line(`produced.push({ rowtimeMs: t, values: [${values.join(', ')}] });`);
  return loop.close();
}

interface PreparedWindow {
  readonly window: SlidingWindow;
  readonly keys: readonly string[];
  readonly args: readonly { readonly scalar: Scalar; readonly text: string }[]; // each argument once
  readonly argOf: (call: WindowCall) => number; // -1: COUNT(*)
  readonly extras: readonly (readonly string[])[]; // by call, the arguments after the first
}

function prepare(window: SlidingWindow, loop: LoopWriter): PreparedWindow {
  const args: { scalar: Scalar; text: string }[] = [];
  const indexOf = (scalar: Scalar): number => args.findIndex((known) => sameScalar(known.scalar, scalar));
  const keys = window.partition.map((key) => loop.scalar(key));
  for (const { call } of window.calls) {
    const [first] = call.args;
    if (first && indexOf(first) < 0) args.push({ scalar: first, text: loop.scalar(first) });
  }
  const extras = window.calls.map(({ call }) => call.args.slice(1).map((scalar) => loop.scalar(scalar)));
  return { window, keys, args, extras, argOf: ({ args: [first] }) => (first ? indexOf(first) : -1) };
}

const needsSum = ({ name }: WindowCall): boolean => name === 'SUM' || name === 'AVG';
const isExtreme = (call: WindowCall): boolean => call.name === 'MIN' || call.name === 'MAX';

/** Finds the partition, puts the row in, and takes the old rows out. */
function writeWindow({ window, keys, args, argOf }: PreparedWindow, w: number, loop: LoopWriter): void {
  const { frame, calls } = window;
  const p = `p${w}`;
  const last = keys.at(-1) ?? 'null';
  loop.line(`let map${w} = state.maps[${w}];`);
  keys.slice(0, -1).forEach((key, i) => {
    const next = `m${w}_${i}`;
    loop.line(
      `let ${next} = map${w}.get(${key}); if (${next} === undefined) { ${next} = new Map(); map${w}.set(${key}, ${next}); } map${w} = ${next};`,
    );
  });
  const fields = args.map(({ scalar }, a) => `c${a}: [], n${a}: 0, a${a}: 0, b${a}: ${nothingOf(scalar.type)}`);
  const own = calls.map(({ call }, i) =>
    isExtreme(call)
      ? `q${i}: ${loop.constant(newExtremeQueue)}()`
      : isInline(call) || !call.fn
        ? ''
        : `x${i}: ${loop.constant(newAggregateState)}()`,
  );
  const init = [`keys: [${keys.join(', ')}], times: [], head: 0, cut: 0`, ...fields, ...own].filter((text) => text !== '').join(', ');
  loop.line(
    `let ${p} = map${w}.get(${last}); if (${p} === undefined) { ${p} = { ${init} }; map${w}.set(${last}, ${p}); state.lists[${w}].push(${p}); }`,
  );
  loop.line(`const times${w} = ${p}.times; times${w}.push(t);`);
  args.forEach(({ scalar, text }, a) => {
    loop.line(`${p}.c${a}.push(${text});`);
    const entering = [`${p}.n${a}++;`, ...takingIn(calls, argOf, a, p, w, text, loop)];
    if (calls.some(({ call }) => argOf(call) === a && needsSum(call))) entering.push(addText('in', p, a, text, scalar.type, loop));
    loop.line(`if (${loop.nullTest(scalar, text)}) { ${entering.join(' ')} }`);
  });
  const leaves = frame.unit === 'RANGE' ? `times${w}[h${w}] < low${w}` : `times${w}.length - h${w} > ${loop.constant(frame.rows + 1)}`;
  loop.line(`let h${w} = ${p}.head; const low${w} = t - ${loop.constant(frame.unit === 'RANGE' ? frame.sizeMs : 0)};`);
  loop.line(`while (${leaves}) {`);
  args.forEach(({ scalar }, a) => {
    const sums = calls.some(({ call }) => argOf(call) === a && needsSum(call));
    const leaving = [`${p}.n${a}--;`, ...givingBack(calls, argOf, a, p, `o${a}`, loop)];
    if (sums)
      leaving.push(
        `if (${p}.n${a} === 0) { ${p}.a${a} = 0; ${p}.b${a} = ${nothingOf(scalar.type)}; } else { ${addText('out', p, a, `o${a}`, scalar.type, loop)} }`,
      );
    loop.line(`const o${a} = ${p}.c${a}[h${w}]; if (o${a} !== null) { ${leaving.join(' ')} }`);
  });
  loop.line(`h${w}++; } ${p}.head = h${w};`);
  loop.line(restoring(calls, argOf, p, w, loop));
}

/** Leaves the results in r0, r1 ..., then cuts off what has left the frame. */
function writeResults({ window: { calls }, args, argOf, extras }: PreparedWindow, w: number, loop: LoopWriter): void {
  const p = `p${w}`;
  calls.forEach(({ call, slot }, i) => {
    loop.line(`const r${slot} = ${resultText(call, i, argOf(call), p, w, loop, extras[i] ?? [])};`);
  });
  loop.line(`if (h${w} > ${COMPACT_AT} && h${w} * 2 > times${w}.length) ${loop.constant(compactor(args.length))}(${p});`);
}

const isInline = ({ name }: WindowCall): boolean => INLINE.includes(name);

/** Beside a sum `b` holds what was spilled of an exact one, or the lost low bits of doubles. */
const nothingOf = (type: SqlType): string => (exactSum(type) ? 'null' : '0');
const sumFields = (p: string, a: number): SumFields => ({ count: `${p}.n${a}`, low: `${p}.a${a}`, spilled: `${p}.b${a}` });

function takingIn(
  calls: SlidingWindow['calls'],
  argOf: PreparedWindow['argOf'],
  a: number,
  p: string,
  w: number,
  text: string,
  loop: LoopWriter,
): string[] {
  return calls.flatMap(({ call }, i) => {
    if (argOf(call) !== a || !call.fn) return [];
    if (isExtreme(call))
      return [`${loop.constant(enterExtreme)}(${p}.q${i}, ${p}.cut + times${w}.length - 1, ${text}, ${loop.constant(extremeTest(call))});`];
    return isInline(call) ? [] : [`${loop.constant(call.fn.enter ?? call.fn.add)}(${p}.x${i}, ${text});`];
  });
}

function givingBack(
  calls: SlidingWindow['calls'],
  argOf: PreparedWindow['argOf'],
  a: number,
  p: string,
  text: string,
  loop: LoopWriter,
): string[] {
  return calls.flatMap(({ call }, i) =>
    argOf(call) !== a || isInline(call) || !call.fn?.remove ? [] : [`${loop.constant(call.fn.remove)}(${p}.x${i}, ${text});`],
  );
}

/** Sums and deviations that lost their digits are computed anew from the frame; only of a finite number x is x - x zero. */
function restoring(calls: SlidingWindow['calls'], argOf: PreparedWindow['argOf'], p: string, w: number, loop: LoopWriter): string {
  const sums = new Set(calls.flatMap(({ call }) => (needsSum(call) && !isExact(call) ? [argOf(call)] : [])));
  const texts = [...sums].map(
    (a) => `if (${p}.a${a} - ${p}.a${a} !== 0) { [${p}.a${a}, ${p}.b${a}] = ${loop.constant(restoredSum)}(${p}.c${a}, h${w}); }`,
  );
  calls.forEach(({ call }, i) => {
    if (!isInline(call) && call.fn?.restore) texts.push(`${loop.constant(call.fn.restore)}(${p}.x${i}, ${p}.c${argOf(call)}, h${w});`);
  });
  return texts.join('\n');
}

const isExact = ({ args: [first] }: WindowCall): boolean => first !== undefined && exactSum(first.type) !== undefined;

/** Adds to the running sum, or takes out; of doubles it keeps the lost low bits, as the interpreted plan does. */
function addText(direction: 'in' | 'out', p: string, a: number, value: string, type: SqlType, loop: LoopWriter): string {
  if (exactSum(type)) return exactUpdate(direction, value, sumFields(p, a), type, loop.writer);
  const text = direction === 'in' ? value : `-${value}`;
  const [old, sum] = [loop.writer.fresh(), loop.writer.fresh()];
  return `const ${old} = ${p}.a${a}, ${sum} = ${old} + ${text}; ${p}.b${a} += Math.abs(${old}) >= Math.abs(${text}) ? ${old} - ${sum} + ${text} : ${text} - ${sum} + ${old}; ${p}.a${a} = ${sum};`;
}

function resultText(call: WindowCall, i: number, a: number, p: string, w: number, loop: LoopWriter, extras: readonly string[]): string {
  if (!call.fn) return `${loop.constant(placeResult)}(${loop.constant(call)}, ${p}.c${a}, times${w}, h${w}, [${extras.join(', ')}])`;
  if (isExtreme(call)) return `${loop.constant(bestFrom)}(${p}.q${i}, ${p}.cut + h${w})`;
  if (call.name === 'COUNT') return a < 0 ? `times${w}.length - h${w}` : `${p}.n${a}`;
  if (call.name === 'SUM' || call.name === 'AVG') {
    const fields = sumFields(p, a);
    const of = isExact(call) ? fields : { ...fields, low: `${fields.low} + ${fields.spilled}` };
    return sumText(call.name, of, call.args[0]?.type ?? call.type, loop.writer);
  }
  return `${loop.constant(call.fn?.result)}(${p}.x${i}, ${loop.constant(call.type)})`;
}

/** Cuts off what has left the frame. */
function compactor(columns: number): (partition: LoopPartition) => void {
  return (partition) => {
    const { head } = partition;
    partition.times = partition.times.slice(head);
    for (let a = 0; a < columns; a++) partition[`c${a}`] = (partition[`c${a}`] as Value[]).slice(head);
    partition.cut += head;
    partition.head = 0;
  };
}
