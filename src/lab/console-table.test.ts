// Rows and columns of console.table. Source of truth: https://console.spec.whatwg.org/#table; the head "Values" is Node's.
import { describe, expect, it } from 'vitest';
import { consoleTable, whatIsLeftOut } from './console-table.ts';
import type { ConsoleValue } from './run-events.ts';

const number = (value: number): ConsoleValue => ({ kind: 'primitive', type: 'number', text: String(value) });
const object = (entries: Readonly<Record<string, ConsoleValue>>, more = 0): ConsoleValue & { kind: 'object' } => ({
  kind: 'object',
  type: 'Object',
  shape: 'record',
  preview: '{…}',
  entries: Object.entries(entries),
  more,
});
const printed = (entries: Readonly<Record<string, ConsoleValue>>, columns?: readonly string[], more = 0): ConsoleValue => ({
  ...object(entries, more),
  table: columns ? { columns } : {},
});

describe('console.table', () => {
  it('has a column for each key of any row, in the order in which they come', () => {
    const table = consoleTable(printed({ 0: object({ a: number(1) }), 1: object({ b: number(2), a: number(3) }) }));
    expect(table).toEqual({
      columns: ['a', 'b'],
      rows: [
        { index: '0', cells: [number(1), undefined] },
        { index: '1', cells: [number(3), number(2)] },
      ],
      moreRows: 0,
      moreColumns: 0,
    });
  });

  it('has a last column for rows that are no objects', () => {
    const table = consoleTable(printed({ x: number(7), y: object({ a: number(1) }) }));
    expect(table?.columns).toEqual(['a', 'Values']);
    expect(table?.rows.map((row) => row.cells)).toEqual([
      [undefined, number(7)],
      [number(1), undefined],
    ]);
  });

  it('shows the named columns only', () => {
    expect(consoleTable(printed({ 0: object({ a: number(1), b: number(2) }) }, ['b', 'c']))).toMatchObject({
      columns: ['b', 'c'],
      rows: [{ cells: [number(2), undefined] }],
    });
  });

  it('is bounded, says what it leaves out, and marks the cells of a row that was cut', () => {
    const wide = object(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`k${at}`, number(at)])));
    const table = consoleTable(printed({ 0: wide, 1: object({ k0: number(0) }, 29) }, undefined, 315));
    expect(table?.columns).toHaveLength(20);
    expect(table?.rows[1]?.cells[1]).toEqual({ kind: 'text', text: '…' });
    expect(table && whatIsLeftOut(table)).toBe('315 more rows and 10 more columns');
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`r${at}`, number(at)]));
    expect(consoleTable(printed(many))).toMatchObject({ moreRows: 900, rows: { length: 100 } });
    expect(whatIsLeftOut({ moreRows: 0, moreColumns: 0 })).toBeUndefined();
  });

  it('is nothing that console.log printed', () => {
    expect(consoleTable(object({ 0: object({ a: number(1) }) }))).toBeUndefined();
  });
});
