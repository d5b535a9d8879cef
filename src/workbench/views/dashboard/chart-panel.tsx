// One chart of the dashboard under its name, drawn as its shape wants it.
import type { Chart } from '../../../lab/evidence/search-charts.ts';
import { BarChart } from './bar-chart.tsx';
import { chartShape } from './chart-shape.ts';
import { LineChart } from './line-chart.tsx';
import { metricText, numberText } from './words.ts';

export function ChartPanel({ chart }: { readonly chart: Chart }) {
  const shape = chartShape(chart);
  const [only] = chart.metrics;
  return (
    <figure class={`dashboard-panel dashboard-is-${shape.kind}`}>
      <figcaption>
        {chart.name} {shape.kind === 'lines' && only && <span class="view-quiet">{chart.metrics.map(metricText).join(', ')}</span>}
      </figcaption>
      {shape.kind === 'lines' && <LineChart name={chart.name} shape={shape} />}
      {shape.kind === 'bars' && <BarChart shape={shape} />}
      {shape.kind === 'numbers' && (
        <ul class="dashboard-numbers">
          {shape.numbers.map(({ name, value }) => (
            <li key={name}>
              <b>{numberText(value)}</b> {name !== chart.name && <span class="view-quiet">{name}</span>}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}
