// The playground's engine, asked as the page asks it. Source of truth: issue 8, "SQL playground"; what a query gives is the engine's own tests' matter.
import { describe, expect, it } from 'vitest';
import { createAnswers } from './answer.ts';
import { type FromEngine, INPUT_STREAM, type TableText, type TimeChoice, type ToEngine } from './protocol.ts';

type Asked<Message> = Message extends unknown ? Omit<Message, 'request'> : never;

function ask(message: Asked<ToEngine>): FromEngine[] {
  const answers: FromEngine[] = [];
  createAnswers((answer) => answers.push(answer))({ ...message, request: 7 } as ToEngine);
  return answers;
}

function answerTo(message: Asked<ToEngine>): FromEngine {
  const last = ask(message).at(-1);
  if (!last) throw new Error('no answer');
  return last;
}

const SECOND: TimeChoice = { kind: 'spaced', everyMs: 1000 };
const PRICES = 'TICKER,PRICE\nAMZN,10\nIBM,5.5\nAMZN,12\n';

function ran(sql: string, text = PRICES, time = SECOND, tables: readonly TableText[] = []) {
  const answer = answerTo({ type: 'run', sql, text, time, tables });
  if (answer.type !== 'ran') throw new Error(JSON.stringify(answer));
  return answer.result;
}

function summary(text: string) {
  const answer = answerTo({ type: 'read', text, tables: [] });
  if (answer.type !== 'read') throw new Error(JSON.stringify(answer));
  return answer.summary;
}

const refusal = (message: Asked<ToEngine>) => {
  const answer = answerTo(message);
  return answer.type === 'refused' ? answer.refusal : undefined;
};

describe('data that is read', () => {
  it('has the columns that DiscoverInputSchema would find', () => {
    expect(summary(PRICES)).toMatchObject({
      format: 'CSV',
      firstLine: 'names',
      columns: [
        { name: 'TICKER', type: 'VARCHAR(4)' },
        { name: 'PRICE', type: 'DOUBLE' },
      ],
      rowCount: 3,
      sample: [
        ['AMZN', '10.0'],
        ['IBM', '5.5'],
        ['AMZN', '12.0'],
      ],
    });
  });

  it('takes the first line for names also above columns that are all text, unlike the service', () => {
    expect(summary('name;city\nFin;Kobe\n\nRay;Oslo')).toMatchObject({
      firstLine: 'names',
      columns: [{ name: 'name' }, { name: 'city' }],
      rowCount: 2,
    });
  });

  it('has no names where the first line holds a number', () => {
    expect(summary('1,a\n2,b')).toMatchObject({ firstLine: 'row', columns: [{ name: 'COL_0' }, { name: 'COL_1' }], rowCount: 2 });
  });

  it('may be NDJSON, of which broken lines are told and left out', () => {
    const { format, rowCount, faultCount, faults } = summary('{"a":1}\n{"a":2}\n{"a":oops}\n');
    expect({ format, rowCount, faultCount }).toEqual({ format: 'JSON', rowCount: 2, faultCount: 1 });
    expect(faults[0]?.data).toBe('{"a":oops}');
  });

  it.each([
    ['', 'There is no data yet: choose a data set, paste CSV or JSON, or drop a file.'],
    ['word', 'This is neither CSV nor JSON: the first line has no comma, tab, bar or semicolon, and no {.'],
    ['a,b\n1,2\n3,4,5', 'Row 3 of the CSV has 3 fields, and the first has 2.'],
    ['{"a":', 'This is no valid JSON: {"a":'],
    ['[1,2]', 'JSON data is one object for each row: one a line, or all in one array.'],
    ['x'.repeat(5 * 1024 * 1024 + 1), 'The data is larger than 5 MB. Take a part of it.'],
    ['{}\n'.repeat(600_000), 'The data has 600,000 rows, and the playground takes 200,000.'],
  ])('%.20j is refused with a sentence', (text, message) => {
    expect(refusal({ type: 'read', text, tables: [] })).toEqual({ kind: 'data', message });
  });

  it('is refused before it fills the memory: few objects with many members, and many with none', () => {
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`m${index}`, 1])));
    expect(refusal({ type: 'read', text: `${wide}\n${'{}\n'.repeat(100_000)}`, tables: [] })?.message).toMatch(
      /rows of 90\d columns are more than/,
    );
    const paths = JSON.stringify(Array.from({ length: 1_500 }, (_, index) => ({ [`m${index}`]: 1 })));
    expect(refusal({ type: 'read', text: paths, tables: [] })?.message).toMatch(/more than 1,000 different members/);
  });
});

