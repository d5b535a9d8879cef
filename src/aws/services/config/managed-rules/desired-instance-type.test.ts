// AWS: https://docs.aws.amazon.com/config/latest/developerguide/desired-instance-type.html
import { expect, test } from 'vitest';
import { desiredInstanceType } from './desired-instance-type.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each([
  ['t2.small', 'COMPLIANT'],
  ['i2.xlarge', 'COMPLIANT'],
  ['t2.smal', 'NON_COMPLIANT'],
  ['x1.large', 'NON_COMPLIANT'],
])('a %s where the list of the page is wanted: %s', (instanceType, compliance) => {
  const item = itemOf('AWS::EC2::Instance', { configuration: { instanceType } });
  expect(judge(desiredInstanceType, item, { instanceType: 't2.small, m4.large, i2.xlarge' }).compliance).toBe(compliance);
});
