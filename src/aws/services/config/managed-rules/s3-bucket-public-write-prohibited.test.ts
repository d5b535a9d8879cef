// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-public-write-prohibited.html
import { expect, test } from 'vitest';
import { s3BucketPublicWriteProhibited as rule } from './s3-bucket-public-write-prohibited.ts';
import { accessControlList, bucket, bucketPolicy } from './testing/bucket.ts';
import { judge } from './testing/judge.ts';

const allow = (Action: string) => bucket(bucketPolicy({ Effect: 'Allow', Principal: '*', Action, Resource: '*' }));

test.each([
  's3:PutObject',
  's3:PutBucketPolicy',
  's3:DeleteObject',
  's3:Delete*',
  's3:AbortMultipartUpload',
  's3:RestoreObject',
  's3:*',
  '*',
])('%s for everybody is not compliant', (action) => {
  expect(judge(rule, allow(action)).compliance).toBe('NON_COMPLIANT');
});

test.each(['s3:GetObject', 's3:ListBucket', 's3:Get*', 's3:G*'])('%s for everybody is', (action) => {
  expect(judge(rule, allow(action)).compliance).toBe('COMPLIANT');
});

test.each([
  ['Write', 'NON_COMPLIANT'],
  ['WriteAcp', 'NON_COMPLIANT'],
  ['FullControl', 'NON_COMPLIANT'],
  ['Read', 'COMPLIANT'],
])('the permission %s for all users: %s', (permission, compliance) => {
  expect(judge(rule, bucket(accessControlList('AllUsers', permission))).compliance).toBe(compliance);
});
