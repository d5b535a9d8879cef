// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html, "city and state or zipcode"; which one is asked for next is inferred.
import { expect, test } from 'vitest';
import { missingIn, namesIn, parsedExpression } from './sub-slot-expression.ts';

test.each([
  ['(City AND State) OR ZipCode', [], 'City'],
  ['(City AND State) OR ZipCode', ['City'], 'State'],
  ['(City AND State) OR ZipCode', ['State'], 'City'],
  ['(City AND State) OR ZipCode', ['ZipCode'], undefined],
  ['City AND State OR ZipCode', ['City', 'State'], undefined],
  ['ZipCode OR City AND State', ['City'], 'State'],
  ['Color AND (VIN OR (Manufacturer AND Model))', ['Color', 'Model'], 'Manufacturer'],
  ['Color and (VIN or Model)', ['Color'], 'VIN'],
])('%s with %j needs %s', (expression, filled, missing) => {
  const parsed = parsedExpression(expression);
  expect(parsed && missingIn(parsed, (name) => filled.includes(name as never))).toBe(missing);
});

test.each(['', 'City AND', '(City', 'City State', 'AND City', 'City)'])('"%s" cannot be read', (expression) => {
  expect(namesIn(expression)).toBeUndefined();
});

test('names are listed in their order', () => {
  expect(namesIn('(City AND State) OR Zip_Code')).toEqual(['City', 'State', 'Zip_Code']);
});
