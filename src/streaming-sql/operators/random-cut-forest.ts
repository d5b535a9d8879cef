// RANDOM_CUT_FOREST: each row with its anomaly score. AWS: sqlrf-random-cut-forest.html, ...-with-explanation.html
import { finitePoint } from '../functions/finite-point.ts';
import { type CutTree, insertPoint, newCutTree, removePoint, scorePoint } from '../functions/random-cut-tree.ts';
import type { FunctionPlan } from '../plan/plan.ts';
import { numericColumns } from '../plan/plan-table-function.ts';
import type { Row, SqlValue } from '../semantics/value.ts';
import type { Operator, Runtime, Sink } from './operator.ts';

/** A tree and its sample: the leaf of each sampled point and its weight, of which the least stay. */
interface SampledTree {
  readonly tree: CutTree;
  readonly leaves: number[];
  readonly weights: number[];
}

interface ForestState {
  readonly trees: readonly SampledTree[];
  shingle: number[]; // the last points, oldest first
  seen: number;
}

export function createRandomCutForest(plan: FunctionPlan, out: Sink, runtime: Runtime): Operator {
  const columns = numericColumns(plan.input.columns);
  const names = columns.map((i) => plan.input.columns[i]?.name ?? '');
  const { trees, subSample, timeDecay, shingle } = plan.settings;
  const sampleSize = Number(subSample);
  const width = columns.length * Number(shingle);
  const explains = plan.name === 'RANDOM_CUT_FOREST_WITH_EXPLANATION';
  const directed = plan.settings.withDirectionality === true;
  let state: ForestState = {
    trees: Array.from({ length: Number(trees) }, () => ({ tree: newCutTree(sampleSize, width), leaves: [], weights: [] })),
    shingle: [],
    seen: 0,
  };

  const learn = (point: Float64Array): void => {
    for (const { tree, leaves, weights } of state.trees) {
      // A later row weighs less, so that old ones are forgotten: half after about timeDecay rows.
      const weight = Math.log(-Math.log(runtime.random() || Number.MIN_VALUE)) - state.seen / Number(timeDecay);
      if (leaves.length < sampleSize) {
        leaves.push(insertPoint(tree, point, runtime.random));
        weights.push(weight);
        continue;
      }
      const heaviest = weights.indexOf(Math.max(...weights));
      if (weight >= (weights[heaviest] as number)) continue;
      removePoint(tree, leaves[heaviest] as number);
      leaves[heaviest] = insertPoint(tree, point, runtime.random);
      weights[heaviest] = weight;
    }
  };
  const scored = (row: Row): Row => {
    const values = finitePoint(row.values, columns);
    const above = new Float64Array(width);
    const below = new Float64Array(width);
    // A row with a NULL among its numbers is no point: it scores 0 and teaches nothing.
    if (values) {
      state.shingle = [...state.shingle, ...values].slice(-width);
      if (state.shingle.length === width) {
        const point = Float64Array.from(state.shingle);
        // AWS: the score is 0 until the sample is full.
        if (state.seen >= sampleSize) for (const { tree } of state.trees) scorePoint(tree, point, above, below);
        learn(point);
        state.seen++;
      }
    }
    const each = names.map((_, c) => {
      let [high, low] = [0, 0];
      for (let d = c; d < width; d += columns.length) {
        high += (above[d] as number) / state.trees.length;
        low += (below[d] as number) / state.trees.length;
      }
      return { high, low };
    });
    const score = each.reduce((sum, { high, low }) => sum + high + low, 0);
    const extra: SqlValue[] = explains ? [score, explanation(names, each, directed)] : [score];
    return { rowtimeMs: row.rowtimeMs, values: [...row.values, ...extra] };
  };
  return {
    rows: (rows) => out.rows(rows.map(scored)),
    bound: (ms) => out.bound(ms),
    deadline: () => undefined,
    save: () => state,
    load(saved) {
      state = saved as ForestState;
    },
  };
}

/** {"Column":{"DIRECTION":"HIGH","STRENGTH":"0.0210","ATTRIBUTION_SCORE":"0.3323"}, ...}: numbers are texts of 4 decimals. */
function explanation(names: readonly string[], each: readonly { high: number; low: number }[], directed: boolean): string {
  const entries = names.map((name, i) => {
    const { high, low } = each[i] as { high: number; low: number };
    const direction = { DIRECTION: high >= low ? 'HIGH' : 'LOW', STRENGTH: Math.abs(high - low).toFixed(4) };
    return [name, { ...(directed && direction), ATTRIBUTION_SCORE: (high + low).toFixed(4) }] as const;
  });
  return JSON.stringify(Object.fromEntries(entries));
}
