// What the engine answers to each message of the page: one place turns what is thrown into a refusal.
import { SqlError } from '../../../streaming-sql/engine.ts';
import { displayText } from '../../../streaming-sql/functions/cast.ts';
import { tableOfCsv } from '../../../streaming-sql/mapping/reference-table.ts';
import { resolveType } from '../../../streaming-sql/semantics/sql-type.ts';
import { parseTypeName } from '../../../streaming-sql/syntax/parser.ts';
import { type DataSummary, type FromEngine, LIMITS, type Refusal, type TableText, type ToEngine } from './protocol.ts';
import { type ReadRows, readRows, UnreadableData } from './read-rows.ts';
import { suggestedTime, timeColumns } from './row-times.ts';
import { explainQuery, runQuery } from './run-query.ts';

const SAMPLE_ROWS = 5;
const SHOWN_FAULTS = 5;

/** An engine remembers the data that it read last: a query is run many times over the same. */
export function createAnswers(post: (message: FromEngine) => void): (message: ToEngine) => void {
  let last: { readonly text: string; readonly data: ReadRows } | undefined;
  const read = (text: string): ReadRows => {
    if (last?.text !== text) last = { text, data: readRows(text) };
    return last.data;
  };
  return (message) => {
    const { request } = message;
    try {
      if (message.type === 'read') return post({ type: 'read', request, summary: summaryOf(read(message.text), message.tables) });
      const { sql, text, tables, time } = message;
      if (sql.length > LIMITS.sqlCharacters)
        throw new UnreadableData('The SQL has more than 100 KB: a real application takes no more either.');
      const data = read(text);
      if (message.type === 'explain') return post({ type: 'explained', request, plan: explainQuery({ sql, data, tables, time }) });
      post({
        type: 'ran',
        request,
        result: runQuery({ sql, data, tables, time }, (rows, of) => post({ type: 'progress', request, rows, of })),
      });
    } catch (error) {
      post({ type: 'refused', request, refusal: refusalOf(error) });
    }
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof SqlError) {
    const [, ...frame] = error.message.split('\n');
    return { kind: 'sql', message: error.reason, place: { line: error.line, column: error.column }, frame: frame.join('\n') };
  }
  if (error instanceof UnreadableData) return { kind: 'data', message: error.message };
  if (error instanceof RangeError) return { kind: 'failed', message: `The query is too large to be run here: ${error.message}.` };
  return { kind: 'failed', message: `The engine failed: ${error instanceof Error ? error.message : String(error)}` };
}

function summaryOf(data: ReadRows, tables: readonly TableText[]): DataSummary {
  const types = data.columns.map(({ type }) => resolveType(parseTypeName(type)));
  return {
    format: data.format,
    firstLine: data.firstLine,
    columns: data.columns,
    rowCount: data.rows.length,
    sample: data.rows.slice(0, SAMPLE_ROWS).map((values) =>
      types.map((type, index) => {
        const value = values[index] ?? null;
        return value === null ? null : displayText(value, type);
      }),
    ),
    faultCount: data.faults.length,
    faults: data.faults.slice(0, SHOWN_FAULTS),
    timeColumns: timeColumns(data),
    suggestedTime: suggestedTime(data),
    tables: tables.map(({ name, csv }) => tableOfCsv(name, csv, '', []).data.schema),
  };
}
