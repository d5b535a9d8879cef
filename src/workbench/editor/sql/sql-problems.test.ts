// The problems of SQL files, as the pane reads them.
import { beforeEach, describe, expect, test } from 'vitest';
import { diagnose } from '../../../streaming-sql/language/diagnose.ts';
import { catalogOf, problemsOf } from './lab-sql.ts';
import { sqlProblems, tellSqlProblems } from './sql-problems.ts';

const INPUTS = [{ name: 'SOURCE_SQL_STREAM_001', columns: [{ name: 'TICKER', type: 'VARCHAR(4)' }] }];
const problems = (sql: string, inputs: typeof INPUTS | undefined) => problemsOf('window.sql', diagnose(sql, catalogOf({ inputs })));
const pump = (from: string): string =>
  `CREATE STREAM "D" (A VARCHAR(4));\nCREATE PUMP "P" AS INSERT INTO "D"\n  SELECT STREAM TICKER FROM "${from}";`;

describe('the problems of SQL files', () => {
  beforeEach(() => tellSqlProblems('window.sql', []));

  test('name the file, the line and the column', () => {
    const [problem] = problems(pump('SOURCE_SQL_STREAM_002'), INPUTS);
    expect(problem?.place).toEqual({ file: 'window.sql', line: 3, column: 29 });
    expect(problem?.message).toContain('did you mean SOURCE_SQL_STREAM_001');
  });

  test('are none for an unknown stream when the lab declares no inputs', () => {
    expect(problems(pump('ANYTHING'), undefined)).toEqual([]);
  });

  test('come and go with the text', () => {
    tellSqlProblems('window.sql', problems(pump('NOWHERE'), INPUTS));
    expect(sqlProblems.value).toHaveLength(1);
    tellSqlProblems('window.sql', problems(pump('SOURCE_SQL_STREAM_001'), INPUTS));
    expect(sqlProblems.value).toEqual([]);
  });
});
