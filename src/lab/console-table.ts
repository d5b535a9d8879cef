// What console.table printed, as rows and columns: for the console pane and for the command line. Pure; bounded again, since a program sent it.
import type { ConsoleValue } from './run-events.ts';

const MAX_ROWS = 100;
const MAX_COLUMNS = 20;

export interface ConsoleTable {
  /** Heads of the columns, after the one of the row's own key. */
  readonly columns: readonly string[];
  /** A cell is undefined where the row has no such key. */
  readonly rows: readonly { readonly index: string; readonly cells: readonly (ConsoleValue | undefined)[] }[];
  readonly moreRows: number;
  readonly moreColumns: number;
}

/** Head of the column of rows that have no keys, such as numbers; the name is Node's. */
const VALUES = 'Values';
/** Stands where a row was cut to bound the size. */
const CUT: ConsoleValue = { kind: 'text', text: '…' };

/** The table in `value`; undefined when it was not printed by console.table. */
export function consoleTable(value: ConsoleValue): ConsoleTable | undefined {
  if (value.kind !== 'object' || !value.table) return undefined;
  const rows = value.entries.slice(0, MAX_ROWS);
  const found = new Set(rows.flatMap(([, row]) => (row.kind === 'object' ? row.entries.map(([key]) => key) : [])));
  const keys = value.table.columns ?? [...found];
  const shown = keys.slice(0, MAX_COLUMNS);
  const hasValues = rows.some(([, row]) => row.kind !== 'object');
  return {
    columns: hasValues ? [...shown, VALUES] : shown,
    rows: rows.map(([index, row]) => {
      const cells = shown.map((key) => cellOf(row, key));
      return { index, cells: hasValues ? [...cells, row.kind === 'object' ? undefined : row] : cells };
    }),
    moreRows: value.entries.length - rows.length + value.more,
    moreColumns: keys.length - shown.length,
  };
}

function cellOf(row: ConsoleValue, key: string): ConsoleValue | undefined {
  if (row.kind !== 'object') return undefined;
  const cell = row.entries.find(([name]) => name === key)?.[1];
  return cell ?? (row.more > 0 ? CUT : undefined);
}

/** `3 more rows and 1 more column`; undefined when all is there. */
export function whatIsLeftOut({ moreRows, moreColumns }: Pick<ConsoleTable, 'moreRows' | 'moreColumns'>): string | undefined {
  const parts = [counted(moreRows, 'row'), counted(moreColumns, 'column')].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' and ');
}

function counted(count: number, noun: string): string | undefined {
  return count === 0 ? undefined : `${count} more ${noun}${count === 1 ? '' : 's'}`;
}
