// Names of discovered columns. Source: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-dis.html
import { describe, expect, it } from 'vitest';
import { columnName, columnNames } from './column-names.ts';

describe('the name of a discovered column', () => {
  it('stays as the source has it, in its case, where that is a name', () => {
    expect(columnName('ticker_Symbol2', 0)).toBe('ticker_Symbol2');
  });

  it('gets COL_ where it is a reserved word in any case (sch-dis.html; sch-dis-ref.html shows COL_year)', () => {
    expect(['TIMESTAMP', 'VALUES', 'year', 'Month', 'state'].map(columnName)).toEqual([
      'COL_TIMESTAMP',
      'COL_VALUES',
      'COL_year',
      'COL_Month',
      'state',
    ]);
  });

  it('loses characters that are neither letters, digits nor underscores, and says so by COL_', () => {
    expect(columnName('unit price (EUR)', 3)).toBe('COL_unitpriceEUR');
    expect(columnName('instance-id', 0)).toBe('COL_instanceid');
  });

  it('gets COL_ where it begins with a digit', () => {
    expect(columnName('2nd', 0)).toBe('COL_2nd');
  });

  it('is COL_ and its place in the column order where nothing of it can stay', () => {
    expect([columnName('--', 0), columnName('値段', 4), columnName('', 7)]).toEqual(['COL_0', 'COL_4', 'COL_7']);
  });

  it('gets COL_ where it is longer than 100 characters, and is cut to 100 (the cut is inferred)', () => {
    expect(columnName('x'.repeat(100), 0)).toBe('x'.repeat(100));
    expect(columnName('x'.repeat(101), 0)).toBe(`COL_${'x'.repeat(96)}`);
  });

  it('is there once: a second column of the same name is numbered (inferred)', () => {
    expect(columnNames(['a-b', 'ab', 'COL_ab', 'a b'])).toEqual(['COL_ab', 'ab', 'COL_ab_2', 'COL_ab_3']);
  });
});
