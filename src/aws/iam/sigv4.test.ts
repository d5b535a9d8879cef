// Reading a signer. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { expect, test } from 'vitest';
import { callerOf, rootPrincipal } from './caller.ts';
import { readSigner } from './sigv4.ts';

const scope = '20261101/eu-west-1/kinesis/aws4_request';
const header = (authorization: string) => new Headers({ authorization, 'x-amz-date': '20261101T000000Z' });
const none = new URLSearchParams();

test('the Authorization header names key, region and service, with or without spaces after the commas', () => {
  const wanted = {
    accessKeyId: 'AKIDEXAMPLE',
    scopeDate: '20261101',
    region: 'eu-west-1',
    service: 'kinesis',
    signedHeaders: ['host'],
    signature: 'ab',
    time: '20261101T000000Z',
    place: 'header',
  };
  expect(readSigner(header(`AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${scope}, SignedHeaders=host, Signature=ab`), none)).toEqual(wanted);
  expect(readSigner(header(`AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${scope},SignedHeaders=host,Signature=ab`), none)).toEqual(wanted);
});

test('a presigned URL does the same', () => {
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `AKIDEXAMPLE/${scope}`,
    'X-Amz-Date': '20261101T000000Z',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': 'ab',
  });
  expect(readSigner(new Headers(), query)).toMatchObject({
    accessKeyId: 'AKIDEXAMPLE',
    region: 'eu-west-1',
    service: 'kinesis',
    place: 'query',
  });
  query.delete('X-Amz-Signature');
  expect(() => readSigner(new Headers(), query)).toThrow(
    "AWS query-string parameters must include 'X-Amz-Signature'. Re-examine the query-string parameters.",
  );
});

test('a credential scope that is not whole is incomplete', () => {
  expect(() => readSigner(header('AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/x, SignedHeaders=host, Signature=ab'), none)).toThrow(
    'Credential must have exactly 5 slash-delimited elements',
  );
});

test('header and URL together are one signature too many', () => {
  expect(() => readSigner(header('AWS4-HMAC-SHA256 x'), new URLSearchParams('X-Amz-Algorithm=a'))).toThrow('Found both');
});

test('an access key id of twelve digits is the account; any other belongs to the default account (by design, as in LocalStack)', () => {
  const signer = { region: 'eu-west-1' };
  expect(callerOf({ ...signer, accessKeyId: '111122223333' }, rootPrincipal)).toMatchObject({
    account: '111122223333',
    principal: { arn: 'arn:aws:iam::111122223333:root' },
  });
  expect(callerOf({ ...signer, accessKeyId: 'AKIDEXAMPLE' }, rootPrincipal)).toMatchObject({
    account: '000000000000',
    accessKeyId: 'AKIDEXAMPLE',
  });
});

test('DynamoDB has its own words (recorded by dynalite, test/connection.js)', () => {
  const missing = { code: 'MissingAuthenticationTokenException', message: 'Request is missing Authentication Token', status: 400 };
  const thrownBy = (headers: Headers, query = none) => {
    try {
      return readSigner(headers, query, 'dynamodb');
    } catch (thrown) {
      return thrown;
    }
  };
  expect(thrownBy(new Headers())).toMatchObject(missing);
  expect(thrownBy(header('AWS4'))).toMatchObject(missing);
  expect(thrownBy(new Headers({ authorization: 'AWS4- Signature=b, Credential=a', date: 'a' }))).toMatchObject({
    code: 'IncompleteSignatureException',
    message: "Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4- Signature=b, Credential=a",
    status: 400,
  });
  expect(thrownBy(new Headers(), new URLSearchParams('X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-Date=d'))).toMatchObject(
    {
      message: "AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.",
      status: 400,
    },
  );
});
