// HOTSPOTS: the dense regions among the last rows. AWS: sqlrf-hotspots.html
import { finitePoint } from '../functions/finite-point.ts';
import type { FunctionPlan } from '../plan/plan.ts';
import { numericColumns } from '../plan/plan-table-function.ts';
import type { Row } from '../semantics/value.ts';
import type { Operator, Sink } from './operator.ts';

interface Hotspot {
  readonly density: number;
  readonly minValues: readonly number[];
  readonly maxValues: readonly number[];
}

/** Points that reach one another in steps of at most the scan radius are a cluster; one of enough points is a hotspot. */
export function createHotspots(plan: FunctionPlan, out: Sink): Operator {
  const columns = numericColumns(plan.input.columns);
  const size = Number(plan.settings.window);
  const radius = Number(plan.settings.scanRadius);
  const least = Number(plan.settings.minPoints);
  let points: number[][] = [];

  const scanned = (row: Row): Row => {
    const point = finitePoint(row.values, columns);
    if (point) points.push(point);
    if (points.length > size) points.shift();
    const hotspots = clusters(points, radius)
      .filter((cluster) => cluster.length >= least)
      .map((cluster) => hotspotOf(cluster, radius));
    return { rowtimeMs: row.rowtimeMs, values: [...row.values, JSON.stringify({ hotspots })] };
  };
  return {
    rows: (rows) => out.rows(rows.map(scanned)),
    bound: (ms) => out.bound(ms),
    deadline: () => undefined,
    save: () => points,
    load(saved) {
      points = saved as number[][];
    },
  };
}

function clusters(points: readonly number[][], radius: number): number[][][] {
  const left = new Set(points);
  const found: number[][][] = [];
  for (const start of points) {
    if (!left.delete(start)) continue;
    const cluster = [start];
    for (let i = 0; i < cluster.length; i++) {
      for (const other of left) {
        if (distance(cluster[i] as number[], other) > radius) continue;
        left.delete(other);
        cluster.push(other);
      }
    }
    found.push(cluster);
  }
  return found;
}

const distance = (a: readonly number[], b: readonly number[]): number => Math.hypot(...a.map((value, i) => value - (b[i] as number)));

/** Density: points per unit of the box's volume; a side without extent counts as the radius. */
function hotspotOf(cluster: readonly number[][], radius: number): Hotspot {
  const sides = (cluster[0] as number[]).map((_, d) => cluster.map((point) => point[d] as number));
  const minValues = sides.map((values) => Math.min(...values));
  const maxValues = sides.map((values) => Math.max(...values));
  const volume = minValues.reduce((product, low, d) => product * ((maxValues[d] as number) - low || radius), 1);
  // JSON has no word for infinity.
  return { density: Math.min(Number.MAX_VALUE, cluster.length / volume), minValues, maxValues };
}
