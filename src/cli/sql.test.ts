// `sandshark sql` as a person types it, in a process of its own. Source of truth: issue "A tool people can use", and README.md.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandshark-sql-'));
});
afterAll(() => rm(folder, { recursive: true }));

function shell(command: string, input = ''): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, SANDSHARK: process.execPath, MAIN };
    const text = command.replace('npx sandshark', '"$SANDSHARK" --no-warnings "$MAIN"');
    const child = execFile('sh', ['-c', text], { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
    child.stdin?.end(input);
  });
}

const rowLine = (rowtime: number | string, row: object, stream = 'S') => `${JSON.stringify({ stream, rowtime, row })}\n`;
const SCHEMA = '--schema "S(A VARCHAR(4), B INTEGER)"';

describe('the examples of README.md', () => {
  it('give what stands there', async () => {
    const text = await readFile(new URL('README.md', import.meta.url), 'utf8');
    const blocks = [...text.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, kind = '', body = '']) => ({ kind, body }));
    const files = { sql: 'window.sql', json: 'prices.ndjson', csv: 'companies.csv' };
    for (const [kind, file] of Object.entries(files))
      await writeFile(join(folder, file), blocks.find((block) => block.kind === kind)?.body ?? '');
    const examples = blocks.filter(({ kind }) => kind === 'console').flatMap(({ body }) => body.split(/^\$ /m).slice(1));
    expect(examples).toHaveLength(5);
    for (const example of examples) {
      const [command = '', ...expected] = example.split('\n');
      const { out, err } = await shell(command);
      expect(out + err, command).toBe(expected.join('\n'));
    }
  });
});

describe('sandshark sql --eval', () => {
  it.each([
    ["'-7 + 2'", '-5'],
    ["'1 < 2'", 'TRUE'],
    ["'CAST(NULL AS INTEGER)'", 'NULL'],
    [`"X'3f67'"`, '3F67'],
    ["'CAST(1.25 AS DECIMAL(5,3))'", '1.250'],
    [`"INTERVAL '1 02:03:04' DAY TO SECOND"`, "INTERVAL '+1 02:03:04' DAY TO SECOND"],
    [`"CAST('tide' AS INTEGER)"`, '<no row>'],
  ])('%s prints %s', async (expression, printed) => {
    expect(await shell(`npx sandshark sql --eval ${expression}`)).toEqual({ status: 0, out: `${printed}\n`, err: '' });
  });

  it('says what is not defined for the values on standard error, with status 1', async () => {
    expect(await shell("npx sandshark sql --eval '1/0'")).toEqual({ status: 1, out: '', err: 'Division by zero\n' });
  });

  it('shows an error with its place and a caret, on standard error, with status 1', async () => {
    const { status, out, err } = await shell('npx sandshark sql --eval "1 + NOPE(2)"');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^From line 1, column 5 to line 1, column 11: .*\n1 \+ NOPE\(2\)\n {4}\^{7}\n$/);
  });
});

describe('sandshark sql answers what it does not understand with status 2', () => {
  it.each([
    ['', 'takes one of --eval, --app and --select'],
    ['--eval 1 --select 1', 'takes one of --eval, --app and --select'],
    ['--nonsense', "Unknown option '--nonsense'"],
    ['x.sql', "'x.sql' belongs to no option: a file of SQL is given by --app FILE"],
    ['--app none.sql', 'none.sql cannot be read'],
    ['--select "VALUES (1)" --in none.ndjson', 'none.ndjson cannot be read'],
    ['--select "VALUES (1)" --in .', '. is a folder'],
    ['--select "VALUES (1)" --tables none.csv', 'none.csv cannot be read'],
    ['--select "VALUES (1)" --schema "S(A INTEGR)"', "Unknown type 'INTEGR'"],
    ['--select "VALUES (1)" --seed x', '--seed takes a whole number'],
    ['--select "CREATE STREAM S (A INTEGER)"', '--select takes one query'],
  ])('%s: %s', async (args, said) => {
    const { status, out, err } = await shell(`npx sandshark sql ${args}`);
    expect(err).toContain(said);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });
});

