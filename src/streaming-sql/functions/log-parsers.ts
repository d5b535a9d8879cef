// Log parsers: a text to a record of columns. AWS: the sqlref pages of the *_LOG_PARSE functions
import { call, type Scalar } from '../semantics/scalar.ts';
import { familyOf, TIMESTAMP, varchar } from '../semantics/sql-type.ts';
import { RowFailure, type SqlValue } from '../semantics/value.ts';
import { SqlError } from '../syntax/sql-error.ts';
import { fastMatcher, type GroupMatcher } from './fast-regex.ts';
import { javaGroups } from './java-regex/java-pattern.ts';
import { groupCount, w3cPattern } from './log-patterns.ts';
import { numberedColumns, type RecordColumn, readColumns, recordReader } from './record-columns.ts';
import { parseWithFormat } from './simple-date-format.ts';

type Parse = (text: string) => SqlValue[] | null;

export const LOG_PARSERS: ReadonlySet<string> = new Set([
  'REGEX_LOG_PARSE',
  'FAST_REGEX_LOG_PARSE',
  'FIXED_COLUMN_LOG_PARSE',
  'VARIABLE_COLUMN_LOG_PARSE',
  'W3C_LOG_PARSE',
  'SYS_LOG_PARSE',
]);

/** The bound call; a sentence that says what is wrong; undefined when the name is no log parser. */
export function bindLogParser(name: string, args: readonly Scalar[]): Scalar | string | undefined {
  if (!LOG_PARSERS.has(name)) return undefined;
  const [text, ...rest] = args;
  if (!text || (familyOf(text.type) !== 'character' && familyOf(text.type) !== 'null'))
    return `${name} takes a string and constants that say how to read it`;
  if (name === 'SYS_LOG_PARSE') return rest.length === 0 ? sysLog(text) : 'SYS_LOG_PARSE takes one string';
  const settings = rest.map((arg) => (arg.op === 'constant' ? arg.value : undefined));
  if (settings.includes(undefined) || settings.length === 0) return `${name}: the arguments after the first are constants`;
  try {
    const made = parserOf(name, settings as SqlValue[]);
    if (typeof made === 'string') return made;
    const fields = made.columns.map((column) => ({ name: column.name, type: column.type }));
    return call({ name: `${name} ${JSON.stringify(settings)}`, nulls: 'propagate', givesNull: true, apply: made.parse }, [text], {
      kind: 'ROW',
      fields,
    });
  } catch (error) {
    if (error instanceof RowFailure) return error.message;
    // A type of a column list: its place is within the list, which is a literal of the query.
    if (error instanceof SqlError) return `${name}: ${error.reason}`;
    throw error;
  }
}

interface Made {
  readonly columns: readonly RecordColumn[];
  readonly parse: Parse;
}

function parserOf(name: string, settings: readonly SqlValue[]): Made | string {
  const [how, second] = settings;
  if (name === 'VARIABLE_COLUMN_LOG_PARSE') return variableColumns(settings);
  if (typeof how !== 'string') return `${name}: the second argument is a string`;
  if (name === 'FIXED_COLUMN_LOG_PARSE') {
    const columns = readColumns(how);
    if (!columns) return `FIXED_COLUMN_LOG_PARSE: write the columns as '<name> TYPE <type> START <n> FOR <n>, ...'`;
    const read = recordReader(columns);
    return { columns, parse: (text) => read(columns.map(({ start, length }) => text.slice(start, start + length))) };
  }
  const { groups, match } =
    name === 'FAST_REGEX_LOG_PARSE' ? fastMatcher(how) : name === 'REGEX_LOG_PARSE' ? javaGroups(how) : groupMatcher(w3cPattern(how));
  const columns = typeof second === 'string' ? readColumns(second) : numberedColumns(groups);
  if (!columns) return `${name}: write the columns as '<name> TYPE <type>, ...'`;
  const read = recordReader(columns);
  return {
    columns,
    parse: (text) => {
      const found = match(text);
      // A text that does not match has no record: each of its columns is NULL.
      return found ? read(found) : null;
    },
  };
}

function groupMatcher(pattern: RegExp): GroupMatcher {
  return { groups: groupCount(pattern), match: (text) => pattern.exec(text)?.slice(1) ?? null };
}

/** VARIABLE_COLUMN_LOG_PARSE(text, count or columns, delimiter [, escape [, quote]]) */
function variableColumns([how, delimiter, escapedBy, quote]: readonly SqlValue[]): Made | string {
  const columns = typeof how === 'number' ? numberedColumns(how) : readColumns(String(how));
  if (!columns) return `VARIABLE_COLUMN_LOG_PARSE: write the columns as '<name> TYPE <type>, ...'`;
  if (typeof delimiter !== 'string' || delimiter === '') return 'VARIABLE_COLUMN_LOG_PARSE: the third argument is the delimiter';
  const read = recordReader(columns);
  const marks = { delimiter, escapedBy: typeof escapedBy === 'string' ? escapedBy : '', quote: typeof quote === 'string' ? quote : '' };
  return { columns, parse: (text) => read(splitFields(text, marks)) };
}

function splitFields(text: string, { delimiter, escapedBy, quote }: { delimiter: string; escapedBy: string; quote: string }): string[] {
  const fields = [''];
  let quoted = false;
  for (let i = 0; i < text.length; ) {
    if (escapedBy !== '' && text.startsWith(escapedBy, i) && i + escapedBy.length < text.length) {
      i += escapedBy.length;
      fields[fields.length - 1] = `${fields.at(-1)}${text[i++]}`;
    } else if (quote !== '' && text[i] === (quoted ? (quote[1] ?? quote[0]) : quote[0])) {
      // One character begins and ends a quoted string, or the first begins and the second ends it.
      quoted = !quoted;
      i++;
    } else if (!quoted && text.startsWith(delimiter, i)) {
      fields.push('');
      i += delimiter.length;
    } else fields[fields.length - 1] = `${fields.at(-1)}${text[i++]}`;
  }
  return fields;
}

/** `<pri>May 24 22:01:02 host message`: the time, in the year of the query's start, and the rest. */
function sysLog(text: Scalar): Scalar {
  const fields = [
    { name: 'COLUMN1', type: TIMESTAMP },
    { name: 'COLUMN2', type: varchar(1024) },
  ];
  const parse = (line: string, startMs: number): SqlValue[] | null => {
    const match = /^(?:<\d+>)?\s*([A-Z][a-z]{2}\s+\d{1,2} \d\d:\d\d:\d\d)\s+(.*)$/s.exec(line);
    if (!match) return null;
    const year = new Date(startMs).getUTCFullYear();
    return [parseWithFormat('yyyy MMM dd HH:mm:ss', `${year} ${(match[1] as string).replace(/\s+/g, ' ')}`), match[2] as string];
  };
  return call(
    { name: 'SYS_LOG_PARSE', nulls: 'propagate', givesNull: true, apply: parse },
    [text, { op: 'clock', which: 'start', type: TIMESTAMP }],
    {
      kind: 'ROW',
      fields,
    },
  );
}
