// The problems of SQL files, as the pane reads them.
import { beforeEach, describe, expect, test } from 'vitest';
import { diagnose } from '../../../streaming-sql/language/diagnose.ts';
import { catalogOf, problemsOf } from './lab-sql.ts';
import { sqlProblems, tellSqlProblems } from './sql-problems.ts';

const catalog = await catalogOf('tumbling-window');
const problems = (sql: string) => problemsOf('window.sql', diagnose(sql, catalog));
const pump = (from: string): string =>
  `CREATE STREAM "D" (A VARCHAR(4));\nCREATE PUMP "P" AS INSERT INTO "D"\n  SELECT STREAM TICKER FROM "${from}";`;

describe('the problems of SQL files', () => {
  beforeEach(() => tellSqlProblems('window.sql', []));

  test('name the file, the line and the column', () => {
    const [problem] = problems(pump('SOURCE_SQL_STREAM_002'));
    expect(problem?.place).toEqual({ file: 'window.sql', line: 3, column: 29 });
    expect(problem?.message).toContain('did you mean SOURCE_SQL_STREAM_001');
  });

  test('are none for an unknown stream when the lab declares no inputs', async () => {
    const unknown = await catalogOf('a-lab-that-tells-nothing');
    expect(diagnose(pump('ANYTHING'), unknown)).toEqual([]);
  });

  test('know the columns of a reference table that the lab declares', async () => {
    const sql = (column: string) =>
      `CREATE STREAM "D" (A VARCHAR(40));\nCREATE PUMP "P" AS INSERT INTO "D"\n  SELECT STREAM C.${column} FROM "SOURCE_SQL_STREAM_001" AS S LEFT JOIN COMPANIES AS C ON S.TICKER = C.TICKER;`;
    const companies = await catalogOf('reference-data');
    expect(diagnose(sql('COMPANY'), companies)).toEqual([]);
    expect(diagnose(sql('COMPANI'), companies).map(({ message }) => message)).toEqual([expect.stringContaining('did you mean COMPANY?')]);
  });

  test('are none in the solutions of the labs', async () => {
    const solutions = import.meta.glob<string>('/labs/*/solution/*.sql', { query: '?raw', import: 'default' });
    expect(Object.keys(solutions).length).toBeGreaterThan(0);
    for (const [path, load] of Object.entries(solutions)) {
      expect(diagnose(await load(), await catalogOf(path.split('/')[2] ?? '')), path).toEqual([]);
    }
  });

  test('come and go with the text', () => {
    tellSqlProblems('window.sql', problems(pump('NOWHERE')));
    expect(sqlProblems.value).toHaveLength(1);
    tellSqlProblems('window.sql', problems(pump('SOURCE_SQL_STREAM_001')));
    expect(sqlProblems.value).toEqual([]);
  });
});
