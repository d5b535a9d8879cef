// What console.table printed, as a table that scrolls by itself when it is wide.
import { type ConsoleTable, whatIsLeftOut } from '../../lab/console-table.ts';
import type { ConsoleValue } from '../../lab/run-events.ts';
import { ConsoleValueView } from './console-value.tsx';

export function ConsoleTableView({ table }: { readonly table: ConsoleTable }) {
  const left = whatIsLeftOut(table);
  const count = table.rows.length + table.moreRows;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="wb-table-scroll" tabIndex={0} aria-label={`Table of ${count} ${count === 1 ? 'row' : 'rows'}`}>
      <table class="wb-table">
        <thead>
          <tr>
            <th scope="col">(index)</th>
            {table.columns.map((column, at) => (
              <th key={at} scope="col" class={sideOf(table, at)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ index, cells }, row) => (
            <tr key={row}>
              <th scope="row">{index}</th>
              {cells.map((cell, at) => (
                <td key={at} class={sideOf(table, at)}>
                  {cell && <ConsoleValueView value={cell} top />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left && <p class="wb-soft">and {left}</p>}
    </section>
  );
}

/** A column of numbers stands to the right, its head over it. */
function sideOf({ rows }: ConsoleTable, at: number): string | undefined {
  const cells = rows.flatMap(({ cells }) => cells[at] ?? []);
  return cells.length > 0 && cells.every(isNumber) ? 'wb-table-number' : undefined;
}

function isNumber(cell: ConsoleValue): boolean {
  return cell.kind === 'primitive' && (cell.type === 'number' || cell.type === 'bigint');
}
