// Conditions of branches. AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html; fn.IS_SET stands in ReminderBot, an export that
// AWS publishes (aws-samples/amazon-lex-v2-lambda-integration-examples).
import { expect, test } from 'vitest';
import { isTrue } from './conditions.ts';
import type { Turn } from './turn.ts';

const value = (interpretedValue: string) => ({ shape: 'Scalar', value: { interpretedValue } }) as const;
const turn = {
  text: 'Book a Hotel',
  attributes: { level: 'Gold', points: '10' },
  intent: {
    slots: {
      Nights: value('3'),
      Day: value('2026-11-02'),
      Empty: null,
      Toppings: { shape: 'List', values: [value('ham'), value('olives')] },
    },
  },
} as unknown as Turn;

test.each([
  ['{Nights} > 2', true],
  // Numbers are compared as numbers: as texts, 3 would come after 10.
  ['{Nights} < 10', true],
  ['{Nights} = 3', true],
  ['[level] = "gold"', true],
  ['[level] != "silver"', true],
  ['{Day} > "2026-11-01"', true],
  ['{Day} <= "2026-11-01"', false],
  ['{Toppings} CONTAINS "olives"', true],
  ['{Toppings} = "ham, olives"', true],
  ['$.inputTranscript CONTAINS "hotel"', true],
  ['$.inputMode = "Text"', true],
  ['[level] = "gold" AND {Nights} > 5', false],
  ['[level] = "gold" && {Nights} > 2', true],
  ['{Nights} > 5 OR [points] >= 10', true],
  ['NOT ({Nights} > 5 || [points] > 99)', true],
  // AND binds more closely than OR.
  ['{Nights} = 3 OR {Nights} = 4 AND {Nights} = 5', true],
  ['fn.IS_SET({Nights})', true],
  ['NOT fn.IS_SET({Empty})', true],
  ['{Empty} = null', true],
  ['{Nights} != null', true],
])('%s is %s', (expression, expected) => {
  expect(isTrue(expression, turn)).toBe(expected);
});

test.each(['{Empty} > 1', '[unset] = "x"', '[unset] != "x"'])(
  '%s is not true, because it has no value (AWS: paths-branching)',
  (expression) => {
    expect(isTrue(expression, turn)).toBe(false);
  },
);

test.each(['{Nights} >', '{Nights}', '({Nights} = 3', '{Nights} ~ 3', 'fn.LENGTH({Nights}) = 1', ''])(
  '%s cannot be read, and says so',
  (expression) => {
    expect(() => isTrue(expression, turn)).toThrow(/cannot be read/);
  },
);
