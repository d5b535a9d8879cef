// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-function-settings-check.html
import { expect, test } from 'vitest';
import { lambdaFunctionSettingsCheck } from './lambda-function-settings-check.ts';
import { itemOf, judge } from './testing/judge.ts';

const settings = { runtime: 'nodejs22.x', role: 'arn:aws:iam::123456789012:role/service/worker', timeout: 3, memorySize: 128 };

test.each<[string, object, Record<string, string>, string]>([
  ['the runtime and the defaults', {}, {}, 'COMPLIANT'],
  ['another runtime', { runtime: 'nodejs18.x' }, {}, 'NON_COMPLIANT'],
  ['another timeout', { timeout: 10 }, {}, 'NON_COMPLIANT'],
  ['the timeout asked for', { timeout: 10 }, { timeout: '10' }, 'COMPLIANT'],
  ['more memory', { memorySize: 256 }, {}, 'NON_COMPLIANT'],
  ['the role by its ARN', {}, { role: settings.role }, 'COMPLIANT'],
  ['the role by its name', {}, { role: 'worker' }, 'COMPLIANT'],
  ['another role', {}, { role: 'work' }, 'NON_COMPLIANT'],
  ['an image', { packageType: 'Image', runtime: undefined }, {}, 'NOT_APPLICABLE'],
])('%s', (_, change, parameters, compliance) => {
  const item = itemOf('AWS::Lambda::Function', { configuration: { ...settings, ...change } });
  expect(judge(lambdaFunctionSettingsCheck, item, { runtime: 'nodejs22.x, python3.13', ...parameters }).compliance).toBe(compliance);
});
