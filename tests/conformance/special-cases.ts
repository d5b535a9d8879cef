// Cases whose documents print too little, or another thing than rows: what is run for each.
import { evaluate } from '../../src/streaming-sql/evaluate.ts';
import { type Cell, type ConformanceCase, type Outcome, outcomeOf } from './case-file.ts';
import { run, type Table } from './program-run.ts';
import { RULE_CASES } from './rule-cases.ts';
import { runStreamCase } from './stream-case.ts';

const textOf = (sql: string): string => {
  const result = evaluate(sql, 0);
  return result.kind === 'value' ? result.text : `<${result.kind}>`;
};

/** The problems of statements that must hold, by name. */
function all(claims: Readonly<Record<string, boolean>>): Outcome {
  return outcomeOf(Object.entries(claims).flatMap(([claim, holds]) => (holds ? [] : [`not so: ${claim}`])));
}

/** Where two documents disagree, what was decided is checked; the README says why. */
function decided(outcome: Outcome): Outcome {
  return outcome.state === 'passed' ? { ...outcome, state: 'decided' } : outcome;
}

const LOG_LINE = '[24/May/2004:22:01:02 -0700]';

const SPECIAL: Readonly<Record<string, (item: ConformanceCase) => Outcome>> = {
  '059-cast-millis-to-interval': () =>
    decided(
      all({
        'a number times an interval is an interval':
          textOf("cast(5000 * (INTERVAL '0 00:00:00.001' DAY TO SECOND) as varchar(11))") === '+0 00:00:05',
      }),
    ),
  '065-fast-regex-first': () => {
    const result = evaluate("FAST_REGEX_LOG_PARSE('Mary_had_a_little_lamb', '(.*)_(._.*)_.*')", 0);
    const values = result.kind === 'value' && Array.isArray(result.value) ? result.value : [];
    return decided(all({ "COLUMN1 and COLUMN2 by the page's own algorithm": values.join() === 'Mary_had,a_little' }));
  },
  '070-w3c-log-parse-rename': (item) => {
    const lines = ['Jane', 'John'].map((user) => `192.168.254.30 - ${user} ${LOG_LINE} "GET /icons/apache_pb.gif HTTP/1.1" 304 0`);
    const sql = `${item.sql?.replace('FROM weblog s', "FROM (SELECT STREAM W3C_LOG_PARSE(MESSAGE, 'COMMON') AS R FROM weblog) AS t").replaceAll('s.COLUMN', 't.R.COLUMN')}`;
    const streams = { WEBLOG: { columns: { MESSAGE: 'VARCHAR(1024)' }, rows: lines.map((line, i) => [i, line]) } };
    return sameRows(run(sql, streams), item.expected as Cell[][]);
  },
  '080-count-5s-sliding-conceptual': (item) => {
    const rows = [1, 2, 6, 7, 8, 8, 8].map((second) => [second * 1000, 0]);
    return decided(sameRows(run(item.sql ?? '', { S: { columns: { X: 'INTEGER' }, rows } }), [[1], [2], [3], [3], [3], [4], [5]]));
  },
  '085-join-5-left-window-left': (item) => decided(runStreamCase(item)),
  '086-join-6-left-windows-both': (item) => decided(runStreamCase(item)),
  '088-join-rowtime-operator-following': (item) => {
    const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
    const printed = item.expected as [string, string, string][];
    const side = (column: number): Table => ({
      columns: { ORDERID: 'INTEGER' },
      rows: printed.map((row, i) => [at(row[column] as string), i]).sort((a, b) => (a[0] as number) - (b[0] as number)),
    });
    const rows = run(item.sql ?? '', { ORDERS: side(0), SHIPMENTS: side(1) });
    // Decided: the JOIN page's later-of rule for the third column.
    const later = printed.map(([left, right]) => [at(left), at(right), Math.max(at(left), at(right))]);
    return decided(sameRows(rows, later, 'in any order'));
  },
  '101-aggregate-table-avg': (item) => {
    const ages = [
      [10, 30],
      [20, 25],
      [30, 40],
      [40, 57],
    ];
    const tables = { EMPS: { columns: { DEPTNO: 'INTEGER', AGE: 'INTEGER' }, rows: ages } };
    return outcomeOf(
      (item.checks ?? []).flatMap(({ sql, expected }) => sameRows(run(sql ?? '', {}, tables), expected as Cell[][]).problems),
    );
  },
  '107-two-window-strategy-late-record': (item) => {
    const minute = Date.UTC(2016, 6, 19, 17, 5);
    const rows: Cell[][] = [];
    const add = (ticker: string, count: number, rowtime: number, arrival: number): void => {
      for (let i = 0; i < count; i++) rows.push([rowtime, ticker, arrival]);
    };
    for (const [ticker, count] of Object.entries({ ABC: 10, DEF: 15, XYZ: 6 })) add(ticker, count, minute, minute);
    for (const [ticker, count] of Object.entries({ ABC: 11, DEF: 11 })) add(ticker, count, minute + 60_000, minute + 60_000);
    add('XYZ', 1, minute + 60_000, minute);
    const columns = { TICKER_SYMBOL: 'VARCHAR(4)', APPROXIMATE_ARRIVAL_TIME: 'TIMESTAMP' };
    const expected = (item.expected as string[][]).map(([a, b, ticker, count]) => [utc(a), utc(b), ticker ?? null, Number(count)]);
    return sameRows(run(item.sql ?? '', { SOURCE_SQL_STREAM_001: { columns, rows } }), expected, 'in any order');
  },
  '124-regex-log-parse-devguide': (item) => {
    const input = (item.input?.SOURCE_SQL_STREAM_001 as readonly { LOGENTRY: string }[] | undefined)?.[0]?.LOGENTRY ?? '';
    const groups = item.expected_java_groups as string[];
    const sql = item.sql?.replace('T.REC.COLUMN2 FROM', 'T.REC.COLUMN2, T.REC.COLUMN3, T.REC.COLUMN4 FROM') ?? '';
    const rows = run(sql, { SOURCE_SQL_STREAM_001: { columns: { LOGENTRY: 'VARCHAR(1024)' }, rows: [[0, input]] } });
    return sameRows(rows, [[input, ...groups]]);
  },
  '131-two-record-types': (item) => {
    const [orders = ''] = item.sql?.split(' | ') ?? [];
    const trades = `SELECT STREAM "Tid","Toid","Tprice","Tticker","RecordType" FROM "SOURCE_SQL_STREAM_001" WHERE "RecordType" = 'Trade'`;
    const records = item.input?.SOURCE_SQL_STREAM_001 as readonly Readonly<Record<string, Cell>>[];
    const columns = {
      RecordType: 'VARCHAR(16)',
      Oprice: 'INTEGER',
      Otype: 'VARCHAR(16)',
      Oid: 'INTEGER',
      Oticker: 'VARCHAR(16)',
      Tid: 'INTEGER',
      Toid: 'INTEGER',
      Tprice: 'INTEGER',
      Tticker: 'VARCHAR(16)',
    };
    const stream = { columns, rows: records.map((record, i) => [i, ...Object.keys(columns).map((name) => record[name] ?? null)]) };
    const expected = item.expected as Readonly<Record<string, Cell[][]>>;
    return outcomeOf([
      ...sameRows(run(orders, { SOURCE_SQL_STREAM_001: stream }), expected.Order_Stream ?? []).problems,
      ...sameRows(run(trades, { SOURCE_SQL_STREAM_001: stream }), expected.Trade_Stream ?? []).problems,
    ]);
  },
  '137-exp-avg-half-life': (item) => {
    const prices = [
      [0, 10],
      [10_000, 20],
      [20_000, 40],
    ];
    const rows = run(item.sql ?? '', {
      T: { columns: { TICKER: 'VARCHAR(4)', PRICE: 'DOUBLE' }, rows: prices.map(([at, price]) => [at ?? 0, 'A', price ?? 0]) },
    });
    // Weights 1, 2, 4 from the oldest to the newest.
    return all({ 'weights 4, 2, 1': Math.abs(Number(rows.at(-1)?.[3]) - (10 + 2 * 20 + 4 * 40) / 7) < 1e-9 });
  },
  '140-rcf-with-explanation-format': () => {
    const rows = Array.from({ length: 600 }, (_, i): Cell[] =>
      i === 599 ? [i, 144, 123, 'HIGH'] : [i, 95 + ((i * 7) % 13), 60 + ((i * 5) % 11), 'NORMAL'],
    );
    const sql = 'SELECT STREAM * FROM TABLE(RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM * FROM S), 100, 256, 100000, 1, true))';
    const scored = run(sql, { S: { columns: { SYSTOLIC: 'INTEGER', DIASTOLIC: 'INTEGER', BLOODPRESSURELEVEL: 'VARCHAR(20)' }, rows } });
    const last = scored.at(-1) ?? [];
    const parts = Object.values(JSON.parse(String(last[4])) as Record<string, Record<string, string>>);
    const sum = parts.reduce((total, part) => total + Number(part.ATTRIBUTION_SCORE), 0);
    return all({
      'attributions sum to the score': Math.abs(sum - Number(last[3])) < 0.001,
      'numbers are texts of four decimals': parts.every(
        (part) => /^\d+\.\d{4}$/.test(part.STRENGTH ?? '') && /^(HIGH|LOW)$/.test(part.DIRECTION ?? ''),
      ),
      'text columns are ignored': parts.length === 2,
      'the anomalous row scores highest': scored.every((row) => Number(row[3]) <= Number(last[3])),
    });
  },
};

const utc = (text: string | undefined): number => Date.parse(`${(text ?? '').replace(' ', 'T')}Z`);

function sameRows(
  rows: readonly (readonly unknown[])[],
  expected: readonly (readonly unknown[])[],
  order: 'in order' | 'in any order' = 'in order',
): Outcome {
  const shown = (list: readonly (readonly unknown[])[]): string[] => list.map((row) => JSON.stringify(row));
  const [a, b] = order === 'in order' ? [shown(rows), shown(expected)] : [shown(rows).sort(), shown(expected).sort()];
  return outcomeOf(a.join() === b.join() ? [] : [`${a.join()}, expected ${b.join()}`]);
}

export const SPECIAL_CASES: typeof SPECIAL = { ...SPECIAL, ...RULE_CASES };
