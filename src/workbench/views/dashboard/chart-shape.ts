// How a chart is drawn, decided by its levels: time or numbers along an axis make lines, categories make bars, no level makes numbers. Pure.
import type { Chart } from '../../../lab/evidence/search-charts.ts';
import { keyText, metricText } from './words.ts';

export interface LineShape {
  readonly kind: 'lines';
  readonly axis: 'time' | 'number';
  /** Where there is a point, ascending. */
  readonly places: readonly number[];
  /** A point for each place; null where the answer has none. */
  readonly lines: readonly { readonly name: string; readonly points: readonly (number | null)[] }[];
}

export interface BarShape {
  readonly kind: 'bars';
  readonly measures: readonly string[];
  /** A value for each measure. */
  readonly bars: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

export interface NumberShape {
  readonly kind: 'numbers';
  readonly numbers: readonly { readonly name: string; readonly value: number | null }[];
}

export type ChartShape = LineShape | BarShape | NumberShape;

/** What names a line or a bar: the keys of the levels that are no axis, and the measure where there are several. */
const named = (parts: readonly string[], otherwise: string) => parts.filter((part) => part !== '').join(' · ') || otherwise;

export function chartShape(chart: Chart): ChartShape {
  const { levels, metrics, rows } = chart;
  const measures = metrics.map(metricText);
  const axisAt = levels.findIndex(({ kind }) => kind !== 'category');
  const axis = levels[axisAt]?.kind;
  if (axis === 'time' || axis === 'number') return lineShape(chart, axisAt, axis, measures);
  if (levels.length === 0) {
    return { kind: 'numbers', numbers: measures.map((name, index) => ({ name, value: rows[0]?.values[index] ?? null })) };
  }
  return { kind: 'bars', measures, bars: rows.map(({ keys, values }) => ({ name: named(keysOf(chart, keys), '(empty)'), values })) };
}

function lineShape(chart: Chart, axisAt: number, axis: 'time' | 'number', measures: readonly string[]): LineShape {
  const places = [...new Set(chart.rows.map(({ keys }) => Number(keys[axisAt])))].sort((one, other) => one - other);
  const indexOf = new Map(places.map((place, index) => [place, index]));
  const lines = new Map<string, (number | null)[]>();
  for (const { keys, values } of chart.rows) {
    const group = keysOf(chart, keys, axisAt);
    for (const [index, measure] of measures.entries()) {
      const name = named([...group, ...(measures.length > 1 || group.length === 0 ? [measure] : [])], measure);
      const points = lines.get(name) ?? places.map(() => null);
      lines.set(name, points);
      points[indexOf.get(Number(keys[axisAt])) ?? 0] = values[index] ?? null;
    }
  }
  return { kind: 'lines', axis, places, lines: [...lines].map(([name, points]) => ({ name, points })) };
}

function keysOf({ levels }: Chart, keys: Chart['rows'][number]['keys'], without = -1): string[] {
  return keys.flatMap((key, index) => (index === without ? [] : [keyText(key, levels[index]?.kind ?? 'category')]));
}
