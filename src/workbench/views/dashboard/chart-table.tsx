// The numbers of a chart as a table: a row for each innermost bucket, exactly as the domain answered.
import type { Chart } from '../../../lab/evidence/search-charts.ts';
import { keyText, metricText, numberText } from './words.ts';

export function ChartTable({ chart: { name, levels, metrics, rows } }: { readonly chart: Chart }) {
  const counts = metrics.some(({ type }) => type === 'doc_count') || levels.length === 0;
  return (
    <section
      class="view-table dashboard-table"
      aria-label={`${name}, as a table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <caption>{name}</caption>
        <thead>
          <tr>
            {levels.map((level) => (
              <th key={level.name} scope="col">
                {level.field ?? level.name}
              </th>
            ))}
            {metrics.map((metric) => (
              <th key={metric.name} scope="col" class="dashboard-number">
                {metricText(metric)}
              </th>
            ))}
            {!counts && (
              <th scope="col" class="dashboard-number">
                documents
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ keys, values, documents }) => (
            <tr key={keys.join('\n')}>
              {keys.map((key, index) => (
                <th key={levels[index]?.name} scope="row">
                  {keyText(key, levels[index]?.kind ?? 'category')}
                </th>
              ))}
              {values.map((value, index) => (
                <td key={metrics[index]?.name} class="dashboard-number">
                  {numberText(value)}
                </td>
              ))}
              {!counts && <td class="dashboard-number">{numberText(documents)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
