// Functions of dates, times and intervals. Everything is UTC.
import { type FunctionDoc, hole } from './function-doc.ts';

const clock = (name: string, says: string, page: string): FunctionDoc => ({
  name,
  kind: 'scalar',
  signature: name,
  says,
  page,
  example: name,
});
const parser = (kind: string, page: string, pattern: string, text: string): FunctionDoc => ({
  name: `CHAR_TO_${kind}`,
  kind: 'scalar',
  signature: `CHAR_TO_${kind}(pattern, string)`,
  says: `Reads a ${kind} from text by a pattern of Java's SimpleDateFormat: HH is the hour of 24, hh of 12. The pattern comes first.`,
  page,
  snippet: `CHAR_TO_${kind}('${hole(1, pattern)}', ${hole(2, 'string')})`,
  example: `CHAR_TO_${kind}('${pattern}', '${text}')`,
});
const printer = (kind: string, page: string, pattern: string, value: string): FunctionDoc => ({
  name: `${kind}_TO_CHAR`,
  kind: 'scalar',
  signature: `${kind}_TO_CHAR(pattern, value)`,
  says: `Writes a ${kind} as text by a pattern of Java's SimpleDateFormat. The pattern comes first.`,
  page,
  snippet: `${kind}_TO_CHAR('${hole(1, pattern)}', ${hole(2, 'value')})`,
  example: `${kind}_TO_CHAR('${pattern}', ${value})`,
});

export const TIME_DOCS: readonly FunctionDoc[] = [
  clock(
    'CURRENT_ROW_TIMESTAMP',
    'The time at which this row is produced: the only clock that moves while a query runs.',
    'sql-reference-current-row-timestamp',
  ),
  clock('CURRENT_TIMESTAMP', 'The time at which the query started: the same for all its rows.', 'sql-reference-current-timestamp'),
  clock('CURRENT_DATE', 'The date on which the query started: the same for all its rows.', 'sql-reference-current-date'),
  clock('CURRENT_TIME', 'The time of day at which the query started: the same for all its rows.', 'sql-reference-current-time'),
  clock(
    'LOCALTIMESTAMP',
    'The time at which the query started. The service runs in UTC, so it is CURRENT_TIMESTAMP.',
    'sql-reference-local-timestamp',
  ),
  clock(
    'LOCALTIME',
    'The time of day at which the query started. The service runs in UTC, so it is CURRENT_TIME.',
    'sql-reference-localtime',
  ),
  clock('USER', 'A reserved name that AWS lists and does not describe: an empty string here.', 'sql-reference-reserved-words-keywords'),
  clock(
    'SYSTEM_USER',
    'A reserved name that AWS lists and does not describe: an empty string here.',
    'sql-reference-reserved-words-keywords',
  ),
  clock(
    'CURRENT_PATH',
    'A reserved name that AWS lists and does not describe: an empty string here.',
    'sql-reference-reserved-words-keywords',
  ),
  {
    name: 'EXTRACT',
    kind: 'scalar',
    signature: 'EXTRACT(unit FROM datetime or interval)',
    says: 'One part of a time: YEAR, MONTH, DAY, HOUR, MINUTE as BIGINT, SECOND as DECIMAL(5, 3).',
    page: 'sql-reference-extract',
    snippet: `EXTRACT(${hole(1, 'HOUR')} FROM ${hole(2, 'ROWTIME')})`,
    example: 'EXTRACT(HOUR FROM S.ROWTIME)',
  },
  {
    name: 'TSDIFF',
    kind: 'scalar',
    signature: 'TSDIFF(start, end)',
    says: 'How many milliseconds lie between two timestamps.',
    page: 'sql-reference-tsdiff',
    snippet: `TSDIFF(${hole(1, 'start')}, ${hole(2, 'end')})`,
    example: 'TSDIFF(S.ROWTIME, CURRENT_ROW_TIMESTAMP)',
  },
  {
    name: 'UNIX_TIMESTAMP',
    kind: 'scalar',
    signature: 'UNIX_TIMESTAMP(timestamp)',
    says: 'The milliseconds from 1970-01-01 00:00:00 UTC to the timestamp, as BIGINT.',
    page: 'sql-reference-unix-timestamp',
    snippet: `UNIX_TIMESTAMP(${hole(1, 'ROWTIME')})`,
    example: 'UNIX_TIMESTAMP(S.ROWTIME)',
  },
  {
    name: 'TO_TIMESTAMP',
    kind: 'scalar',
    signature: 'TO_TIMESTAMP(milliseconds)',
    says: 'The TIMESTAMP that lies so many milliseconds after 1970-01-01 00:00:00 UTC.',
    page: 'sql-reference-to-timestamp',
    snippet: `TO_TIMESTAMP(${hole(1, 'milliseconds')})`,
    example: 'TO_TIMESTAMP(1000)',
  },
  parser('TIMESTAMP', 'sql-reference-char-to-timestamp', 'yyyy-MM-dd HH:mm:ss', '2018-11-01 01:00:00'),
  parser('DATE', 'sql-reference-char-to-date', 'yyyy-MM-dd', '2018-11-01'),
  parser('TIME', 'sql-reference-char-to-time', 'HH:mm:ss', '01:00:00'),
  printer('TIMESTAMP', 'sql-reference-timestamp-to-char', 'yyyy-MM-dd HH:mm:ss', "TIMESTAMP '2018-11-01 01:00:00'"),
  printer('DATE', 'sql-reference-date-to-char', 'yyyy-MM-dd', "DATE '2018-11-01'"),
  printer('TIME', 'sql-reference-time-to-char', 'HH:mm:ss', "TIME '01:00:00'"),
];
