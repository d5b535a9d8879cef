// A started application: streams connected by pumps, rows pushed through them.
import type { PumpPlan } from '../plan/plan.ts';
import type { SqlType } from '../semantics/sql-type.ts';
import { type Row, RowFailure, type SqlValue } from '../semantics/value.ts';
import { type Built, buildPlan } from './build.ts';
import { compileScalar } from './compile-scalar.ts';
import { exactInput } from './exact-input.ts';
import { interpretScalar } from './interpret-scalar.ts';
import { Merge } from './merge.ts';
import type { Clock, Runtime, Sink, Stateful } from './operator.ts';
import { SeededRandom } from './seeded-random.ts';

/** One row of the error stream, before it is given its seven columns. AWS: dev guide, error-handling */
export interface ErrorRow {
  readonly errorTimeMs: number;
  readonly level: string;
  readonly name: string;
  readonly message: string;
  readonly dataRowtimeMs: number | null;
  readonly dataRow: readonly SqlValue[] | null;
  readonly pump: string;
}

export interface ExecutionPlan {
  readonly inputs: readonly string[];
  readonly declared: readonly string[];
  readonly types: ReadonlyMap<string, readonly SqlType[]>; // of the columns of each stream
  readonly pumps: readonly PumpPlan[];
  readonly mode: 'compiled' | 'interpreted';
  readonly seed: number;
}

class StreamNode implements Sink {
  readonly name: string;
  readonly readers: Sink[] = [];
  lastMs = Number.NEGATIVE_INFINITY;
  boundMs = Number.NEGATIVE_INFINITY;
  arrived: Row[] | undefined; // what drain() has not taken; undefined: nobody drains this stream
  private readonly late: (row: Row, stream: string) => void;

  constructor(name: string, collects: boolean, late: (row: Row, stream: string) => void) {
    this.name = name;
    this.arrived = collects ? [] : undefined;
    this.late = late;
  }

  rows(rows: readonly Row[]): void {
    const inOrder = this.ordered(rows);
    if (inOrder.length === 0) return;
    if (this.arrived) for (const row of inOrder) this.arrived.push(row);
    for (const reader of this.readers) reader.rows(inOrder);
    this.bound(this.lastMs);
  }

  bound(rowtimeMs: number): void {
    if (rowtimeMs <= this.boundMs) return;
    this.boundMs = rowtimeMs;
    for (const reader of this.readers) reader.bound(rowtimeMs);
  }

  /** ROWTIME never goes back: an older row is refused. A bound that was passed counts like a row. */
  private ordered(rows: readonly Row[]): readonly Row[] {
    let last = Math.max(this.lastMs, Number.isFinite(this.boundMs) ? this.boundMs : Number.NEGATIVE_INFINITY);
    let late = 0;
    for (const { rowtimeMs } of rows) {
      if (rowtimeMs < last) late++;
      else last = rowtimeMs;
    }
    if (late === 0) {
      this.lastMs = last;
      return rows;
    }
    last = Math.max(this.lastMs, this.boundMs);
    const kept: Row[] = [];
    for (const row of rows) {
      if (row.rowtimeMs < last) this.late(row, this.name);
      else {
        last = row.rowtimeMs;
        kept.push(row);
      }
    }
    this.lastMs = last;
    return kept;
  }
}

/** Runs an application. Nothing happens between calls: the caller brings rows and time. */
export class RunningApplication {
  private readonly streams = new Map<string, StreamNode>();
  private readonly stateful: Stateful[] = [];
  private readonly declared: ReadonlySet<string>;
  private readonly sources: StreamNode[]; // streams that no pump feeds
  private readonly clock: Clock;
  private readonly random: SeededRandom;
  private readonly exact: ReadonlyMap<string, ReturnType<typeof exactInput>>;
  private failures: ErrorRow[] = [];

  constructor(plan: ExecutionPlan, nowMs: number) {
    this.clock = { startMs: nowMs, rowMs: nowMs };
    this.random = new SeededRandom(plan.seed);
    this.declared = new Set(plan.declared);
    this.exact = new Map([...plan.types].map(([name, types]) => [name, exactInput(types)]));
    const late = (row: Row, stream: string): void =>
      this.report('OUT_OF_ORDER', `Rows are out of order: the row is older than the last one of stream '${stream}'`, row, '');
    for (const name of new Set([...plan.inputs, ...plan.declared]))
      this.streams.set(name, new StreamNode(name, this.declared.has(name), late));
    const pumps = plan.pumps.filter(({ state }) => state === 'STARTED');
    const starters = this.connect(pumps, plan.mode);
    const fed = new Set(pumps.map(({ target }) => target));
    this.sources = [...this.streams.values()].filter(({ name }) => !fed.has(name));
    for (const start of starters) start();
  }

