// One table of the view: a region of its own that scrolls, and can be reached by keyboard.
import type { TableContent } from './table-content.ts';

export function Table({ content: { caption, total, columns, rows } }: { readonly content: TableContent }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="view-table stream-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption>
          {caption} <span class="view-quiet">{total > rows.length ? `newest ${rows.length} of ${total}` : total}</span>
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
