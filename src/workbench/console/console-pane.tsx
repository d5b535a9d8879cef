// The Console pane: what the program printed, by level and by text, with objects to open.
import { useSignal } from '@preact/signals';
import { consoleTable } from '../../lab/console-table.ts';
import type { ConsoleValue } from '../../lab/run-events.ts';
import { VirtualList } from '../layout/virtual-list.tsx';
import type { RunLog } from '../state/run-log.ts';
import { ConsoleTableView } from './console-table.tsx';
import { ConsoleValueView } from './console-value.tsx';
import { labTime } from './lab-time.ts';
import { filterLines, LEVELS, type LevelFilter } from './line-filter.ts';

const LEVEL_NAMES: Readonly<Record<LevelFilter, string>> = { all: 'All levels', warn: 'Warnings and errors', error: 'Errors' };

export function ConsolePane({ log }: { readonly log: RunLog }) {
  const level = useSignal<LevelFilter>('all');
  const text = useSignal('');
  const lines = filterLines(log.console, level.value, text.value);
  if (log.consoleCount === 0) {
    return <p class="wb-empty">What your program prints with console.log appears here.</p>;
  }
  return (
    <div class="wb-pane-column">
      <div class="wb-filter">
        <select
          aria-label="Levels shown"
          value={level.value}
          onChange={(event) => {
            level.value = LEVELS.find((known) => known === event.currentTarget.value) ?? 'all';
          }}
        >
          {LEVELS.map((known) => (
            <option key={known} value={known}>
              {LEVEL_NAMES[known]}
            </option>
          ))}
        </select>
        <input
          type="search"
          placeholder="Filter"
          aria-label="Filter the console by text"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <span class="wb-filter-note">
          {lines.length === log.consoleCount ? '' : `${lines.length} of `}
          {log.consoleCount} {log.consoleCount === 1 ? 'line' : 'lines'}
        </span>
      </div>
      <VirtualList
        label="Console"
        rows={lines}
        keyOf={(line) => line.number}
        header={
          log.consoleDropped > 0 && (
            <p class="wb-dropped">{log.consoleDropped.toLocaleString('en')} lines are not kept: the program printed more than fits.</p>
          )
        }
        render={(line) => (
          <div class={`wb-line wb-line-${line.level}`}>
            <span class="wb-time" title="The lab's clock">
              {labTime(line.atMs, log.clock?.startMs)}
            </span>
            {line.level !== 'log' && <span class="wb-level">{line.level}</span>}
            <span class="wb-values">
              {line.values.map((value, index) => (
                <Argument key={index} value={value} />
              ))}
            </span>
          </div>
        )}
      />
    </div>
  );
}

function Argument({ value }: { readonly value: ConsoleValue }) {
  const table = consoleTable(value);
  return table ? <ConsoleTableView table={table} /> : <ConsoleValueView value={value} top />;
}
