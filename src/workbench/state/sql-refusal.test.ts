// Where a learner is sent when AWS refuses the SQL. The message is what the embedded AWS answered to the mistake (recorded in the tab).
import { describe, expect, it } from 'vitest';
import type { RunFailure } from '../../lab/run-events.ts';
import { pointAtSql } from './sql-refusal.ts';

const SQL = 'SELECT STREAM\n  MIN(PRISE) AS LOW\nFROM "S";\n';
const refused: RunFailure = {
  kind: 'threw',
  message:
    "CodeValidationException: From line 2, column 7 to line 2, column 11: Column 'PRISE' not found in any table: did you mean PRICE?\n  MIN(PRISE) AS LOW\n      ^^^^^",
  place: { file: 'main.ts', line: 19, column: 1 },
  stack: 'at main.ts:19:1',
};

describe('a refused query', () => {
  it('points at the line of the .sql file, and keeps the caret and the line that sent it', () => {
    expect(pointAtSql(refused, { 'main.ts': '', 'window.sql': SQL })).toEqual({
      kind: 'threw',
      message: "Column 'PRISE' not found in any table: did you mean PRICE?",
      place: { file: 'window.sql', line: 2, column: 7 },
      stack: '  MIN(PRISE) AS LOW\n      ^^^^^\nat main.ts:19:1',
    });
  });

  it('stays where it was thrown when the SQL is not a file of the lab', () => {
    expect(pointAtSql(refused, { 'main.ts': SQL })).toBe(refused);
    expect(pointAtSql(refused, { 'window.sql': `-- moved down\n${SQL}` })).toBe(refused);
  });

  it('leaves every other failure alone', () => {
    const threw: RunFailure = { kind: 'threw', message: 'Error: I gave up' };
    expect(pointAtSql(threw, { 'window.sql': SQL })).toBe(threw);
  });
});
