// The reference table of a join as the query has it at a moment, with how many records each row has matched so far.

import { joinAt, matchOf } from './joins.ts';
import { clockText } from './layout.ts';
import { countUntil } from './ring.ts';
import type { SeenRecord, StreamModel } from './seen.ts';
import type { TableContent } from './table-content.ts';

const SHOWN = 60;

/** @param current the record whose rows are marked as inside; without one, the newest at the moment */
export function referenceTable(model: StreamModel, atMs: number, current?: SeenRecord): TableContent | undefined {
  const join = joinAt(model, atMs);
  if (!join) return undefined;
  const { shape, startedMs } = join;
  const counts = new Map<number, number>();
  let unmatched = 0;
  const until = countUntil(model.records, atMs);
  for (let index = 0; index < until; index++) {
    const match = matchOf(model, model.records.at(index) as SeenRecord);
    if (match?.join !== join) continue;
    if (match.rows.length === 0) unmatched++;
    for (const row of match.rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  const shown = current ?? model.records.at(until - 1);
  const match = shown && matchOf(model, shown);
  const marked = match?.join === join ? match.rows : [];
  const rows = shape.rows.slice(0, SHOWN).map((row, index) => ({
    id: index,
    cells: [...row.map((value) => String(value ?? 'NULL')), String(counts.get(index) ?? 0)],
    state: marked.includes(index) ? ('inside' as const) : ('outside' as const),
  }));
  const none = shape.on.length === 0 ? [] : [{ id: 'none', cells: noMatch(shape.columns.length, unmatched), state: 'outside' as const }];
  const keys = new Set(shape.on.map(({ column }) => column));
  return {
    caption: `${shape.table}, read ${clockText(startedMs)}`,
    total: shape.rowCount,
    columns: [
      ...shape.columns.map((name) => ({ name, kind: keys.has(name) ? ('key' as const) : ('plain' as const) })),
      { name: 'Records', kind: 'plain' },
    ],
    rows: [...rows, ...none],
  };
}

const noMatch = (columns: number, count: number) => ['no match', ...Array.from({ length: columns - 1 }, () => ''), String(count)];
