// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-no-statements-with-admin-access.html
import { expect, test } from 'vitest';
import { iamPolicyNoStatementsWithAdminAccess as rule } from './iam-policy-no-statements-with-admin-access.ts';
import { itemOf, judge } from './testing/judge.ts';

const admin = { Effect: 'Allow', Action: '*', Resource: '*' };

function policy(statement: unknown, more: object = {}) {
  const document = encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statement }));
  const configuration = { defaultVersionId: 'v1', policyVersionList: [{ versionId: 'v1', isDefaultVersion: true, document }], ...more };
  return itemOf('AWS::IAM::Policy', { ARN: 'arn:aws:iam::123456789012:policy/mine', configuration });
}

test.each([
  ['everything on everything', admin, 'NON_COMPLIANT'],
  ['as lists', { ...admin, Action: ['s3:*', '*'], Resource: ['arn:aws:s3:::a', '*'] }, 'NON_COMPLIANT'],
  ['in the second statement', [{ ...admin, Action: 's3:*' }, admin], 'NON_COMPLIANT'],
  ['a whole service (the example of the page)', { ...admin, Action: 'service:*' }, 'COMPLIANT'],
  ['everything on one resource', { ...admin, Resource: 'arn:aws:s3:::a' }, 'COMPLIANT'],
  ['a denial', { ...admin, Effect: 'Deny' }, 'COMPLIANT'],
  ['all but one action', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, 'COMPLIANT'],
])('%s', (_, statement, compliance) => {
  expect(judge(rule, policy(statement)).compliance).toBe(compliance);
});

test('only the default version counts', () => {
  const version = (versionId: string, statement: object) => ({
    versionId,
    document: { Statement: [statement] },
    isDefaultVersion: versionId === 'v2',
  });
  const versions = { defaultVersionId: 'v2', policyVersionList: [version('v1', admin), version('v2', { ...admin, Action: 's3:*' })] };
  expect(judge(rule, policy(admin, versions)).compliance).toBe('COMPLIANT');
});

test('a policy of AWS itself is not judged', () => {
  const item = { ...policy(admin), ARN: 'arn:aws:iam::aws:policy/AdministratorAccess' };
  expect(judge(rule, item).compliance).toBe('NOT_APPLICABLE');
});

test('permissions boundaries can be left out', () => {
  const boundary = policy(admin, { permissionsBoundaryUsageCount: 1 });
  expect(judge(rule, boundary).compliance).toBe('NON_COMPLIANT');
  expect(judge(rule, boundary, { excludePermissionBoundaryPolicy: 'true' }).compliance).toBe('NOT_APPLICABLE');
});
