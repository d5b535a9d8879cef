// The check of a policy document. Documents and sentences: recorded from IAM by moto (github.com/getmoto/moto, Apache-2.0,
// tests/test_iam/test_iam_policies.py), unless a test says otherwise.
import { expect, test } from 'vitest';
import { AwsError } from '../../core/errors.ts';
import { type PolicyUse, parsePolicy } from './parse-policy.ts';

type Json = Readonly<Record<string, unknown>>;
const bucket = 'arn:aws:s3:::example_bucket';
const whole: Json = { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket };
/** A document with one statement, of which `changes` says what differs; an element given as undefined is left out. */
const one = (changes: Json, document: Json = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { ...whole, ...changes }, ...document });
const many = (...statements: readonly unknown[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const dated = (operator: string, value: unknown) => one({ Condition: { [operator]: { a: value } } });

const syntax = 'Syntax errors in policy.';
const version = 'Policy document must be version 2012-10-17 or greater.';
const legacy = 'The policy failed legacy parsing';
const actions = 'Policy statement must contain actions.';
const resources = 'Policy statement must contain resources.';
const vendor = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
const colons = 'Actions/Condition can contain only one colon.';
const noArn = (resource: string) => `Resource ${resource} must be in ARN format or "*".`;
const partition = (name: string, arn: string) => `Partition "${name}" is not valid for resource "${arn}".`;

function complaintOf(text: string, use?: PolicyUse): string {
  try {
    parsePolicy(text, use);
  } catch (error) {
    if (error instanceof AwsError && error.code === 'MalformedPolicyDocument') return error.message;
    throw error;
  }
  return 'none';
}

const refused: readonly (readonly [document: string, sentence: string])[] = [
  ['This is not a json document', syntax],
  ['null', syntax],
  [one({}, { Version: undefined }), version],
  [one({}, { Version: '2008-10-17' }), version],
  [one({}, { Version: '2013-10-17' }), syntax],
  ['{"Version":"2012-10-17"}', syntax],
  [many('afd'), syntax],
  [many(), syntax],
  [one({}, { 'Extra field': 'value' }), syntax],
  [one({ 'Extra field': 'value' }), syntax],
  [one({}, { Id: ['a'] }), syntax],
  [one({}, { Id: {} }), syntax],
  [one({ Sid: {} }), syntax],
  [one({ Sid: [] }), syntax],
  [one({ Effect: 'invalid' }), syntax],
  [one({ Effect: undefined }), syntax],
  [one({ Effect: 'denY' }), legacy],
  [one({ Effect: 'denY' }, { Version: undefined }), version],
  [one({ Effect: 'allow', Action: undefined, Resource: 'arn:aws:s3:us-east-1::example_bucket' }), legacy],
  [many({ ...whole, Sid: 'sdf', Effect: 'aLLow' }, { Sid: 'sdf', Effect: 'Allow' }), legacy],
  [one({ Action: 'invalid' }), vendor],
  [one({ Action: undefined, NotAction: '' }), vendor],
  [one({ Action: 'invalid', Resource: undefined }), vendor],
  [one({ Action: 'a a:ListBucket' }), 'Vendor a a is not valid'],
  [one({ Action: 's3:List:Bucket' }), colons],
  [many({ ...whole, Action: 's3s:ListBucket' }, { ...whole, Action: 's:3s:ListBucket' }), colons],
  [one({ Action: [[]] }), syntax],
  [one({ Action: {} }), syntax],
  [one({ Action: [], NotAction: 's3:ListBucket' }), syntax],
  [one({ Action: 'iam:dsf', NotAction: 's3:ListBucket' }), syntax],
  [one({ Action: undefined }), actions],
  [one({ Action: [] }), actions],
  [one({ Action: undefined, Resource: undefined }), actions],
  [many({ Effect: 'Deny' }, whole), actions],
  [one({ Resource: 'invalid resource' }), noArn('invalid resource')],
  [one({ Resource: '' }), noArn('')],
  [one({ Resource: ['adf'] }), noArn('adf')],
  [one({ Action: 's:3:ListBucket', Resource: 'sdfsadf' }), noArn('sdfsadf')],
  [one({ Resource: 'a:bsdfdsafsad' }), partition('bsdfdsafsad', 'arn:bsdfdsafsad:*:*:*:*')],
  [one({ Resource: 'a:b:cadfsdf' }), partition('b', 'arn:b:cadfsdf:*:*:*')],
  [one({ Resource: 'a:b:c:d:e:f:g:h' }), partition('b', 'arn:b:c:d:e:f:g:h')],
  [one({ Resource: 'aws:s3:::example_bucket' }), partition('s3', 'arn:s3:::example_bucket:*')],
  [
    one({ Resource: ['arn:error:s3:::example_bucket', 'arn:error:s3::example_bucket'] }),
    partition('error', 'arn:error:s3:::example_bucket'),
  ],
  [one({ Resource: undefined }), resources],
  [one({ Resource: [] }), resources],
  [
    one({ Resource: 'arn:aws:iam:::example_bucket' }),
    'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, ' +
      'server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
  ],
  [one({ Resource: 'arn:aws:s3::example_bucket' }), legacy],
  [one({ Action: undefined, Resource: 'arn:aws:s3::example_bucket' }), legacy],
  [one({ Resource: undefined, NotResource: 'arn:aws:s3::example_bucket' }), legacy],
  [one({ Resource: 'arn:aws::::example_bucket' }), legacy],
  [one({ Resource: 'arn:aws::fdsasf' }), legacy],
  [one({ Resource: 'arn:aws' }), 'Resource vendor must be fully qualified and cannot contain regexes.'],
  [one({ Resource: { a: bucket } }), syntax],
  [one({ Resource: ['adfdf', {}] }), syntax],
  [one({ NotResource: [] }), syntax],
  [one({ NotResource: '*' }), syntax],
  [
    one({ Resource: 'arn:aws:iam:us-east-1::example_bucket' }),
    'IAM resource arn:aws:iam:us-east-1::example_bucket cannot contain region information.',
  ],
  [
    one({ Resource: 'arn:aws:s3:us-east-1::example_bucket' }),
    'Resource arn:aws:s3:us-east-1::example_bucket can not contain region information.',
  ],
  [one({ Condition: [] }), syntax],
  [one({ Condition: 'a' }), syntax],
  [one({ Condition: { a: 'b' } }), syntax],
  [one({ Condition: { DateGreaterThan: 'b' } }), syntax],
  [one({ Condition: { DateGreaterThan: [] } }), syntax],
  [dated('DateGreaterThan', {}), syntax],
  [dated('x', '1'), syntax],
  [dated('ForAnyValue::StringEqualsIfExists', 'asf'), syntax],
  [one({ Condition: [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'Department' } }] }), syntax],
  [dated('DateGreaterThan', 'sdfdsf'), legacy],
  [dated('DateLessThanEquals', '234-13'), legacy],
  [dated('DateLessThanEquals', '2016-12-13t2:00:00.593194+1'), legacy],
  [dated('DateLessThanEquals', '2016-12-13t2:00:00.1999999999+10:59'), legacy],
  [dated('DateLessThan', '9223372036854775808'), legacy],
  [one({ Action: undefined, Resource: undefined, Condition: { DateGreaterThan: { a: 'sdfdsf' } } }), legacy],
  [one({ Resource: 'arn:error:s3:::example_bucket', Condition: { DateGreaterThan: { a: 'sdfdsf' } } }), legacy],
  [many({ ...whole, Sid: 'sdf' }, { Sid: 'sdf', Effect: 'Allow' }), 'Statement IDs (SID) in a single policy must be unique.'],
];

