// Conditions of branches. AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html, its sample expressions among them; references to
// parts of composite slots, and "null", are inferred.
import { expect, test } from 'vitest';
import { isTrue } from './conditions.ts';
import type { Turn } from './turn.ts';

const value = (interpretedValue: string) => ({ shape: 'Scalar', value: { interpretedValue } }) as const;
const turn = {
  text: 'Book a Hotel',
  attributes: { level: 'Gold', points: '10' },
  requestAttributes: { retry_enabled: 'true', 'x-app:mode': 'kiosk' },
  intent: {
    slots: {
      Nights: value('3'),
      Time: value('20:30'),
      Travel: value('PT1H30M'),
      'credit-card-number': value('123456781234'),
      Discount: value('80%'),
      Car: { ...value('2021 white Camry'), shape: 'Composite', subSlots: { Color: value('white'), Year: null } },
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
  // The guide's own expressions, on values that make them true.
  ['fn.COUNT({Toppings}) = 2', true],
  ['fn.COUNT({Toppings}) > 2', false],
  ['fn.IS_SET({Toppings})', true],
  ['fn.LENGTH({credit-card-number}) = 12', true],
  ['{credit-card-number} = 123456781234', true],
  ['{Time} > "20:00"', true],
  ['{Time} > 20:00', true],
  ['{Travel} < P2H', true],
  ['{Travel} > "PT45M"', true],
  ['{Day} < 2026-11-03', true],
  ['{Discount} >= 78', true],
  ['((retry_enabled)) = "TRUE"', true],
  ['(((retry_enabled)) = "TRUE")', true],
  ['fn.IS_SET(((x-app:mode)))', true],
  ['fn.IS_SET(((x-app:other)))', false],
  ['fn.IS_SET([level]) AND !fn.IS_SET([unset])', true],
  ['$.transcriptions[0].transcriptionConfidence < 0.8 AND $.transcriptions[1].transcriptionConfidence > 0.5', false],
  ['$.transcriptions[0].transcription = "book a hotel"', true],
  ['{Car.Color} = "white"', true],
  ['fn.IS_SET({Car.Year})', false],
  // AWS: LENGTH is not for slots of several values, nor for composite ones: no value, not true.
  ['fn.LENGTH({Toppings}) > 0', false],
  ['fn.LENGTH({Car}) > 0', false],
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

test.each([
  '{Nights} >',
  '{Nights}',
  '({Nights} = 3',
  '{Nights} ~ 3',
  'fn.SIZE({Nights}) = 1',
  'fn.COUNT(3) = 1',
  'fn.IS_SET {Nights}',
  '',
])('%s cannot be read, and says so', (expression) => {
  expect(() => isTrue(expression, turn)).toThrow(/cannot be read/);
});
