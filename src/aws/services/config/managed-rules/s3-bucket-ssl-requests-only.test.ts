// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html
import { expect, test } from 'vitest';
import { s3BucketSslRequestsOnly } from './s3-bucket-ssl-requests-only.ts';
import { bucket, bucketPolicy } from './testing/bucket.ts';
import { judge } from './testing/judge.ts';

const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['no policy', {}, 'NON_COMPLIANT'],
  ['a denial of plain http', bucketPolicy(deny), 'COMPLIANT'],
  ['for each account', bucketPolicy({ ...deny, Principal: { AWS: '*' } }), 'COMPLIANT'],
  ['as a truth value', bucketPolicy({ ...deny, Condition: { Bool: { 'aws:SecureTransport': false } } }), 'COMPLIANT'],
  ['for one account', bucketPolicy({ ...deny, Principal: { AWS: '123456789012' } }), 'NON_COMPLIANT'],
  ['of reading alone', bucketPolicy({ ...deny, Action: 's3:GetObject' }), 'NON_COMPLIANT'],
  ['of https', bucketPolicy({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), 'NON_COMPLIANT'],
  ['an Allow', bucketPolicy({ ...deny, Effect: 'Allow' }), 'NON_COMPLIANT'],
])('%s', (_, recorded, compliance) => {
  expect(judge(s3BucketSslRequestsOnly, bucket(recorded)).compliance).toBe(compliance);
});
