// The stream as two tables: for who cannot see the drawing, and for who wants the exact values.
import type { SeenWindow, StreamModel } from './model.ts';
import { recordRows, resultRows, type TableRow } from './table-rows.ts';

const SHOWN = 60;

interface StreamTableProps {
  readonly model: StreamModel;
  readonly window: SeenWindow | undefined;
}

export function StreamTable({ model, window }: StreamTableProps) {
  return (
    <div class="stream-tables">
      <Table caption="Records" total={model.recordCount} rows={recordRows(model, window, SHOWN)} valueName="Value" />
      <Table caption="Result rows" total={model.resultCount} rows={resultRows(model, window, SHOWN)} valueName="Row" />
    </div>
  );
}

function Table({ caption, total, rows, valueName }: { caption: string; total: number; rows: readonly TableRow[]; valueName: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="stream-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption>
          {caption} <span class="stream-total">{total > rows.length ? `newest ${rows.length} of ${total}` : total}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Key</th>
            <th scope="col">{valueName}</th>
            <th scope="col">Window</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} class={row.state === 'inside' ? 'stream-inside' : undefined}>
              <td>{row.time}</td>
              <th scope="row">{row.key}</th>
              <td class="stream-value">{row.value}</td>
              <td>{row.window}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="stream-none">None yet.</p>}
    </section>
  );
}
