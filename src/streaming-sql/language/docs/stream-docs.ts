// Functions over a whole stream, inside TABLE( ), and the log parsers, whose value is a record.
import { type FunctionDoc, hole } from './function-doc.ts';

const cursor = `CURSOR(SELECT STREAM * FROM ${hole(1, '"SOURCE_SQL_STREAM_001"')})`;
const CURSOR = 'CURSOR(SELECT STREAM X, NAME FROM S)';
const FOREST = '[, trees [, subSampleSize [, timeDecay [, shingleSize';

const parser = (name: string, signature: string, says: string, page: string, rest: string, example: string): FunctionDoc => ({
  name,
  kind: 'record',
  signature: `${name}(${signature})`,
  says,
  page,
  snippet: `${name}(${hole(1, 'string')}${rest})`,
  example: `${name}(NAME${example})`,
});

export const STREAM_DOCS: readonly FunctionDoc[] = [
  {
    name: 'GROUP_RANK',
    kind: 'table',
    signature: "GROUP_RANK(CURSOR(...), 'rankBy', 'rankOut', 'asc' | 'desc', 'asc' | 'desc', maxIdleMs, outputMax)",
    says: 'Ranks the rows that share a ROWTIME by a column and adds the rank. Rows leave when the time changes or the stream is idle.',
    page: 'sql-reference-group-rank-udx',
    snippet: `GROUP_RANK(${cursor}, '${hole(2, 'column')}', '${hole(3, 'RANK')}', 'desc', 'asc', ${hole(4, '1000')}, ${hole(5, '10')})`,
    example: `GROUP_RANK(${CURSOR}, 'NAME', 'RANK', 'desc', 'asc', 1000, 10)`,
  },
  {
    name: 'TOP_K_ITEMS_TUMBLING',
    kind: 'table',
    signature: "TOP_K_ITEMS_TUMBLING(CURSOR(...), 'column', k, seconds)",
    says: 'The k most frequent values of a column in each tumbling window, as ITEM and ITEM_COUNT.',
    page: 'top-k',
    snippet: `TOP_K_ITEMS_TUMBLING(${cursor}, '${hole(2, 'column')}', ${hole(3, '10')}, ${hole(4, '60')})`,
    example: `TOP_K_ITEMS_TUMBLING(${CURSOR}, 'NAME', 10, 60)`,
  },
  {
    name: 'COUNT_DISTINCT_ITEMS_TUMBLING',
    kind: 'table',
    signature: "COUNT_DISTINCT_ITEMS_TUMBLING(CURSOR(...), 'column', seconds)",
    says: 'How many different values a column has in each tumbling window: exact up to 10,000, an estimate beyond.',
    page: 'count-distinct-items',
    snippet: `COUNT_DISTINCT_ITEMS_TUMBLING(${cursor}, '${hole(2, 'column')}', ${hole(3, '60')})`,
    example: `COUNT_DISTINCT_ITEMS_TUMBLING(${CURSOR}, 'NAME', 60)`,
  },
  {
    name: 'RANDOM_CUT_FOREST',
    kind: 'table',
    signature: `RANDOM_CUT_FOREST(CURSOR(...) ${FOREST}]]]])`,
    says: 'Adds ANOMALY_SCORE to each row: the higher, the less it resembles the rows before it. It is 0 until enough rows were seen.',
    page: 'sqlrf-random-cut-forest',
    snippet: `RANDOM_CUT_FOREST(${cursor})`,
    example: `RANDOM_CUT_FOREST(${CURSOR})`,
  },
  {
    name: 'RANDOM_CUT_FOREST_WITH_EXPLANATION',
    kind: 'table',
    signature: `RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(...) ${FOREST} [, withDirectionality]]]]])`,
    says: 'Adds ANOMALY_SCORE and, as JSON, ANOMALY_EXPLANATION: how much each column gave to the score.',
    page: 'sqlrf-random-cut-forest-with-explanation',
    snippet: `RANDOM_CUT_FOREST_WITH_EXPLANATION(${cursor}, 100, 256, 100000, 1, ${hole(2, 'TRUE')})`,
    example: `RANDOM_CUT_FOREST_WITH_EXPLANATION(${CURSOR}, 100, 256, 100000, 1, TRUE)`,
  },
  {
    name: 'HOTSPOTS',
    kind: 'table',
    signature: 'HOTSPOTS(CURSOR(...), windowSize, scanRadius, minimumNumberOfPoints)',
    says: 'Adds HOTSPOTS_RESULT, JSON with the regions in which recent rows lie closer together than elsewhere.',
    page: 'sqlrf-hotspots',
    snippet: `HOTSPOTS(${cursor}, ${hole(2, '1000')}, ${hole(3, '0.2')}, ${hole(4, '17')})`,
    example: `HOTSPOTS(${CURSOR}, 1000, 0.2, 17)`,
  },
  parser(
    'REGEX_LOG_PARSE',
    "string, 'regex' [, 'columns']",
    'A record with one column for each group of a Java regular expression: COLUMN1, COLUMN2 ... or the names that you give.',
    'sql-reference-regex-log-parse',
    `, '${hole(2, '(.*)')}'`,
    ", '(.*)'",
  ),
  parser(
    'FAST_REGEX_LOG_PARSE',
    "string, 'pattern' [, 'columns']",
    'Like REGEX_LOG_PARSE, with a pattern language that never has to go back: also & (both), ~ (not), <Digit> and <1-12>, @ (any text), "literally".',
    'sql-reference-fast-regex-log-parser',
    `, '${hole(2, '(.*)')}'`,
    ", '(.*)'",
  ),
  parser(
    'FIXED_COLUMN_LOG_PARSE',
    "string, 'name TYPE type START n FOR n, ...'",
    'A record whose columns lie at fixed places of the string.',
    'sql-reference-fixed-column-log-parse',
    `, '${hole(2, 'NAME TYPE VARCHAR(8) START 0 FOR 8')}'`,
    ", 'A TYPE VARCHAR(8) START 0 FOR 8'",
  ),
  parser(
    'VARIABLE_COLUMN_LOG_PARSE',
    "string, 'columns' or count, 'delimiter' [, 'escape' [, 'quote']]",
    'A record whose columns are separated by a delimiter.',
    'sql-reference-variable-column-log-parse',
    `, ${hole(2, '3')}, '${hole(3, ',')}'`,
    ", 3, ','",
  ),
  parser(
    'W3C_LOG_PARSE',
    "string, 'COMMON' | 'COMMON WITH VHOST' | 'NCSA EXTENDED' | 'REFERER' | 'AGENT' | 'IIS'",
    'A record from a line of a web server’s log, by the name of its format.',
    'sql-reference-w3c-log-parse',
    `, '${hole(2, 'COMMON')}'`,
    ", 'COMMON'",
  ),
  parser(
    'SYS_LOG_PARSE',
    'string',
    'A record from a line of a system log: COLUMN1 is its time, COLUMN2 the rest.',
    'sql-reference-sys-log-parse',
    '',
    '',
  ),
];
