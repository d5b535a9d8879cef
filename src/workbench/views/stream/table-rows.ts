// The drawing as rows of a table: the newest records and results, with the window of each.
import { clockText } from './layout.ts';
import { keyOf, type SeenRecord, type SeenResult, type SeenWindow, type StreamModel } from './model.ts';
import { openWindows, type Span, tumblingSpan, windowOfResult } from './open-window.ts';

/** One line of either table, ready to show. `window` is empty where there is none. */
export interface TableRow {
  readonly id: number;
  readonly time: string;
  readonly key: string;
  readonly value: string;
  readonly window: string;
  readonly state: 'inside' | 'outside';
}

/** The newest `limit` records, newest first. */
export function recordRows(model: StreamModel, window: SeenWindow | undefined, limit: number): readonly TableRow[] {
  const open = openWindows(model, window, model.nowMs);
  const rows: TableRow[] = [];
  for (let index = model.records.length - 1; index >= 0 && rows.length < limit; index--) {
    const record = model.records.at(index) as SeenRecord;
    const inside = open.inside(record);
    const span = spanOfRecord(window, record);
    const name = span ? spanText(span) : inside ? 'open' : '';
    rows.push({
      id: record.id,
      time: clockText(record.atMs, 'tenths'),
      key: keyOf(model, record),
      value: record.text,
      window: inside && span ? `${name}, open` : name,
      state: inside ? 'inside' : 'outside',
    });
  }
  return rows;
}

/** The newest `limit` result rows, newest first. */
export function resultRows(model: StreamModel, window: SeenWindow | undefined, limit: number): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (let index = model.results.length - 1; index >= 0 && rows.length < limit; index--) {
    const result = model.results.at(index) as SeenResult;
    const span = window && windowOfResult(model, window, result);
    rows.push({
      id: result.id,
      time: clockText(result.atMs, 'tenths'),
      key: model.lanes[result.lane] ?? result.partitionKey,
      value: result.text,
      window: span ? spanText(span) : '',
      state: 'outside',
    });
  }
  return rows;
}

/** Only a tumbling window belongs to a record for ever; the others move on. */
function spanOfRecord(window: SeenWindow | undefined, record: SeenRecord): Span | undefined {
  if (window?.shape.kind !== 'tumbling') return undefined;
  const span = tumblingSpan(record.atMs, window.shape.sizeMs);
  const taken = span.toMs > window.startedMs && record.atMs <= (window.stoppedMs ?? record.atMs);
  return taken ? span : undefined;
}

function spanText(span: Span): string {
  return `${clockText(span.fromMs)} to ${clockText(span.toMs)}`;
}
