// Where a row's ROWTIME comes from: a column of the data, or a fixed distance between rows.
import type { DataSummary, TimeChoice } from './engine/protocol.ts';
import type { PlaygroundStore } from './playground-store.ts';

const SPACINGS: readonly (readonly [ms: number, words: string])[] = [
  [1, 'one millisecond'],
  [10, '10 milliseconds'],
  [100, '100 milliseconds'],
  [200, '200 milliseconds'],
  [1000, 'one second'],
  [5000, '5 seconds'],
  [10_000, '10 seconds'],
  [60_000, 'one minute'],
  [3_600_000, 'one hour'],
];

export function TimeFields({ store, summary }: { readonly store: PlaygroundStore; readonly summary: DataSummary }) {
  const time = store.time.value;
  const chosen = time.kind === 'spaced' ? `every ${time.everyMs}` : `column ${time.column}`;
  const spacings =
    SPACINGS.some(([ms]) => `every ${ms}` === chosen) || time.kind === 'column'
      ? SPACINGS
      : [...SPACINGS, [time.everyMs, `${time.everyMs} ms`] as const];
  const choose = (value: string) => store.chooseTime(choiceOf(value, time));
  return (
    <div class="pg-row">
      <label class="pg-field">
        <span>ROWTIME of a row</span>
        <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          <optgroup label="From a column">
            {summary.timeColumns.map((name) => (
              <option key={name} value={`column ${name}`}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label="Evenly spaced">
            {spacings.map(([ms, words]) => (
              <option key={ms} value={`every ${ms}`}>
                a row every {words}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {time.kind === 'column' && (
        <label class="pg-field">
          <span>Order of the rows</span>
          <select
            value={time.order}
            onChange={(event) => store.chooseTime({ ...time, order: event.currentTarget.value === 'arrived' ? 'arrived' : 'sorted' })}
          >
            <option value="sorted">sorted by that time</option>
            <option value="arrived">as they stand: an older row is late</option>
          </select>
        </label>
      )}
    </div>
  );
}

function choiceOf(value: string, before: TimeChoice): TimeChoice {
  const [kind, ...rest] = value.split(' ');
  if (kind === 'every') return { kind: 'spaced', everyMs: Number(rest[0]) };
  return { kind: 'column', column: rest.join(' '), order: before.kind === 'column' ? before.order : 'sorted' };
}
