// DuckDB-WASM: once over a table that is already there (batch), and as a stream would use it (micro-batches of 1,000 rows).
import { type Measured, measure, portions } from './measured.ts';
import { type ArrowTable, arrowBytes, type DuckConnection, type DuckDatabase, duckDb } from './peers.ts';
import { type Answer, type Bid, bids, offers, records } from './rows.ts';
import type { Workload } from './workloads.ts';

/** Rows as Arrow columns: ROWTIME as epoch milliseconds, as everyone gets it, and the two integers. */
const columnsOf = (rows: readonly Bid[]): Record<string, Int32Array | BigInt64Array> => ({
  ts: BigInt64Array.from(rows, ({ rowtimeMs }) => BigInt(rowtimeMs)),
  a: Int32Array.from(rows, ({ values }) => values[0]),
  b: Int32Array.from(rows, ({ values }) => values[1]),
});

function read(table: ArrowTable, answer: Answer): void {
  answer.rows += table.numRows;
  for (let c = 0; c < table.numCols; c++) {
    const column = table.getChildAt(c).toArray();
    for (let i = 0; i < column.length; i++) answer.checksum += Number(column[i]);
  }
}

const groups = (from: string, windowMs: number): string =>
  `SELECT a, COUNT(*)::INTEGER, MIN(b), MAX(b), SUM(b)::DOUBLE FROM ${from} GROUP BY a, ts // ${windowMs}`;
const frames = (from: string, windowMs: number): string =>
  `SELECT ts, a, (COUNT(*) OVER w)::INTEGER AS n, (SUM(b) OVER w)::DOUBLE AS s FROM ${from}
   WINDOW w AS (PARTITION BY a ORDER BY ts RANGE BETWEEN ${windowMs} PRECEDING AND CURRENT ROW)`;
const pairs = (left: string, right: string, windowMs: number): string =>
  `SELECT l.a, l.b, r.b FROM ${left} l JOIN ${right} r ON l.a = r.a AND r.ts BETWEEN l.ts - ${windowMs} AND l.ts + ${windowMs}`;

/** Records as DuckDB reads them: one list. */
const jsonList = (rows: readonly Bid[]): Uint8Array =>
  new TextEncoder().encode(
    `[${records(rows)
      .map((bytes) => Buffer.from(bytes).toString())
      .join(',')}]`,
  );

// read_json is an extension that is loaded over the network; the reader that is built in makes a table.
function readJson(database: DuckDatabase, connection: DuckConnection, bytes: Uint8Array): void {
  connection.query('DROP TABLE IF EXISTS json_bids');
  database.registerFileBuffer('bids.json', bytes);
  connection.insertJSONFromPath('bids.json', { name: 'json_bids', create: true });
  database.dropFile('bids.json');
}

const JSON_ROWS = 'SELECT dateTime::BIGINT AS ts, bidder::INTEGER AS a, price::INTEGER AS b FROM json_bids';

/** All rows at once; the time is the query's and the reading of its result. */
export async function duckBatch(workload: Workload, repeat: number): Promise<Measured> {
  const { database, connection } = await duckDb();
  const one = (sql: string): Measured =>
    measure(workload.rows, repeat, () => {
      const answer: Answer = { rows: 0, checksum: 0 };
      read(connection.query(sql), answer);
      return answer;
    });
  const insert = (name: string, rows: readonly Bid[]): void =>
    connection.insertArrowFromIPCStream(arrowBytes(columnsOf(rows)), { name, create: true });
  if (workload.shape === 'join') {
    const rows = offers(workload.rows);
    for (const side of [0, 1])
      insert(
        `side${side}`,
        rows.filter((row) => row.side === side),
      );
    return one(pairs('side0', 'side1', workload.windowMs));
  }
  const rows = bids(workload.rows, workload.keys);
  if (workload.shape === 'json') {
    const bytes = jsonList(rows);
    return measure(workload.rows, repeat, () => {
      const answer: Answer = { rows: 0, checksum: 0 };
      readJson(database, connection, bytes);
      read(connection.query(groups(`(${JSON_ROWS})`, workload.windowMs)), answer);
      return answer;
    });
  }
  insert('bids', rows);
  return one(
    workload.shape === 'tumbling' ? groups('bids', workload.windowMs) : `SELECT a, n, s FROM (${frames('bids', workload.windowMs)})`,
  );
}

/** Portions of 1,000 rows come as Arrow bytes, or as bytes of JSON; the query runs for a window when it is over, or for the new rows of a portion. */
export async function duckMicroBatch(workload: Workload, repeat: number): Promise<Measured> {
  const { database, connection } = await duckDb();
  const list = workload.shape === 'join' ? offers(workload.rows) : bids(workload.rows, workload.keys);
  const parts = portions<Bid & { side?: 0 | 1 }>(list, 1000).map((rows) => ({
    first: (rows[0] as Bid).rowtimeMs,
    tables:
      workload.shape === 'json'
        ? [jsonList(rows)]
        : (workload.shape === 'join' ? [0, 1] : [undefined]).map((side) => arrowBytes(columnsOf(rows.filter((row) => row.side === side)))),
  }));
  const table = (name: string): void => {
    connection.query(`CREATE OR REPLACE TABLE ${name} (ts BIGINT, a INTEGER, b INTEGER)`);
  };
  const insert = (bytes: Uint8Array, i: number): void => {
    if (workload.shape === 'json') {
      readJson(database, connection, bytes);
      connection.query(`INSERT INTO side0 ${JSON_ROWS}`);
    } else connection.insertArrowFromIPCStream(bytes, { name: `side${i}`, create: false });
  };
  const isTumbling = workload.shape === 'tumbling' || workload.shape === 'json';
  return measure(workload.rows, repeat, () => {
    const answer: Answer = { rows: 0, checksum: 0 };
    for (const name of ['side0', 'side1']) table(name);
    for (const { first, tables } of parts) {
      if (isTumbling && first % workload.windowMs === 0) {
        read(connection.query(groups('side0', workload.windowMs)), answer);
        table('side0');
      }
      tables.forEach(insert);
      if (!isTumbling) newRows(connection, workload, first, answer);
    }
    if (isTumbling) read(connection.query(groups('side0', workload.windowMs)), answer);
    return answer;
  });
}

/** The results of the portion that begins at `first`; what can never matter again is deleted. */
function newRows(connection: DuckConnection, { shape, windowMs }: Workload, first: number, answer: Answer): void {
  if (shape === 'sliding') {
    const recent = `(SELECT * FROM side0 WHERE ts >= ${first - windowMs})`;
    read(connection.query(`SELECT a, n, s FROM (${frames(recent, windowMs)}) WHERE ts >= ${first}`), answer);
  } else {
    read(connection.query(`${pairs('side0', 'side1', windowMs)} WHERE l.ts >= ${first} OR r.ts >= ${first}`), answer);
  }
  for (const name of ['side0', 'side1']) connection.query(`DELETE FROM ${name} WHERE ts < ${first - windowMs}`);
}
