// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-versioning-enabled.html
import { expect, test } from 'vitest';
import { s3BucketVersioningEnabled } from './s3-bucket-versioning-enabled.ts';
import { bucket } from './testing/bucket.ts';
import { judge } from './testing/judge.ts';

test.each([
  ['Enabled', undefined, {}, 'COMPLIANT'],
  ['Suspended', undefined, {}, 'NON_COMPLIANT'],
  ['Off', undefined, {}, 'NON_COMPLIANT'],
  ['Enabled', false, { isMfaDeleteEnabled: 'true' }, 'NON_COMPLIANT'],
  ['Enabled', true, { isMfaDeleteEnabled: 'true' }, 'COMPLIANT'],
  ['Enabled', null, { isMfaDeleteEnabled: 'false' }, 'COMPLIANT'],
])('versioning %s, MFA delete %s, parameters %j: %s', (status, isMfaDeleteEnabled, parameters, compliance) => {
  const item = bucket({ BucketVersioningConfiguration: { status, isMfaDeleteEnabled } });
  expect(judge(s3BucketVersioningEnabled, item, parameters as Record<string, string>).compliance).toBe(compliance);
});

test('a bucket of which no versioning is recorded keeps none', () => {
  expect(judge(s3BucketVersioningEnabled, bucket()).compliance).toBe('NON_COMPLIANT');
});
