// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-concurrency-check.html
import { expect, test } from 'vitest';
import { lambdaConcurrencyCheck } from './lambda-concurrency-check.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[number | undefined, Record<string, string>, string]>([
  [undefined, {}, 'NON_COMPLIANT'],
  [0, {}, 'COMPLIANT'],
  [50, { ConcurrencyLimitLow: '50' }, 'COMPLIANT'],
  [49, { ConcurrencyLimitLow: '50' }, 'NON_COMPLIANT'],
  [50, { ConcurrencyLimitHigh: '50' }, 'COMPLIANT'],
  [51, { ConcurrencyLimitHigh: '50' }, 'NON_COMPLIANT'],
  [51, { ConcurrencyLimitLow: '9', ConcurrencyLimitHigh: '100' }, 'COMPLIANT'],
])('a limit of %s with %j: %s', (reservedConcurrentExecutions, parameters, compliance) => {
  const supplementaryConfiguration = reservedConcurrentExecutions === undefined ? {} : { Concurrency: { reservedConcurrentExecutions } };
  expect(judge(lambdaConcurrencyCheck, itemOf('AWS::Lambda::Function', { supplementaryConfiguration }), parameters).compliance).toBe(
    compliance,
  );
});
