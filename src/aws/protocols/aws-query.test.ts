// The Query protocol, in both directions, with the SDK's schemas of STS.
// Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
import { AssumeRole$, GetAccessKeyInfo$ } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { AwsError } from '../core/errors.ts';
import { awsQuery } from './aws-query.ts';

const context = { operation: 'AssumeRole', requestId: 'id-1', xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/', path: '/' };
const request = (form: string) => ({
  method: 'POST',
  url: new URL('http://localhost:4566/'),
  headers: new Headers(),
  body: new TextEncoder().encode(form),
});
const text = (body: Uint8Array | ReadableStream) => (body instanceof Uint8Array ? new TextDecoder().decode(body) : 'a stream');

test('a form becomes an input: texts, numbers, lists of structures', () => {
  const form = new URLSearchParams({
    Action: 'AssumeRole',
    RoleArn: 'arn:aws:iam::111122223333:role/a',
    DurationSeconds: '900',
    'Tags.member.1.Key': 'k1',
    'Tags.member.1.Value': 'v & 1',
    'Tags.member.2.Key': 'k2',
    'TransitiveTagKeys.member.1': 'k1',
    PolicyArns: '',
  });
  expect(awsQuery.decode(AssumeRole$, request(form.toString()))).toEqual({
    RoleArn: 'arn:aws:iam::111122223333:role/a',
    DurationSeconds: 900,
    Tags: [{ Key: 'k1', Value: 'v & 1' }, { Key: 'k2' }],
    TransitiveTagKeys: ['k1'],
    PolicyArns: [],
  });
});

test('a number that is none is MalformedInput', () => {
  expect(() => awsQuery.decode(AssumeRole$, request('DurationSeconds=soon'))).toThrow(
    new AwsError('MalformedInput', "The value 'soon' of DurationSeconds is not a number."),
  );
});

test('an output becomes XML: structures, times, escaped text', () => {
  const output = {
    Credentials: { AccessKeyId: 'A<&>', SecretAccessKey: 's', SessionToken: 't', Expiration: new Date('2026-11-01T00:00:00Z') },
    PackedPolicySize: 6,
  };
  expect(text(awsQuery.encode(AssumeRole$, output, context).body)).toBe(
    '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>A&lt;&amp;&gt;</AccessKeyId>' +
      '<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-11-01T00:00:00Z</Expiration></Credentials>' +
      '<PackedPolicySize>6</PackedPolicySize></AssumeRoleResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata>' +
      '</AssumeRoleResponse>\n',
  );
  expect(text(awsQuery.encode(GetAccessKeyInfo$, {}, { ...context, operation: 'GetAccessKeyInfo' }).body)).toContain(
    '<GetAccessKeyInfoResult></GetAccessKeyInfoResult>',
  );
});

test('an error says whose fault it is, under the name that Query services use', () => {
  const { status, body } = awsQuery.encodeError(new AwsError('MissingAuthenticationTokenException', 'Missing <token>'), context);
  expect(status).toBe(403);
  expect(text(body)).toContain(
    '<Error><Type>Sender</Type><Code>MissingAuthenticationToken</Code><Message>Missing &lt;token&gt;</Message></Error>',
  );
});
