// Schedule expressions. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html (its examples)
import { expect, test } from 'vitest';
import { parseSchedule } from './schedule-expression.ts';

const START_MS = Date.UTC(2026, 10, 1, 0, 0, 30); // a Sunday

function times(expression: string, count: number): readonly string[] {
  const schedule = parseSchedule(expression);
  const found: string[] = [];
  for (let ms = schedule?.next(START_MS, START_MS); ms !== undefined && found.length < count; ms = schedule?.next(ms, START_MS))
    found.push(new Date(ms).toISOString().slice(0, 16));
  return found;
}

test.each([
  ['cron(0 10 * * ? *)', ['2026-11-01T10:00', '2026-11-02T10:00']],
  ['cron(15 12 ? * 2 *)', ['2026-11-02T12:15', '2026-11-09T12:15']],
  ['cron(0 18 ? * MON-FRI *)', ['2026-11-02T18:00', '2026-11-03T18:00']],
  ['cron(0 8 1 * ? *)', ['2026-11-01T08:00', '2026-12-01T08:00']],
  ['cron(0/15 * * * ? *)', ['2026-11-01T00:15', '2026-11-01T00:30', '2026-11-01T00:45', '2026-11-01T01:00']],
  ['cron(0/30 20-2 ? * MON-FRI *)', []],
  ['cron(0 12 L * ? *)', ['2026-11-30T12:00', '2026-12-31T12:00']],
  ['cron(0 12 1W * ? *)', ['2026-11-02T12:00', '2026-12-01T12:00', '2027-01-01T12:00']],
  ['cron(0 12 ? * 6L *)', ['2026-11-27T12:00', '2026-12-25T12:00']],
  ['cron(0 12 ? * 3#2 *)', ['2026-11-10T12:00', '2026-12-08T12:00']],
  ['cron(0 0 29 FEB ? *)', ['2028-02-29T00:00', '2032-02-29T00:00']],
  ['cron(5,10 0 2 NOV,JAN ? 2026-2027)', ['2026-11-02T00:05', '2026-11-02T00:10', '2027-01-02T00:05']],
  ['cron(0 0 1 1 ? 2020)', []],
  ['rate(5 minutes)', ['2026-11-01T00:05', '2026-11-01T00:10']],
  ['rate(1 day)', ['2026-11-02T00:00', '2026-11-03T00:00']],
])('%s means %j', (expression, expected) => {
  expect(times(expression, expected.length)).toEqual(expected);
});

test.each([
  'rate(0 minutes)',
  'rate(1 minutes)',
  'rate(2 hour)',
  'rate(5 seconds)',
  'cron(0 12 * * * *)',
  'cron(0 12 ? * ? *)',
  'cron(60 12 * * ? *)',
  'cron(0 12 32 * ? *)',
  'cron(0 12 ? * 8 *)',
  'cron(0 12 * * ?)',
  '5 minutes',
  'at(2026-11-01T00:00:00)',
])('%s is no schedule expression of a rule', (expression) => {
  expect(parseSchedule(expression)).toBeUndefined();
});