describe('sandshark sql --app', () => {
  it('prints every stream that a pump writes to, in the order in which rows come about, whatever the pieces of the input', async () => {
    const sql = `CREATE STREAM S (A VARCHAR(4), B INTEGER NOT NULL);
      CREATE STREAM COUNTS (N BIGINT); CREATE STREAM SHARES (A VARCHAR(4), C INTEGER); CREATE STREAM UNUSED (A INTEGER);
      CREATE PUMP P1 AS INSERT INTO SHARES SELECT STREAM A, 10 / B FROM S;
      CREATE PUMP P2 AS INSERT INTO COUNTS SELECT STREAM COUNT(*) FROM S GROUP BY STEP(S.ROWTIME BY INTERVAL '1' SECOND);
      CREATE PUMP P3 STOPPED AS INSERT INTO UNUSED SELECT STREAM B FROM S;`;
    await writeFile(join(folder, 'two.sql'), sql);
    const rows = [
      rowLine(0, { A: 'a', B: 5 }),
      rowLine('1970-01-01 00:00:00.100', { A: 'b', B: 0 }),
      rowLine(1000, { A: 'c', B: 2 }, 's'),
      rowLine(500, { A: 'late', B: 1 }),
      rowLine(1000, { A: 'd' }),
      '{"rowtime":"1970-01-01 00:00:02"}\n',
    ];
    const whole = await shell('npx sandshark sql --app two.sql', rows.join(''));
    const seen = whole.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { stream: string; rowtime: string; row: Record<string, unknown> })
      .map(({ stream, rowtime, row }) => [stream, rowtime.slice(17), row.ERROR_NAME ?? row.N ?? row.A]);
    expect(seen).toEqual([
      ['SHARES', '00', 'a'],
      ['error_stream', '00.100', 'DIVISION_BY_ZERO'],
      ['COUNTS', '01', 2],
      ['SHARES', '01', 'c'],
      ['error_stream', '01', 'OUT_OF_ORDER'],
      ['error_stream', '01', 'CoercionError'],
      ['COUNTS', '02', 1],
    ]);
    const piecewise = await shell('while read -r line; do echo "$line"; done | npx sandshark sql --app two.sql --in -', rows.join(''));
    expect(piecewise).toEqual({ status: 0, out: whole.out, err: '' });
  });

  it('prints the plan with --explain, and reads no rows', async () => {
    const { status, out } = await shell(
      `npx sandshark sql ${SCHEMA} --select "SELECT STREAM B FROM S WHERE A = 'x'" --in none.ndjson --explain`,
    );
    expect(out).toMatch(/^pump QUERY\$ -> QUERY\$\n.*\n +scan S /);
    expect(status).toBe(0);
  });

  it('gives the rows of VALUES without waiting for input that no stream could take', async () => {
    const child = spawn(process.execPath, [MAIN, 'sql', '--select', "VALUES (1, 'a')"], { stdio: 'pipe' }); // its input stays open
    const [printed] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(printed.toString())).toMatchObject({ stream: 'QUERY$', row: { EXPR$0: 1, EXPR$1: 'a' } });
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('names the file in an error of its SQL, status 1', async () => {
    await writeFile(join(folder, 'bad.sql'), 'SELECT STREAM 1 FROM S');
    const { status, err } = await shell('npx sandshark sql --app bad.sql');
    expect(err).toMatch(/^bad\.sql: From line 1, column 1 .*: A query stands inside a pump.*\n.*\n\^+\n$/);
    expect(status).toBe(1);
  });

  it('repeats a run of RANDOM_CUT_FOREST with the same seed, and not with another', async () => {
    const run = (seed: number) =>
      shell(
        `npx sandshark sql --seed ${seed} ${SCHEMA} --select "SELECT STREAM ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM B FROM S), 10, 16))"`,
        Array.from({ length: 100 }, (_, i) => rowLine(i, { B: (i * 7) % 31 })).join(''),
      );
    const [first, again, other] = [await run(1), await run(1), await run(2)];
    expect(first.status).toBe(0);
    expect(again).toEqual(first);
    expect(other.out).not.toBe(first.out);
  });
});