const accepted: readonly string[] = [
  one({ Resource: [bucket] }),
  one({ Action: 'iam: asdf safdsf af ' }),
  one({ Resource: [bucket, '*'] }),
  one({ Action: '*' }),
  one({ Action: 's3-s:ListBucket' }),
  one({ Action: 's3.s:ListBucket' }),
  one({ Resource: 'arn:aws:iam:::user/example_bucket' }),
  one({ Resource: 'arn:aws:s33:::example_bucket' }),
  one({ Resource: 'arn:aws:fdsasf' }),
  one({ Resource: 'arn:aws:cloudwatch:us-east-1::example_bucket' }),
  one({ Resource: 'arn:aws:invalid-service:us-east-1::example_bucket' }),
  one({ Resource: `arn:aws:iam::*:user/\${${'aws:username'}}` }),
  one({ Condition: {} }),
  one({ Condition: { DateGreaterThan: {} } }),
  one({ Condition: { x: {}, y: {} } }),
  dated('DateGreaterThan', []),
  dated('DateGreaterThan', '01T'),
  dated('DateLessThanEquals', '2019-07-01T13:20:15Z'),
  dated('DateLessThanEquals', '2016-12-13T21:20:37.593194+00:00'),
  dated('DateLessThanEquals', '2016-12-13t2:00:00.593194+23'),
  dated('DateLessThan', '-292275054'),
  dated('StringEqualsIfExists', 'asf'),
  dated('ForAnyValue:StringEqualsIfExists', 'asf'),
  one({ Action: undefined, NotAction: 's3:ListBucket', Resource: undefined, NotResource: '*' }),
  many({ ...whole, Sid: 'sdf' }, whole),
  one({}, { Id: 'sdfsdfsdf' }),
];

