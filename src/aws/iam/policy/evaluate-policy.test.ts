// One policy on one request: actions, resources, variables, principals. Each row names the AWS document that it is read from.
// UG stands for https://docs.aws.amazon.com/IAM/latest/UserGuide/.
import { expect, test } from 'vitest';
import type { Principal } from '../../core/identities.ts';
import { compiledPolicy } from './compile-policy.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import type { StatementJson } from './policy-json.ts';
import { type ConditionKeys, RequestContext } from './request-context.ts';

const variable = (key: string) => `\${${key}}`;
const allowAll: StatementJson = { Effect: 'Allow', Action: '*', Resource: '*' };

function outcome(
  statement: object,
  asked: { action?: string; resource?: string; keys?: ConditionKeys; principal?: Principal },
  version = '2012-10-17',
) {
  const { action = 's3:GetObject', resource = 'arn:aws:s3:::shop/a.txt', keys = {}, principal } = asked;
  const text = JSON.stringify({ Version: version, Statement: { ...allowAll, ...statement } });
  return evaluatePolicy(compiledPolicy(text), { action, resource, context: new RequestContext(keys), ...(principal && { principal }) })
    .effect;
}

const actionRows: readonly (readonly [element: object, action: string, effect: string, source: string])[] = [
  [{ Action: 's3:GetObject' }, 's3:GetObject', 'allow', 'UG reference_policies_elements_action.html'],
  [
    { Action: 'S3:getobject' },
    's3:GetObject',
    'allow',
    'UG reference_policies_elements_action.html: prefix and action are not case sensitive',
  ],
  [{ Action: 's3:GetObject' }, 's3:GetObjectAcl', 'none', 'UG reference_policies_elements_action.html'],
  [{ Action: 's3:Get*' }, 's3:GetObjectAcl', 'allow', 'UG reference_policies_elements_action.html: wildcards'],
  [{ Action: 'iam:*AccessKey*' }, 'iam:ListAccessKeys', 'allow', 'UG reference_policies_elements_action.html: its own example'],
  [{ Action: 'iam:*AccessKey*' }, 'iam:GetUser', 'none', 'UG reference_policies_elements_action.html'],
  [{ Action: 's3:?etObject' }, 's3:GetObject', 'allow', 'UG reference_policies_elements_action.html'],
  [{ Action: 's3:?etObject' }, 's3:etObject', 'none', 'UG reference_policies_elements_action.html'],
  [{ Action: '*' }, 'dynamodb:PutItem', 'allow', 'UG reference_policies_elements_action.html'],
  [{ Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'] }, 'sqs:ReceiveMessage', 'allow', 'UG reference_policies_elements_action.html'],
  [{ Action: [] }, 's3:GetObject', 'none', 'inferred'],
  [{ Action: undefined, NotAction: 's3:DeleteBucket' }, 's3:GetObject', 'allow', 'UG reference_policies_elements_notaction.html'],
  [{ Action: undefined, NotAction: 's3:DeleteBucket' }, 's3:DeleteBucket', 'none', 'UG reference_policies_elements_notaction.html'],
  [{ Action: undefined, NotAction: 'iam:*' }, 'ec2:RunInstances', 'allow', 'UG reference_policies_elements_notaction.html'],
  [
    { Effect: 'Deny', Action: undefined, NotAction: 'iam:*' },
    's3:GetObject',
    'deny',
    'UG reference_policies_elements_notaction.html: Deny with NotAction',
  ],
  [{ Effect: 'Deny', Action: undefined, NotAction: 'iam:*' }, 'iam:GetUser', 'none', 'UG reference_policies_elements_notaction.html'],
];

test.each(actionRows)('%j asked for %s: %s (%s)', (element, action, effect) => {
  expect(outcome(element, { action })).toBe(effect);
});

const table = 'arn:aws:dynamodb:eu-west-1:111122223333:table/books';
const resourceRows: readonly (readonly [element: object, resource: string, effect: string, source: string])[] = [
  [{ Resource: '*' }, table, 'allow', 'UG reference_policies_elements_resource.html'],
  [{ Resource: '*' }, '*', 'allow', 'UG reference_policies_elements_resource.html: actions without a resource need *'],
  [{ Resource: table }, '*', 'none', 'UG reference_policies_elements_resource.html'],
  [{ Resource: table }, table, 'allow', 'UG reference_policies_elements_resource.html'],
  [{ Resource: table }, table.replace('books', 'Books'), 'none', 'UG reference_policies_elements_resource.html: ARNs are case sensitive'],
  [{ Resource: 'arn:aws:dynamodb:*:*:table/books' }, table, 'allow', 'UG reference_policies_elements_resource.html: wildcards in segments'],
  [
    { Resource: 'arn:aws:dynamodb:*:table/books' },
    table,
    'none',
    'UG reference_policies_elements_resource.html: a wildcard does not span segments',
  ],
  [
    { Resource: 'arn:aws:dynamodb:*:111122223333:table/*' },
    `${table}/index/by-author`,
    'allow',
    'UG reference_policies_elements_resource.html',
  ],
  [{ Resource: `${table}/index/*` }, table, 'none', 'DynamoDB developer guide, api-permissions-reference.html'],
  [
    { Resource: 'arn:aws:s3:::shop/*' },
    'arn:aws:s3:::shop/a/b/c.txt',
    'allow',
    'UG reference_policies_elements_resource.html: * spans slashes',
  ],
  [{ Resource: 'arn:aws:s3:::shop/*/test/*' }, 'arn:aws:s3:::shop/1/2/test/3', 'allow', 'UG reference_policies_elements_resource.html'],
  [
    { Resource: 'arn:aws:s3:::shop/*' },
    'arn:aws:s3:::shop',
    'none',
    'UG reference_policies_elements_resource.html: bucket and object differ',
  ],
  [{ Resource: 'arn:aws:s3:::sh?p/*' }, 'arn:aws:s3:::ship/a', 'allow', 'UG reference_policies_elements_resource.html'],
  [{ Resource: 'arn:aws:s3:::shop/*' }, 'arn:aws:s3:::shop/a:b:c', 'allow', 'inferred: the last segment holds colons'],
  [
    { Resource: undefined, NotResource: 'arn:aws:s3:::HRBucket/*' },
    'arn:aws:s3:::HRBucket/a',
    'none',
    'UG reference_policies_elements_notresource.html',
  ],
  [
    { Resource: undefined, NotResource: 'arn:aws:s3:::HRBucket/*' },
    'arn:aws:s3:::other/a',
    'allow',
    'UG reference_policies_elements_notresource.html',
  ],
  [
    { Effect: 'Deny', Resource: undefined, NotResource: ['arn:aws:s3:::HRBucket', 'arn:aws:s3:::HRBucket/*'] },
    'arn:aws:s3:::x',
    'deny',
    'UG reference_policies_elements_notresource.html',
  ],
];

test.each(resourceRows)('%j asked for %s: %s (%s)', (element, resource, effect) => {
  expect(outcome(element, { resource })).toBe(effect);
});

const home = (name: string) => `arn:aws:s3:::shop/home/${name}/*`;
const variableSource = 'UG reference_policies_variables.html';
const variableRows: readonly (readonly [resourcePattern: string, resource: string, keys: ConditionKeys, effect: string, source: string])[] =
  [
    [home(variable('aws:username')), 'arn:aws:s3:::shop/home/bob/x', { 'aws:username': ['bob'] }, 'allow', variableSource],
    [home(variable('aws:username')), 'arn:aws:s3:::shop/home/eve/x', { 'aws:username': ['bob'] }, 'none', variableSource],
    [
      home(variable('AWS:UserName')),
      'arn:aws:s3:::shop/home/bob/x',
      { 'aws:username': ['bob'] },
      'allow',
      `${variableSource}: names are not case sensitive`,
    ],
    [
      home(variable('aws:username')),
      'arn:aws:s3:::shop/home//x',
      {},
      'none',
      `${variableSource}: a variable without a value matches nothing`,
    ],
    [home(variable('aws:username')), 'arn:aws:s3:::shop/home/bob/x', { 'aws:username': ['*'] }, 'none', 'inferred: values are plain text'],
    [
      home(variable("aws:PrincipalTag/team, 'public'")),
      'arn:aws:s3:::shop/home/public/x',
      {},
      'allow',
      `${variableSource}: default values`,
    ],
    [
      home(variable("aws:PrincipalTag/team, 'public'")),
      'arn:aws:s3:::shop/home/red/x',
      { 'aws:PrincipalTag/team': ['red'] },
      'allow',
      variableSource,
    ],
    [
      home(variable('aws:TagKeys')),
      'arn:aws:s3:::shop/home/a/x',
      { 'aws:TagKeys': ['a', 'b'] },
      'none',
      `${variableSource}: keys with several values cannot be variables`,
    ],
    [`arn:aws:s3:::shop/a${variable('*')}b`, 'arn:aws:s3:::shop/a*b', {}, 'allow', `${variableSource}: special characters`],
    [`arn:aws:s3:::shop/a${variable('*')}b`, 'arn:aws:s3:::shop/axb', {}, 'none', variableSource],
    [`arn:aws:s3:::shop/a${variable('?')}`, 'arn:aws:s3:::shop/a?', {}, 'allow', variableSource],
    [`arn:aws:s3:::shop/a${variable('?')}`, 'arn:aws:s3:::shop/ab', {}, 'none', variableSource],
    [`arn:aws:s3:::shop/${variable('$')}1`, 'arn:aws:s3:::shop/$1', {}, 'allow', variableSource],
  ];

test.each(variableRows)('%s asked for %s with %j: %s (%s)', (Resource, resource, keys, effect) => {
  expect(outcome({ Resource }, { resource, keys })).toBe(effect);
});

test('in a document of the older version a variable is plain text (UG reference_policies_elements_version.html)', () => {
  const Resource = `arn:aws:s3:::shop/${variable('aws:username')}`;
  const keys = { 'aws:username': ['bob'] };
  expect(outcome({ Resource }, { resource: 'arn:aws:s3:::shop/bob', keys }, '2008-10-17')).toBe('none');
  expect(outcome({ Resource }, { resource: Resource, keys }, '2008-10-17')).toBe('allow');
});

test('a denial outweighs, wherever it stands (UG reference_policies_evaluation-logic.html)', () => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { ...allowAll, Effect: 'Deny', Action: 's3:Delete*' },
      { ...allowAll, Sid: 'All' },
    ],
  });
  const effect = (action: string) => evaluatePolicy(compiledPolicy(text), { action, resource: '*', context: new RequestContext() });
  expect(effect('s3:DeleteObject')).toMatchObject({ effect: 'deny', statements: [{ index: 0 }] });
  expect(effect('s3:GetObject')).toMatchObject({ effect: 'allow', statements: [{ index: 1, sid: 'All' }] });
});

