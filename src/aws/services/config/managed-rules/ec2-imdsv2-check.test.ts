// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-imdsv2-check.html
import { expect, test } from 'vitest';
import { ec2Imdsv2Check } from './ec2-imdsv2-check.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each([
  [{ metadataOptions: { httpTokens: 'required' } }, 'COMPLIANT'],
  [{ metadataOptions: { httpTokens: 'optional' } }, 'NON_COMPLIANT'],
  [{}, 'NON_COMPLIANT'],
])('%j: %s', (configuration, compliance) => {
  expect(judge(ec2Imdsv2Check, itemOf('AWS::EC2::Instance', { configuration })).compliance).toBe(compliance);
});
