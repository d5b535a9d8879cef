// The stream as tables: for who cannot see the drawing, and for who wants the exact values.
import { shardsOfSources } from './lanes.ts';
import type { SeenWindow, StreamModel } from './seen.ts';
import type { TableContent } from './table-content.ts';
import { recordTable, refusalTable, resultTable, shardTable } from './table-rows.ts';

const SHOWN = 60;

interface StreamTableProps {
  readonly model: StreamModel;
  readonly window: SeenWindow | undefined;
}

export function StreamTable({ model, window }: StreamTableProps) {
  const hasShards = model.laneKind === 'shards' || shardsOfSources(model).length > 1;
  return (
    <div class="stream-tables">
      {hasShards && <Table content={shardTable(model)} />}
      <Table content={recordTable(model, window, SHOWN)} />
      {model.refusalCount > 0 && <Table content={refusalTable(model, SHOWN)} />}
      {(model.resultCount > 0 || window !== undefined) && <Table content={resultTable(model, window, SHOWN)} />}
    </div>
  );
}

function Table({ content: { caption, total, columns, rows } }: { readonly content: TableContent }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="stream-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption>
          {caption} <span class="stream-total">{total > rows.length ? `newest ${rows.length} of ${total}` : total}</span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} class={row.state === 'inside' ? 'stream-inside' : undefined}>
              {row.cells.map((cell, index) =>
                columns[index]?.kind === 'key' ? (
                  <th key={index} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={index} class={columns[index]?.kind === 'value' ? 'stream-value' : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="stream-none">None yet.</p>}
    </section>
  );
}
