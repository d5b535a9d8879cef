// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-public-read-prohibited.html
import { expect, test } from 'vitest';
import { s3BucketPublicReadProhibited as rule } from './s3-bucket-public-read-prohibited.ts';
import { accessControlList, bucket, bucketPolicy } from './testing/bucket.ts';
import { judge } from './testing/judge.ts';

const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' };
const limitedBy = (operator: string, key: string, value: unknown) => ({ ...read, Condition: { [operator]: { [key]: value } } });

test('a bucket as it is made is compliant', () => {
  expect(judge(rule, bucket()).compliance).toBe('COMPLIANT');
  expect(judge(rule, bucket({ BucketPolicy: { policyText: null } })).compliance).toBe('COMPLIANT');
});

test.each<[string, object, string]>([
  ['everybody gets objects', read, 'NON_COMPLIANT'],
  ['each AWS account gets objects', { ...read, Principal: { AWS: '*' } }, 'NON_COMPLIANT'],
  ['everybody among others', { ...read, Principal: { AWS: ['123456789012', '*'] } }, 'NON_COMPLIANT'],
  ['all but one', { ...read, Principal: undefined, NotPrincipal: { AWS: '123456789012' } }, 'NON_COMPLIANT'],
  ['everybody lists', { ...read, Action: ['s3:ListBucket'] }, 'NON_COMPLIANT'],
  ['everybody does all', { ...read, Action: 's3:*' }, 'NON_COMPLIANT'],
  ['a pattern of actions', { ...read, Action: 's3:*Object' }, 'NON_COMPLIANT'],
  ['all but one action', { ...read, Action: undefined, NotAction: 's3:PutObject' }, 'NON_COMPLIANT'],
  ['everybody writes', { ...read, Action: ['s3:PutObject', 's3:Delete*'] }, 'COMPLIANT'],
  ['one account reads', { ...read, Principal: { AWS: 'arn:aws:iam::123456789012:root' } }, 'COMPLIANT'],
  ['a service reads', { ...read, Principal: { Service: 'cloudfront.amazonaws.com' } }, 'COMPLIANT'],
  ['everybody is denied', { ...read, Effect: 'Deny' }, 'COMPLIANT'],
  ['from a network', limitedBy('IpAddress', 'aws:SourceIp', '203.0.113.0/24'), 'COMPLIANT'],
  ['from half the internet', limitedBy('IpAddress', 'aws:SourceIp', ['0.0.0.0/1', '128.0.0.0/1']), 'NON_COMPLIANT'],
  ['from an endpoint', limitedBy('StringEquals', 'aws:SourceVpce', 'vpce-1'), 'COMPLIANT'],
  ['from any endpoint', limitedBy('StringLike', 'aws:SourceVpce', 'vpce-*'), 'NON_COMPLIANT'],
  ['from what a variable says', limitedBy('StringEquals', 'aws:SourceVpce', '$' + '{aws:PrincipalTag/vpce}'), 'NON_COMPLIANT'],
  ['not from an endpoint', limitedBy('StringNotEquals', 'aws:SourceVpce', 'vpce-1'), 'NON_COMPLIANT'],
  ['from an endpoint, if there is one', limitedBy('StringEqualsIfExists', 'aws:SourceVpce', 'vpce-1'), 'NON_COMPLIANT'],
  ['with a referer', limitedBy('StringLike', 'aws:Referer', 'https://example.com/page'), 'NON_COMPLIANT'],
])('a policy by which %s', (_, statement, compliance) => {
  expect(judge(rule, bucket(bucketPolicy(statement))).compliance).toBe(compliance);
});

const URI = 'http://acs.amazonaws.com/groups/global/';

test.each<[string, unknown, string, string]>([
  ['AllUsers', 'AllUsers', 'Read', 'NON_COMPLIANT'],
  ['AuthenticatedUsers', 'AuthenticatedUsers', 'Read', 'NON_COMPLIANT'],
  ['a group as a URI', { uri: `${URI}AllUsers` }, 'FULL_CONTROL', 'NON_COMPLIANT'],
  ['those who write', 'AllUsers', 'Write', 'COMPLIANT'],
  ['the log delivery', 'LogDelivery', 'Read', 'COMPLIANT'],
  ['one account', { id: 'abc' }, 'FullControl', 'COMPLIANT'],
])('an access control list with a grant to %s', (_, grantee, permission, compliance) => {
  expect(judge(rule, bucket(accessControlList(grantee, permission))).compliance).toBe(compliance);
});

test('Block Public Access takes the effect of policy and list, each for itself', () => {
  const open = { ...bucketPolicy(read), ...accessControlList('AllUsers', 'Read') };
  const complianceWith = (block: object) => judge(rule, bucket({ ...open, PublicAccessBlockConfiguration: block })).compliance;
  expect(complianceWith({ restrictPublicBuckets: true, ignorePublicAcls: true })).toBe('COMPLIANT');
  expect(complianceWith({ restrictPublicBuckets: true, ignorePublicAcls: false })).toBe('NON_COMPLIANT');
  expect(complianceWith({ restrictPublicBuckets: false, ignorePublicAcls: true })).toBe('NON_COMPLIANT');
  // These two keep new ones out; what is there keeps its effect (AWS: AmazonS3/latest/userguide/access-control-block-public-access.html).
  expect(complianceWith({ blockPublicPolicy: true, blockPublicAcls: true })).toBe('NON_COMPLIANT');
});

test('the annotation says by what means', () => {
  expect(judge(rule, bucket(bucketPolicy(read))).annotation).toBe("The bucket's policy lets the public read.");
  expect(judge(rule, bucket(accessControlList('AllUsers', 'Read'))).annotation).toBe(
    "The bucket's access control list lets the public read.",
  );
});
