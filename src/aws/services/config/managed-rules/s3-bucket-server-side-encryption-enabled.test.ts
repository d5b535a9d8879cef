// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-server-side-encryption-enabled.html
import { expect, test } from 'vitest';
import { s3BucketServerSideEncryptionEnabled as rule } from './s3-bucket-server-side-encryption-enabled.ts';
import { bucket, bucketPolicy } from './testing/bucket.ts';
import { judge } from './testing/judge.ts';

const byDefault = (sseAlgorithm: string) => ({
  ServerSideEncryptionConfiguration: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm, kmsMasterKeyID: null } }] },
});
const denyPut = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::photos/*' };
const header = (value: unknown) => ({ 's3:x-amz-server-side-encryption': value });

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['nothing', {}, 'NON_COMPLIANT'],
  ['AES-256 by default', byDefault('AES256'), 'COMPLIANT'],
  ['KMS by default', byDefault('aws:kms'), 'COMPLIANT'],
  ['a policy that refuses objects without the header', bucketPolicy({ ...denyPut, Condition: { Null: header('true') } }), 'COMPLIANT'],
  ['a policy that refuses another algorithm', bucketPolicy({ ...denyPut, Condition: { StringNotEquals: header('aws:kms') } }), 'COMPLIANT'],
  [
    'a policy that refuses plain http',
    bucketPolicy({ ...denyPut, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    'NON_COMPLIANT',
  ],
  ['a policy that allows', bucketPolicy({ ...denyPut, Effect: 'Allow', Condition: { Null: header('true') } }), 'NON_COMPLIANT'],
])('%s', (_, recorded, compliance) => {
  expect(judge(rule, bucket(recorded)).compliance).toBe(compliance);
});
