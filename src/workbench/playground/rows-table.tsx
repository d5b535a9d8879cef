// Rows of one stream as a table, a hundred at a time.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ActionButton } from '../layout/action-button.tsx';
import type { ShownStream } from './engine/protocol.ts';
import { dateTimeText } from './time-ticks.ts';

const ROWS_OF_A_PAGE = 100;

interface RowsTableProps {
  readonly streams: readonly ShownStream[];
}

export function RowsTable({ streams }: RowsTableProps) {
  const chosen = useSignal('');
  const page = useSignal(0);
  useEffect(() => {
    page.value = 0;
  }, [streams]);
  const stream = streams.find(({ name }) => name === chosen.value) ?? streams[0];
  if (!stream) return <p class="wb-empty">No pump writes to a stream: nothing can come out.</p>;
  const { rows, columns, total, name } = stream;
  const from = page.value * ROWS_OF_A_PAGE;
  const shown = rows.slice(from, from + ROWS_OF_A_PAGE);
  return (
    <div class="pg-rows">
      <div class="pg-row">
        {streams.length > 1 && (
          <label class="pg-field">
            <span>Stream</span>
            <select
              value={name}
              onChange={(event) => {
                chosen.value = event.currentTarget.value;
                page.value = 0;
              }}
            >
              {streams.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.name} ({one.total.toLocaleString('en')})
                </option>
              ))}
            </select>
          </label>
        )}
        <p class="wb-soft pg-rows-count">
          {total === 0
            ? `No row came out of ${name}.`
            : `Rows ${(from + 1).toLocaleString('en')} to ${(from + shown.length).toLocaleString('en')} of ${total.toLocaleString('en')}${total > rows.length ? `; the first ${rows.length.toLocaleString('en')} are kept` : ''}.`}
        </p>
        {rows.length > ROWS_OF_A_PAGE && (
          <div class="pg-pages">
            <ActionButton look="small" possible={page.value > 0} title="The rows before" onPress={() => page.value--}>
              Earlier
            </ActionButton>
            <ActionButton look="small" possible={from + ROWS_OF_A_PAGE < rows.length} title="The rows after" onPress={() => page.value++}>
              Later
            </ActionButton>
          </div>
        )}
      </div>
      {total > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section class="pg-scroll pg-scroll-high" tabIndex={0} aria-label={`Rows of ${name}`}>
          <table class="pg-table">
            <thead>
              <tr>
                <th scope="col">ROWTIME</th>
                {columns.map((column) => (
                  <th key={column.name} scope="col">
                    {column.name}
                    <small>{column.type}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ rowtimeMs, cells }, index) => (
                <tr key={from + index}>
                  <td>{dateTimeText(rowtimeMs)}</td>
                  {cells.map((cell, at) => (
                    <td key={at}>{cell ?? <i>NULL</i>}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