describe('a run', () => {
  it('gives the rows of a bare SELECT, in time', () => {
    const { input, outputs } = ran(`SELECT STREAM TICKER, PRICE FROM ${INPUT_STREAM} WHERE PRICE > 6`);
    expect(input).toMatchObject({ name: INPUT_STREAM, total: 3 });
    expect(outputs).toHaveLength(1);
    expect(outputs[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['AMZN', '10.0'],
      ['AMZN', '12.0'],
    ]);
    expect(outputs[0]?.rows.map(({ rowtimeMs }) => rowtimeMs)).toEqual([Date.UTC(2017, 2, 11, 10), Date.UTC(2017, 2, 11, 10, 0, 2)]);
  });

  it('closes the windows that are open when the data ends', () => {
    const { outputs, windows } = ran(
      `SELECT STREAM TICKER, COUNT(*) AS N FROM ${INPUT_STREAM} GROUP BY TICKER, STEP(${INPUT_STREAM}.ROWTIME BY INTERVAL '10' SECOND)`,
    );
    expect(windows.map(({ shape }) => shape)).toEqual([{ kind: 'tumbling', sizeMs: 10_000 }]);
    expect(outputs[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['AMZN', '2'],
      ['IBM', '1'],
    ]);
  });

  it('takes the time from a column, sorted or as it comes, where an old row is late', () => {
    const text = 'SEEN,N\n2018-11-01 01:00:05,1\n2018-11-01 01:00:00,2\n,3\n';
    const sql = `SELECT STREAM N FROM ${INPUT_STREAM}`;
    const sorted = ran(sql, text, { kind: 'column', column: 'SEEN', order: 'sorted' });
    expect(sorted.outputs.map(({ rows }) => rows.map(({ cells }) => cells[0]))).toEqual([['2', '1']]);
    expect(sorted.untimed).toBe(1);
    const arrived = ran(sql, text, { kind: 'column', column: 'SEEN', order: 'arrived' });
    expect(arrived.outputs.map(({ name, total }) => [name, total])).toEqual([
      ['QUERY$', 1],
      ['error_stream', 1],
    ]);
  });

  it.each([
    ['SEEN,N\n2018-11-01 01:00:05,1', 'SEEN'],
    ['{"n":1,"seen":"2018-11-01T01:00:05+09:00"}', 'seen'],
    ['{"n":1,"seen":1541034005}', 'seen'],
    ['{"n":1,"seen":1541034005123}', 'seen'],
  ])('is offered the column that looks like a time: %s', (text, column) => {
    expect(summary(text).suggestedTime).toEqual({ kind: 'column', column, order: 'sorted' });
  });

  it('does not take a small number for a time, and lets the learner do so', () => {
    expect(summary(PRICES)).toMatchObject({ suggestedTime: SECOND, timeColumns: ['PRICE'] });
  });

  it('knows what Kinesis knows of a record, where the code names it', () => {
    const { outputs } = ran(`SELECT STREAM APPROXIMATE_ARRIVAL_TIME, SHARD_ID FROM ${INPUT_STREAM}`);
    expect(outputs[0]?.rows[0]?.cells).toEqual(['2017-03-11 10:00:00', 'shardId-000000000000']);
  });

  it('joins the reference table that belongs to the data', () => {
    const tables = [{ name: 'COMPANIES', csv: 'TICKER,COMPANY\nIBM,Big Blue\n' }];
    const sql = `SELECT STREAM P.TICKER, C.COMPANY FROM ${INPUT_STREAM} AS P LEFT JOIN COMPANIES AS C ON P.TICKER = C.TICKER`;
    expect(ran(sql, PRICES, SECOND, tables).outputs[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['AMZN', null],
      ['IBM', 'Big Blue'],
      ['AMZN', null],
    ]);
  });

  it('keeps the first 20,000 rows of a stream, counts all, and tells how far it is', () => {
    const text = `A,B\n${Array.from({ length: 25_000 }, (_, index) => `${index},x`).join('\n')}`;
    const answers = ask({ type: 'run', sql: `SELECT STREAM A FROM ${INPUT_STREAM}`, text, time: SECOND, tables: [] });
    expect(answers.filter(({ type }) => type === 'progress')).toHaveLength(25);
    const last = answers.at(-1);
    expect(last?.type === 'ran' && last.result.outputs.map(({ rows, total }) => [rows.length, total])).toEqual([[20_000, 25_000]]);
  });

  it('points at an error of the SQL with line, column and caret', () => {
    expect(
      refusal({ type: 'run', sql: `SELECT STREAM\n  PRIZE FROM ${INPUT_STREAM}`, text: PRICES, time: SECOND, tables: [] }),
    ).toMatchObject({
      kind: 'sql',
      message: expect.stringContaining('PRIZE'),
      place: { line: 2, column: 3 },
      frame: `  PRIZE FROM ${INPUT_STREAM}\n  ^^^^^`,
    });
  });

  it('refuses SQL that is longer than an application may be, and survives SQL that nests too deeply', () => {
    expect(refusal({ type: 'run', sql: ' '.repeat(102_401), text: PRICES, time: SECOND, tables: [] })?.kind).toBe('data');
    const deep = `SELECT STREAM ${'('.repeat(20_000)}1${')'.repeat(20_000)} FROM ${INPUT_STREAM}`;
    expect(refusal({ type: 'explain', sql: deep, text: PRICES, time: SECOND, tables: [] })?.kind).toMatch(/sql|failed/);
  });
});

it('a plan is explained without a run, with what its state comes to in this data', () => {
  const answer = answerTo({
    type: 'explain',
    sql: `SELECT STREAM AVG(PRICE) OVER W AS A FROM ${INPUT_STREAM} WINDOW W AS (PARTITION BY TICKER RANGE INTERVAL '60' SECOND PRECEDING)`,
    text: PRICES,
    time: { kind: 'spaced', everyMs: 40_000 },
    tables: [],
  });
  expect(answer.type === 'explained' && answer.plan[0]).toMatchObject({
    target: 'QUERY$',
    plan: {
      operator: 'sliding window',
      remembers: 'rows of the last 1 min for each key',
      estimate: 'in this data at most 2 rows at a time',
      inputs: [{ operator: 'read the stream', stream: INPUT_STREAM }],
    },
  });
});

it('a tumbling window is estimated by the keys of the data, where the key is a column', () => {
  const step = `STEP(${INPUT_STREAM}.ROWTIME BY INTERVAL '10' SECOND)`;
  const estimate = (key: string) => ran(`SELECT STREAM COUNT(*) AS N FROM ${INPUT_STREAM} GROUP BY ${key}, ${step}`).plan[0]?.plan;
  expect(estimate('TICKER')?.estimate ?? estimate('TICKER')?.inputs[0]?.estimate).toBe('in this data at most 2 groups at a time');
  expect(estimate('CHAR_LENGTH(TICKER)')?.estimate).toBeUndefined();
});
