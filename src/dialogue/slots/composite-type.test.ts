// Composite slot types. AWS: https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html, "2021 White Toyota Camry" of its bot CarService.
import { expect, test } from 'vitest';
import type { LocaleModel } from '../locale-model.ts';
import { train, understand } from '../understanding.ts';

const list = (name: string, ...values: string[]) => ({
  name,
  resolution: 'TOP_RESOLUTION' as const,
  values: values.map((value) => ({ value, synonyms: [] })),
});
const carService: LocaleModel = {
  locale: 'en_US',
  intents: [
    {
      name: 'ScheduleService',
      utterances: ['I want to schedule a service for my {CarType}', 'My car is a {CarType}', 'schedule a service'],
      slots: [{ name: 'CarType', type: 'Car' }],
    },
    { name: 'Hours', utterances: ['when are you open', 'what are your hours'], slots: [] },
  ],
  slotTypes: [
    list('Colors', 'White', 'Black', 'Red'),
    list('Makers', 'Toyota', 'Honda'),
    { ...list('Models', 'Camry', 'Civic'), resolution: 'ORIGINAL_VALUE' },
    {
      name: 'Car',
      resolution: 'ORIGINAL_VALUE',
      values: [],
      parts: [
        { name: 'Color', type: 'Colors' },
        { name: 'Manufacturer', type: 'Makers' },
        { name: 'Model', type: 'Models' },
        { name: 'Year', type: 'AMAZON.Number' },
      ],
    },
  ],
};
const understanding = train(carService);
const circumstances = { now: Date.UTC(2026, 10, 1), timeZone: 'UTC' };
const partsOf = (value: { parts?: Readonly<Record<string, { interpreted: string | null }>> } | undefined) =>
  Object.fromEntries(Object.entries(value?.parts ?? {}).map(([name, { interpreted }]) => [name, interpreted]));

test.each([
  ['I want to schedule a service for my 2021 White Toyota Camry', { Color: 'White', Manufacturer: 'Toyota', Model: 'Camry', Year: '2021' }],
  ['My car is a white Camry', { Color: 'White', Model: 'Camry' }],
  ['My car is a Honda from 2019', { Manufacturer: 'Honda', Year: '2019' }],
  // What no part knows stays unsaid, and is asked for.
  ['My car is a red Toyota Corolla', { Color: 'Red', Manufacturer: 'Toyota' }],
])('%s has the parts of the composite value', (text, parts) => {
  const [best] = understand(understanding, text, circumstances).interpretations;
  expect(best?.intent).toBe('ScheduleService');
  expect(partsOf(best?.slots.CarType)).toEqual(parts);
});

test('the answer to its question is read likewise', () => {
  const expectedSlot = { intent: 'ScheduleService', slot: 'CarType' };
  const { elicited } = understand(understanding, 'a black Honda please', { ...circumstances, expectedSlot });
  expect(partsOf(elicited?.value)).toEqual({ Color: 'Black', Manufacturer: 'Honda' });
});
