// Bars, one below the other, each with its name and its number: nothing is told by length or colour alone.
import { valueRange } from './axis-ticks.ts';
import type { BarShape } from './chart-shape.ts';
import { numberText } from './words.ts';

/** A chart of more is a table. */
const MOST_BARS = 20;

export function BarChart({ shape: { bars, measures } }: { readonly shape: BarShape }) {
  const shown = bars.slice(0, MOST_BARS);
  const ranges = measures.map((_, measure) =>
    valueRange(
      bars.map(({ values }) => values[measure] ?? null),
      5,
    ),
  );
  if (bars.length === 0) return <p class="view-quiet">The answer has no buckets.</p>;
  return (
    <>
      {measures.map((measure, at) => {
        const { from, to } = ranges[at] ?? { from: 0, to: 1 };
        const percent = (value: number) => (100 * (value - from)) / (to - from);
        return (
          <ul key={measure} class="dashboard-bars" aria-label={measure}>
            <li class="view-quiet" aria-hidden="true">
              {measure}
            </li>
            {shown.map(({ name, values }) => {
              const value = values[at] ?? null;
              const [begin, end] = [Math.min(value ?? 0, 0), Math.max(value ?? 0, 0)].map(percent) as [number, number];
              return (
                <li key={name} class="dashboard-bar">
                  <span class="dashboard-bar-name">{name}</span>
                  <span class="dashboard-bar-place" aria-hidden="true">
                    <i style={{ marginInlineStart: `${begin}%`, width: `${end - begin}%` }} />
                  </span>
                  <b>{numberText(value)}</b>
                </li>
              );
            })}
          </ul>
        );
      })}
      {bars.length > MOST_BARS && <p class="view-quiet">and {bars.length - MOST_BARS} more in the table</p>}
    </>
  );
}
