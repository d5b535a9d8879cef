// Words of the language that a beginner looks up: what each does, and its page.

export interface KeywordDoc {
  readonly says: string;
  readonly page: string;
}

const doc = (page: string, says: string): KeywordDoc => ({ page: `sql-reference-${page}`, says });

export const KEYWORD_DOCS: ReadonlyMap<string, KeywordDoc> = new Map([
  [
    'STREAM',
    doc('create-stream', 'An in-application stream: rows in the order of their ROWTIME. SELECT STREAM makes a query that never ends.'),
  ],
  ['PUMP', doc('create-pump', 'A query that runs as long as the application and inserts its rows into a stream.')],
  ['INSERT', doc('insert', 'Puts the rows of a query into a stream. The columns match by position, not by name.')],
  ['SELECT', doc('select', 'Makes a stream of rows from another one. In an application it stands inside INSERT INTO, inside a pump.')],
  [
    'DISTINCT',
    doc('select-all-distinct', 'Leaves out rows that repeat an earlier one. On a stream the list needs an item that grows with time.'),
  ],
  ['FROM', doc('from-clause', 'Where the rows come from: streams, reference tables, subqueries, functions inside TABLE( ).')],
  ['WHERE', doc('where-clause', 'Lets only the rows through for which the condition is true: not those for which it is unknown.')],
  [
    'GROUP',
    doc(
      'group-by-clause',
      'One row for each group. On a stream one key must grow with time: its change closes the groups and makes a tumbling window.',
    ),
  ],
  [
    'WINDOWED',
    doc('select', 'WINDOWED BY STAGGER: windows that open with the first row of a key, so that late rows of one key stay together.'),
  ],
  ['STAGGER', doc('select', 'A window that opens with the first row of a key and closes after its length, whatever the clock says.')],
  [
    'EXISTS',
    doc(
      'select',
      'EXISTS (SELECT ...): true when the reference table has such a row. The subquery may name columns of the row outside. A stream has no end to look to: join with it.',
    ),
  ],
  [
    'IN',
    doc(
      'where-clause',
      'True when the value is one of the list, or of the column that (SELECT ...) gives from a reference table. Unknown beside a NULL: NOT IN then keeps no row.',
    ),
  ],
  ['HAVING', doc('having-clause', 'Lets only the groups through for which the condition is true.')],
  ['WINDOW', doc('window-clause', 'Gives a sliding window a name, for several OVER to use.')],
  [
    'OVER',
    doc(
      'windowed-aggregation-stream',
      'Computes a function over the rows just before this one: a sliding window. One row comes out for each row that comes in.',
    ),
  ],
  ['PARTITION', doc('window-clause', 'PARTITION BY: a window of its own for each value, for example for each ticker.')],
  ['RANGE', doc('window-clause', 'The length of a window as time: the rows not older than the interval, the row itself included.')],
  ['ROWS', doc('window-clause', 'The length of a window as a count: so many rows before, and the row itself.')],
  ['PRECEDING', doc('allowed-disallowed-window', 'Counted back from the current row. A window for aggregation ends at the current row.')],
  ['ORDER', doc('order-by-clause', 'Sorts a stream. The first expression must grow with time; rows wait until it changes.')],
  [
    'UNION',
    doc(
      'query',
      'UNION ALL puts the rows of two streams into one, in the order of their ROWTIME. It is the only set operation on streams.',
    ),
  ],
  [
    'JOIN',
    doc('join-clause', 'Puts rows of two sources together. Of two streams, at least one has a window; a reference table needs none.'),
  ],
  ['CURSOR', doc('streaming-sql-functions', 'Hands the rows of a query to a function inside TABLE( ).')],
  [
    'INTERVAL',
    doc(
      'date-timestamp-interval',
      "A length of time, as in INTERVAL '10' SECOND. The number has two digits unless you write more: MINUTE(3).",
    ),
  ],
  ['CASE', doc('conditions', 'Chooses a value: the first branch whose condition is true, else the one after ELSE, else NULL.')],
  ['BETWEEN', doc('conditions', 'True when a value lies between two others, both included.')],
  [
    'ROWTIME',
    doc(
      'rowtime',
      'The time of a row, which never goes back along a stream. Alone in a SELECT it is the time of the row that comes out, after a name that of the row that came in.',
    ),
  ],
  ['TIMESTAMP', doc('data-types', 'A date and a time of day to the millisecond, without a time zone: UTC.')],
  ['VARCHAR', doc('data-types', 'Text of at most so many characters. An input that is longer is cut.')],
  ['DECIMAL', doc('numeric-types-precision', 'An exact number of at most 18 digits: DECIMAL(digits, digits after the point).')],
  ['DOUBLE', doc('data-types', 'A floating-point number of 64 bits.')],
  ['INTEGER', doc('data-types', 'A whole number of 32 bits. The quotient of two is cut to a whole number.')],
  ['BIGINT', doc('data-types', 'A whole number of 64 bits.')],
]);