test('a text that is no policy says nothing', () => {
  expect(evaluatePolicy(compiledPolicy('{'), { action: 's3:GetObject', resource: '*', context: new RequestContext() }).effect).toBe('none');
});

test('a pattern made to take long does not', () => {
  const Resource = `arn:aws:s3:::${'*a'.repeat(60)}*b`;
  const startedMs = performance.now();
  expect(outcome({ Resource }, { resource: `arn:aws:s3:::${'a'.repeat(2000)}` })).toBe('none');
  expect(performance.now() - startedMs).toBeLessThan(500);
});

const none = { tags: {}, sessionContext: {} };
const root: Principal = { ...none, kind: 'root', account: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333' };
const bob: Principal = { ...none, kind: 'user', account: '111122223333', arn: 'arn:aws:iam::111122223333:user/bob', userId: 'AIDABOB' };
const session: Principal = {
  ...none,
  kind: 'assumed-role',
  account: '111122223333',
  arn: 'arn:aws:sts::111122223333:assumed-role/app/s1',
  userId: 'AROAAPP:s1',
  roleArn: 'arn:aws:iam::111122223333:role/team/app',
};
const lambda: Principal = { ...none, kind: 'service', account: '', arn: 'lambda.amazonaws.com', userId: 'lambda.amazonaws.com' };
const cognito: Principal = { ...none, kind: 'web-identity', account: '', arn: 'cognito-identity.amazonaws.com', userId: 'x' };
const stranger: Principal = { ...none, kind: 'anonymous', account: '', arn: '*', userId: 'anonymous' };

const principalSource = 'UG reference_policies_elements_principal.html';
const notPrincipalSource = 'UG reference_policies_elements_notprincipal.html';
const principalRows: readonly (readonly [element: object, principal: Principal, effect: string, source: string])[] = [
  [{ Principal: '*' }, stranger, 'allow', `${principalSource}: everybody, without credentials too`],
  [{ Principal: { AWS: '*' } }, stranger, 'allow', principalSource],
  [{ Principal: { AWS: '111122223333' } }, stranger, 'none', principalSource],
  [{ Principal: { AWS: '111122223333' } }, root, 'allow', principalSource],
  [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }, bob, 'allow', `${principalSource}: the account means all its principals`],
  [{ Principal: { AWS: 'arn:aws:iam::444455556666:root' } }, bob, 'none', principalSource],
  [{ Principal: { AWS: bob.arn } }, bob, 'allow', principalSource],
  [{ Principal: { AWS: bob.arn } }, root, 'none', principalSource],
  [{ Principal: { AWS: 'AIDABOB' } }, bob, 'allow', `${principalSource}: IAM stores the unique id`],
  [{ Principal: { AWS: 'arn:aws:iam::111122223333:user/*' } }, bob, 'none', `${principalSource}: no wildcards in part of a name`],
  [{ Principal: { AWS: session.arn } }, session, 'allow', `${principalSource}: role sessions`],
  [{ Principal: { AWS: session.roleArn } }, session, 'allow', `${principalSource}: roles`],
  [{ Principal: { AWS: 'AROAAPP' } }, session, 'allow', principalSource],
  [{ Principal: { AWS: 'arn:aws:sts::111122223333:assumed-role/app/s2' } }, session, 'none', principalSource],
  [{ Principal: { Service: 'lambda.amazonaws.com' } }, lambda, 'allow', `${principalSource}: services`],
  [{ Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] } }, lambda, 'allow', principalSource],
  [{ Principal: { AWS: 'lambda.amazonaws.com' } }, lambda, 'none', principalSource],
  [{ Principal: { Federated: 'cognito-identity.amazonaws.com' } }, cognito, 'allow', `${principalSource}: web identities`],
  [{ Principal: { Federated: 'accounts.google.com' } }, cognito, 'none', principalSource],
  [{}, bob, 'none', 'inferred: a policy of a resource that names nobody means nobody'],
  [{ Effect: 'Deny', NotPrincipal: { AWS: [bob.arn, root.arn] } }, bob, 'none', notPrincipalSource],
  [{ Effect: 'Deny', NotPrincipal: { AWS: [bob.arn, root.arn] } }, session, 'deny', notPrincipalSource],
  [{ Effect: 'Deny', NotPrincipal: { AWS: bob.arn } }, bob, 'deny', `${notPrincipalSource}: the account must be listed too`],
  [{ Effect: 'Deny', NotPrincipal: { AWS: [session.arn, session.roleArn, root.arn] } }, session, 'none', notPrincipalSource],
  [{ Effect: 'Deny', NotPrincipal: { AWS: root.arn } }, stranger, 'deny', notPrincipalSource],
];

test.each(principalRows)('%j for %j: %s (%s)', (element, principal, effect) => {
  expect(outcome(element, { principal })).toBe(effect);
});