describe('a malformed line', () => {
  const input = `${rowLine(0, { B: 1 })}\n{"oops\n${rowLine(1, { B: 2 })}`;
  const query = `${SCHEMA} --select "SELECT STREAM B FROM S"`;

  it('ends the run with its number and status 1, after what came before', async () => {
    const { status, out, err } = await shell(`npx sandshark sql ${query}`, input);
    expect(out).toBe('{"stream":"QUERY$","rowtime":"1970-01-01 00:00:00","row":{"B":1}}\n');
    expect(err).toMatch(/^standard input, line 3: it is no JSON: .*\n {2}\{"oops\n$/);
    expect(status).toBe(1);
  });

  it('is named and skipped with --keep-going', async () => {
    await writeFile(join(folder, 'rows.ndjson'), input);
    const { status, out, err } = await shell(`npx sandshark sql ${query} --in rows.ndjson --keep-going`);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(err).toContain('rows.ndjson, line 3: ');
    expect(status).toBe(0);
  });
});

describe('a long stream', () => {
  it('goes through in bounded memory: a heap of 64 MB is enough for 170 MB of rows, and eight times the rows take no more', async () => {
    await writeFile(
      join(folder, 'long.sql'),
      `CREATE STREAM S (A VARCHAR(16), B INTEGER, C VARCHAR(400)); CREATE STREAM O (A VARCHAR(16), N BIGINT); CREATE STREAM Q (B INTEGER, N BIGINT);
       CREATE PUMP P AS INSERT INTO O SELECT STREAM A, COUNT(*) FROM S GROUP BY A, STEP(S.ROWTIME BY INTERVAL '10' SECOND);
       CREATE PUMP R AS INSERT INTO Q SELECT STREAM B, COUNT(*) OVER (PARTITION BY A RANGE INTERVAL '1' SECOND PRECEDING) FROM S;`,
    );
    const rssAtEnd = 'data:text/javascript,process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';
    const peakMegabytes = async (rows: number): Promise<number> => {
      const args = ['--max-old-space-size=64', '--import', rssAtEnd, MAIN, 'sql', '--app', 'long.sql'];
      const child = spawn(process.execPath, args, { cwd: folder, stdio: 'pipe' });
      let lines = 0;
      let err = '';
      child.stdout.on('data', (chunk: Buffer) => {
        for (const byte of chunk) if (byte === 10) lines++;
      });
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk;
      });
      const ended = once(child, 'close');
      const filler = 'x'.repeat(340);
      for (let at = 0; at < rows; at += 500) {
        let text = '';
        for (let i = at; i < at + 500; i++) text += rowLine(i, { A: `K${i % 100}`, B: i, C: filler });
        if (!child.stdin.write(text)) await once(child.stdin, 'drain');
      }
      child.stdin.end();
      const [status] = await ended;
      expect(status, err).toBe(0);
      expect(lines).toBeGreaterThanOrEqual(rows);
      return Number(err) / 1024;
    };
    const short = await peakMegabytes(50_000);
    const long = await peakMegabytes(400_000);
    expect(long - short).toBeLessThan(40);
  }, 120_000);

  it('ends quietly when the reader has gone, without reading on', async () => {
    const child = spawn(process.execPath, [MAIN, 'sql', '--schema', 'S(B INTEGER)', '--select', 'SELECT STREAM B FROM S'], {
      stdio: 'pipe',
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk;
    });
    child.stdin.on('error', () => child.stdin.destroy()); // it reads no more
    const ended = once(child, 'close');
    child.stdout.once('data', () => child.stdout.destroy());
    while (child.stdin.writable && child.exitCode === null) {
      if (!child.stdin.write(rowLine(0, { B: 1 }).repeat(1000)))
        await Promise.race([new Promise((resolve) => child.stdin.once('drain', resolve)), ended]);
    }
    const [status] = await ended;
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });
});
