// A plan to running operators: the one place that knows which node is run by which operator.
import type { FunctionPlan, Plan } from '../plan/plan.ts';
import { type Row, RowFailure, type SqlValue } from '../semantics/value.ts';
import { createCalc, valuesOf } from './calc.ts';
import { createDistinct } from './distinct.ts';
import { createGroupRank } from './group-rank.ts';
import { createHotspots } from './hotspots.ts';
import { createItemsTumbling } from './items-tumbling.ts';
import { Join } from './join.ts';
import { createLookup } from './lookup.ts';
import { createMembership } from './membership.ts';
import { Merge } from './merge.ts';
import { NO_ROW, type Operator, type Runtime, type Sink, type Stateful } from './operator.ts';
import { createRandomCutForest } from './random-cut-forest.ts';
import { createSetOperation } from './set-operation.ts';
import { createSliding } from './sliding.ts';
import { createSort } from './sort.ts';
import { createStagger } from './stagger.ts';
import { createTumbling } from './tumbling.ts';

export interface Built {
  /** Where each scanned stream's rows must go. */
  readonly readers: { readonly stream: string; readonly sink: Sink }[];
  /** Tables and VALUES: run once, when the application starts. */
  readonly starters: (() => void)[];
  readonly stateful: Stateful[];
}

/** Builds the operators of `plan`, the last of which feeds `out`. */
export function buildPlan(plan: Plan, out: Sink, runtime: Runtime, built: Built): void {
  const attach = (input: Plan, operator: Operator): void => {
    built.stateful.push(operator);
    buildPlan(input, operator, runtime, built);
  };
  switch (plan.node) {
    case 'scan':
      built.readers.push({ stream: plan.stream, sink: out });
      return;
    case 'values':
    case 'table':
      built.starters.push(() => {
        const rows =
          plan.node === 'table'
            ? rowsAt(runtime.clock.startMs, plan.rows)
            : evaluateRows(
                plan.rows.map((row) => row.map(runtime.evaluator)),
                runtime,
              );
        if (rows.length > 0) out.rows(rows);
        out.bound(Number.POSITIVE_INFINITY);
      });
      return;
    case 'calc':
      attach(plan.input, createCalc(plan, out, runtime));
      return;
    case 'tumbling':
      attach(plan.input, createTumbling(plan, out, runtime));
      return;
    case 'stagger':
      attach(plan.input, createStagger(plan, out, runtime));
      return;
    case 'sliding':
      attach(plan.input, createSliding(plan, out, runtime));
      return;
    case 'distinct':
      attach(plan.input, createDistinct(plan, out));
      return;
    case 'sort':
      attach(plan.input, createSort(plan, out, runtime));
      return;
    case 'union': {
      const merge = new Merge(plan.inputs.length, out);
      built.stateful.push(merge);
      plan.inputs.forEach((input, i) => {
        buildPlan(input, merge.input(i), runtime, built);
      });
      return;
    }
    case 'set': {
      const sinks = createSetOperation(plan, out);
      plan.inputs.forEach((input, i) => {
        buildPlan(input, sinks[i] as Sink, runtime, built);
      });
      return;
    }
    case 'join': {
      const join = new Join(plan, out, runtime);
      built.stateful.push(join);
      buildPlan(plan.left.plan, join.input('left'), runtime, built);
      buildPlan(plan.right.plan, join.input('right'), runtime, built);
      return;
    }
    case 'lookup': {
      const lookup = createLookup(plan, out, runtime);
      // The table first: its rows are there before the stream's.
      buildPlan(plan.table, lookup.table, runtime, built);
      attach(plan.stream, lookup.stream);
      return;
    }
    case 'membership': {
      const membership = createMembership(plan, out, runtime);
      // The tables first: their rows are there before the input's.
      plan.tests.forEach(({ table }, i) => {
        buildPlan(table, membership.tables[i] as Sink, runtime, built);
      });
      attach(plan.input, membership.input);
      return;
    }
    case 'function':
      attach(plan.input, createFunction(plan, out, runtime));
      return;
  }
}

function createFunction(plan: FunctionPlan, out: Sink, runtime: Runtime): Operator {
  if (plan.name === 'GROUP_RANK') return createGroupRank(plan, out);
  if (plan.name === 'HOTSPOTS') return createHotspots(plan, out);
  if (plan.name.startsWith('RANDOM_CUT_FOREST')) return createRandomCutForest(plan, out, runtime);
  return createItemsTumbling(plan, out);
}

const rowsAt = (rowtimeMs: number, rows: readonly (readonly SqlValue[])[]): Row[] => rows.map((values) => ({ rowtimeMs, values }));

function evaluateRows(rows: readonly (readonly ReturnType<Runtime['evaluator']>[])[], runtime: Runtime): Row[] {
  const rowtimeMs = runtime.clock.startMs;
  return rows.flatMap((row) => {
    try {
      return [{ rowtimeMs, values: valuesOf(row, NO_ROW) }];
    } catch (error) {
      if (!(error instanceof RowFailure)) throw error;
      runtime.fail(error, { rowtimeMs, values: [] });
      return [];
    }
  });
}
