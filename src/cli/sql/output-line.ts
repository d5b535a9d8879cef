// A row that comes out, as one line of JSON.
import type { ColumnSchema, Row, SqlValue, StreamSchema } from '../../streaming-sql/engine.ts';
import { dateText, timestampText, timeText } from '../../streaming-sql/functions/calendar.ts';
import { displayText } from '../../streaming-sql/functions/cast.ts';
import { intervalText } from '../../streaming-sql/functions/interval-text.ts';
import type { IntervalQualifier, TimeUnit } from '../../streaming-sql/syntax/ast.ts';

type Encode = (value: SqlValue) => string;

/** Numbers as JSON has them; NaN and the infinities, which it lacks, as null. */
function plain(value: SqlValue): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `"${displayText(value, { kind: 'VARBINARY' })}"`;
  return JSON.stringify(value);
}

const asText =
  (text: (value: number) => string): Encode =>
  (value) =>
    typeof value === 'number' ? `"${text(value)}"` : plain(value);

/** The type of an interval, as the engine's schemas write it: INTERVAL DAY(3) TO SECOND. */
function qualifierOf(type: string): IntervalQualifier | undefined {
  const [, from, to] = /^INTERVAL ([A-Z]+)(?:\([\d, ]+\))?(?: TO ([A-Z]+))?/.exec(type) ?? [];
  return from === undefined ? undefined : { from: from as TimeUnit, to: (to ?? from) as TimeUnit };
}

function encodeOf({ type }: ColumnSchema): Encode {
  if (type.startsWith('TIMESTAMP')) return asText(timestampText);
  if (type === 'DATE') return asText(dateText);
  if (type.startsWith('TIME')) return asText(timeText);
  // A DECIMAL of more than 15 digits is a text of them in the engine.
  if (type.startsWith('DECIMAL')) return (value) => (typeof value === 'string' ? value : plain(value));
  const qualifier = qualifierOf(type);
  return qualifier ? asText((value) => intervalText(value, qualifier)) : plain;
}

/**
 * Makes the encoder of a stream's rows: `{"stream":"S","rowtime":"2018-11-01 01:00:00","row":{"A":1}}` and a line end.
 * Dates, times and intervals are written as the service prints them, bytes as hexadecimal digits, NULL as null.
 */
export function lineEncoder({ name, columns }: StreamSchema): (row: Row) => string {
  const start = `{"stream":${JSON.stringify(name)},"rowtime":"`;
  const fields = columns.map((column, index) => ({
    before: `${index === 0 ? '' : ','}${JSON.stringify(column.name)}:`,
    encode: encodeOf(column),
  }));
  const rowtimeText = createRowtimeText();
  return ({ rowtimeMs, values }) => {
    let line = `${start}${rowtimeText(rowtimeMs)}","row":{`;
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at] as (typeof fields)[number];
      line += field.before + field.encode(values[at] ?? null);
    }
    return `${line}}}\n`;
  };
}

/** timestampText for rows that follow each other: they mostly share the second, which is written once. */
function createRowtimeText(): (ms: number) => string {
  let lastSecond = Number.NaN;
  let text = '';
  return (ms) => {
    const second = Math.floor(ms / 1000);
    if (second !== lastSecond) {
      lastSecond = second;
      text = timestampText(second * 1000);
    }
    const millis = ms - second * 1000;
    return millis === 0 ? text : `${text}.${String(millis).padStart(3, '0')}`;
  };
}
