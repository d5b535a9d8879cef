// AWS: https://docs.aws.amazon.com/config/latest/developerguide/acm-certificate-expiration-check.html
import { expect, test } from 'vitest';
import { acmCertificateExpirationCheck as rule } from './acm-certificate-expiration-check.ts';
import { ago, itemOf, judge } from './testing/judge.ts';

const certificate = (notAfter?: string | number) =>
  itemOf('AWS::ACM::Certificate', { configuration: notAfter === undefined ? {} : { notAfter } });
const inDays = (days: number) => certificate(new Date(ago(-days)).toISOString());

test.each([
  [15, 'COMPLIANT'],
  [14.01, 'COMPLIANT'],
  [14, 'NON_COMPLIANT'],
  [1, 'NON_COMPLIANT'],
  [-1, 'NON_COMPLIANT'],
])('a certificate that ends in %d days is %s by default', (days, compliance) => {
  expect(judge(rule, inDays(days)).compliance).toBe(compliance);
});

test('daysToExpiration moves the limit', () => {
  expect(judge(rule, inDays(20), { daysToExpiration: '30' })).toEqual({
    compliance: 'NON_COMPLIANT',
    annotation: 'The certificate ends in 20 day(s).',
  });
  expect(judge(rule, inDays(20), { daysToExpiration: '0' }).compliance).toBe('COMPLIANT');
});

test('a certificate that was never issued is not judged (inferred)', () => {
  expect(judge(rule, certificate()).compliance).toBe('NOT_APPLICABLE');
});

test('an end that was recorded in milliseconds is read, too', () => {
  expect(judge(rule, certificate(ago(-3))).compliance).toBe('NON_COMPLIANT');
});
