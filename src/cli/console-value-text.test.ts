// Printed values in a terminal. The values are made by the sandbox's own console; the layout follows Node's console, loosely.
import { describe, expect, it } from 'vitest';
import type { ConsoleValue } from '../lab/run-events.ts';
import { makeConsole } from '../lab/sandbox/guest/capture-console.ts';
import { consoleValueText } from './console-value-text.ts';

/** The text of what `program` prints first. */
function textOf(program: (console: Console) => void): string {
  const values: ConsoleValue[] = [];
  const { console } = makeConsole(
    (message) => message.type === 'console' && values.push(...message.line.values),
    () => 0,
    (stack) => stack,
  );
  program(console as Console);
  return values.map(consoleValueText).join(' ');
}

const row = (index: number) => ({ date: `2012-10-${10 + index}`, precipitation: 3.6, wind: 15.25 + index, weather: 'rain' });

describe('a printed value', () => {
  it('stands on one line where it fits', () => {
    expect(textOf((console) => console.log('rows', [{ date: '2012-10-29', tags: ['a', { deep: 1 }] }]))).toBe(
      "rows [{date: '2012-10-29', tags: ['a', {deep: 1}]}]",
    );
    expect(textOf((console) => console.log(new Map([['k', new Set([1])]]), [], {}))).toBe("Map {'k': Set(1) [1]} [] {}");
  });

  it('has a line for each row of a list that is longer', () => {
    expect(textOf((console) => console.log([row(0), row(1)]))).toBe(
      [
        '[',
        "  {date: '2012-10-10', precipitation: 3.6, wind: 15.25, weather: 'rain'},",
        "  {date: '2012-10-11', precipitation: 3.6, wind: 16.25, weather: 'rain'}",
        ']',
      ].join('\n'),
    );
  });

  it('fills lines with short values', () => {
    const lines = textOf((console) => console.log(Array.from({ length: 40 }, (_, index) => 1000 + index))).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/^ {2}1000, 1001, .*,$/);
  });

  it('ends after forty lines, and says how many entries were not sent', () => {
    const lines = textOf((console) => console.log(Array.from({ length: 365 }, (_, index) => row(index)))).split('\n');
    expect(lines).toHaveLength(41);
    expect(lines.at(-1)).toMatch(/^… \d+ more lines$/);
    expect(textOf((console) => console.log(Array.from({ length: 60 }, (_, index) => index)))).toContain('  … 10 more');
  });

  it('does not go deeper than a bound, even when a program forged the message', () => {
    let forged: ConsoleValue = { kind: 'text', text: 'end' };
    for (let depth = 0; depth < 5_000; depth++)
      forged = { kind: 'object', type: 'Object', shape: 'record', preview: '{…}', entries: [['deeper', forged]], more: 0 };
    expect(consoleValueText(forged).length).toBeLessThan(200);
  });

  it('cannot steer the terminal', () => {
    const hostile = '\u001b[2J\u009b31mred';
    expect(textOf((console) => console.log(hostile))).toBe('\\x1b[2J\\x9b31mred');
    expect(textOf((console) => console.log({ [hostile]: `${hostile}\n` }))).toBe("{\\x1b[2J\\x9b31mred: '\\x1b[2J\\x9b31mred\\n'}");
    expect(textOf((console) => console.log('two\nlines\tof text'))).toBe('two\nlines\tof text');
  });
});

describe('a printed table', () => {
  it('has aligned columns, numbers to the right', () => {
    expect(
      textOf((console) =>
        console.table([
          { city: '札幌', wind: 5 },
          { city: 'Seattle', wind: 15.2 },
        ]),
      ).split('\n'),
    ).toEqual([
      '(index)  city     wind', //
      '───────  ───────  ────',
      '0        札幌        5',
      '1        Seattle  15.2',
    ]);
  });

  it('keeps a row on its line, cuts a long cell and says how many rows are not there', () => {
    const lines = textOf((console) => console.table(Array.from({ length: 60 }, () => ({ text: `one\ntwo${'x'.repeat(100)}` })))).split(
      '\n',
    );
    expect(lines).toHaveLength(53);
    expect(lines[2]).toMatch(/^0 {8}one\\ntwox+…$/);
    expect(lines[2]?.length).toBe(49);
    expect(lines.at(-1)).toBe('… 10 more rows');
  });
});