  private connect(pumps: readonly PumpPlan[], mode: 'compiled' | 'interpreted'): (() => void)[] {
    const built: Built = { readers: [], starters: [], stateful: this.stateful };
    const merges = new Map<string, { merge: Merge; used: number }>();
    for (const { target } of pumps) {
      const writers = pumps.filter((pump) => pump.target === target).length;
      if (writers < 2 || merges.has(target)) continue;
      const merge = new Merge(writers, this.node(target));
      merges.set(target, { merge, used: 0 });
      this.stateful.push(merge);
    }
    for (const pump of pumps) {
      const shared = merges.get(pump.target);
      const out = shared ? shared.merge.input(shared.used++) : this.node(pump.target);
      buildPlan(pump.plan, out, this.runtime(pump.name, mode), built);
    }
    for (const { stream, sink } of built.readers) this.node(stream).readers.push(sink);
    return built.starters;
  }

  private runtime(pump: string, mode: 'compiled' | 'interpreted'): Runtime {
    return {
      mode,
      clock: this.clock,
      random: this.random.next,
      evaluator: (scalar) => (mode === 'compiled' ? compileScalar(scalar, this.clock) : interpretScalar(scalar, this.clock)),
      fail: this.failing(pump),
    };
  }

  private report(name: string, message: string, row: Row, pump: string): void {
    this.failures.push({
      errorTimeMs: this.clock.rowMs,
      level: 'ERROR',
      name,
      message,
      dataRowtimeMs: row.rowtimeMs,
      dataRow: row.values,
      pump,
    });
  }

  private node(name: string): StreamNode {
    const node = this.streams.get(name);
    if (!node) throw new RangeError(`There is no in-application stream '${name}': there are ${[...this.streams.keys()].join(', ')}`);
    return node;
  }

  /** Rows of an input stream, ROWTIME ascending; an older row, or one whose numbers do not fit, goes to errors(). Throws RangeError for an unknown stream. */
  push(stream: string, rows: readonly Row[]): void {
    const node = this.node(stream);
    const last = rows.at(-1);
    if (!last) return;
    this.clock.rowMs = Math.max(this.clock.rowMs, last.rowtimeMs);
    const exact = this.exact.get(stream);
    node.rows(exact ? exact(rows, this.failing('')) : rows);
  }

  private failing(pump: string): Runtime['fail'] {
    return (error, row) => {
      if (!(error instanceof RowFailure)) throw error;
      this.report(error.code, error.message, row, pump);
    };
  }

  /** A rowtime bound of every input stream: the next row will not be older than this. */
  advance(rowtimeMs: number): void {
    this.clock.rowMs = Math.max(this.clock.rowMs, rowtimeMs);
    for (const source of this.sources) source.bound(rowtimeMs);
  }

  /** Rows that arrived in a declared stream since its last drain. */
  drain(stream: string): Row[] {
    const node = this.node(stream);
    const rows = node.arrived ?? [];
    if (node.arrived) node.arrived = [];
    return rows;
  }

  errors(): ErrorRow[] {
    const failures = this.failures;
    this.failures = [];
    return failures;
  }

  /** The earliest bound whose advance() would make a row appear. */
  nextDeadlineMs(): number | undefined {
    const passed = Math.min(...this.sources.map(({ boundMs }) => boundMs));
    let earliest: number | undefined;
    for (const item of this.stateful) {
      const deadline = item.deadline();
      if (deadline !== undefined && deadline > passed && (earliest === undefined || deadline < earliest)) earliest = deadline;
    }
    return earliest;
  }

  /** Everything open, as structured-cloneable data. */
  snapshot(): unknown {
    return structuredClone({
      clock: this.clock,
      random: this.random.state,
      failures: this.failures,
      streams: [...this.streams.values()].map(({ name, lastMs, boundMs, arrived }) => ({ name, lastMs, boundMs, arrived })),
      operators: this.stateful.map((item) => item.save()),
    });
  }

  /** Puts back what snapshot() gave; the application must be the same. */
  restore(snapshot: unknown): void {
    const saved = structuredClone(snapshot) as {
      clock: Clock;
      random: number;
      failures: ErrorRow[];
      streams: { name: string; lastMs: number; boundMs: number; arrived: Row[] | undefined }[];
      operators: unknown[];
    };
    Object.assign(this.clock, saved.clock);
    this.random.state = saved.random;
    this.failures = saved.failures;
    for (const { name, ...state } of saved.streams) Object.assign(this.node(name), state);
    this.stateful.forEach((item, i) => {
      item.load(saved.operators[i]);
    });
  }
}
