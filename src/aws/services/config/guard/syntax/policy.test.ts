// What of a policy is refused, and with which sentence. That it is refused: as the binary cfn-guard 3.1.1 does (recorded); the sentences are ours.
import { expect, test } from 'vitest';
import { GuardSyntaxError } from '../guard-error.ts';
import { readPolicy } from './policy.ts';

test.each([
  ['rule a {\n  b = 1\n}', 2, 5, 'Expected "{" or an operator'],
  ['rule a {\n  b == \n}', 3, 1, 'but there is "}"'],
  ['rule a {\n  b exists', 2, 11, 'Expected'],
  ['rule a { tags exists }\nrule b { a }', 2, 12, 'a new line or a message after the name of a rule'],
  ['rule a { b[ 0 ] exists }', 1, 13, 'Expected'],
  ['rule a { b == /x\\// }', 1, 15, 'cannot end with'],
  ['rule a { b == "x }', 1, 15, 'This string does not end'],
  ['rule a { b == 1 <<why }', 1, 16, 'This message has no closing >>'],
  ['rule a { b in r[1, 2.5] }', 1, 15, 'The two limits of a range must be of one kind'],
])('%j is refused at line %d, column %d', (policy, line, column, reason) => {
  let refused: unknown;
  try {
    readPolicy(policy);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(GuardSyntaxError);
  expect(refused).toMatchObject({ line, column, message: expect.stringContaining(reason) });
});

// Source: ours. Guard's own engine falls back to searching for these.
test('regular expressions that cannot be matched in linear time are refused', () => {
  expect(() => readPolicy('rule a { b == /(?>x)y/ }')).toThrow('groups that give nothing back are not supported');
  expect(() => readPolicy('rule a { b == /(x)\\1/ }')).toThrow('references back to a group are not supported');
});

// Source: ours.
test('functions that do not exist, and wrong numbers of parameters, are refused', () => {
  expect(() => readPolicy('let a = size(b)')).toThrow('There is no function size; there are count, join');
  expect(() => readPolicy('let a = join(b)')).toThrow('join takes 2 parameters, 1 are given (line 1, column 9)');
});

// Source: ours: with each level of brackets a plain reader would take twice the time.
test('deep nesting is read in time that grows with the text, and refused beyond a bound', () => {
  const nested = (depth: number) => `rule a { ${'b[ '.repeat(depth)}c exists${' ] exists'.repeat(depth)} }`;
  expect(readPolicy(nested(20)).rules).toHaveLength(1);
  expect(() => readPolicy(nested(300))).toThrow('levels deep');
});