test.each(refused)('IAM refuses %s', (document, sentence) => {
  expect(complaintOf(document)).toBe(sentence);
});

test.each(accepted)('IAM accepts %s', (document) => {
  expect(complaintOf(document)).toBe('none');
});

test('an inline policy may be of the older version or of none', () => {
  // AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html: without Version it is 2008-10-17.
  expect(parsePolicy(one({}, { Version: '2008-10-17' }), 'inline').version).toBe('2008-10-17');
  expect(parsePolicy(one({}, { Version: undefined }), 'inline').version).toBe('2008-10-17');
});

test('a policy of an identity names no principal (inferred from answers that users quote)', () => {
  expect(complaintOf(one({ Principal: '*' }), 'inline')).toBe('Policy document should not specify a principal.');
});

const trust = (changes: Json) =>
  one({ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' }, Resource: undefined, ...changes });

test('a trust policy names who may assume the role, and no resource (inferred from answers that users quote)', () => {
  expect(complaintOf(trust({}), 'trust')).toBe('none');
  expect(complaintOf(trust({ Principal: '*' }), 'trust')).toBe('none');
  expect(complaintOf(trust({ Resource: '*' }), 'trust')).toBe('Has prohibited field Resource');
  expect(complaintOf(trust({ Principal: undefined }), 'trust')).toBe('Missing required field Principal');
  expect(complaintOf(trust({ Action: 's3:GetObject' }), 'trust')).toBe('AssumeRole policy may only specify STS AssumeRole actions.');
  expect(complaintOf(trust({ Colour: 'red' }), 'trust')).toBe('Unknown field Colour');
  expect(complaintOf('{', 'trust')).toBe('This policy contains invalid Json');
});

test("a resource's policy needs a principal (inferred)", () => {
  expect(complaintOf(one({}), 'resource')).toBe('Missing required field Principal');
  expect(complaintOf(one({ Principal: { AWS: '111122223333' } }), 'resource')).toBe('none');
});

test('a statement id is alpha-numeric (inferred from answers that users quote)', () => {
  expect(complaintOf(one({ Sid: 'a b' }))).toBe(
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  );
});

test('policies of resources know no such rule: SNS itself writes __default_statement_ID', () => {
  expect(complaintOf(one({ Sid: '__default_statement_ID', Principal: { AWS: '111122223333' } }), 'resource')).toBe('none');
});
