// Who calls, proved. Requests are signed by the SDK's own signer. Sentences: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html,
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and answers that dynalite recorded, unless a test says otherwise.
import { describe, expect, test } from 'vitest';
import type { ReadRequest } from '../core/call.ts';
import type { StoredCredentials } from '../core/identities.ts';
import { authenticate } from './authenticate.ts';
import type { Dialect } from './dialect.ts';
import { bob, directoryOf, exampleKey } from './testing/directory.ts';
import { signedBySdk, type ToSign } from './testing/sdk-signer.ts';

const nowMs = Date.UTC(2026, 10, 1);
const minute = 60_000;
const sessionKey: StoredCredentials = {
  ...exampleKey,
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  sessionToken: 'token/+=',
  expiresAtMs: nowMs + 60 * minute,
};
const inactiveKey: StoredCredentials = { ...exampleKey, accessKeyId: 'AKIAI44QH7DHB7EXAMPL', status: 'Inactive' };
const identities = directoryOf([exampleKey, sessionKey, inactiveKey]);
const services: Readonly<Record<Dialect, string>> = {
  json: 'dynamodb',
  dynamodb: 'dynamodb',
  rest: 'lambda',
  query: 'iam',
  ec2: 'ec2',
  s3: 's3',
};

const caller = (request: ReadRequest, dialect: Dialect = 'json', atMs = nowMs) =>
  authenticate(request, { nowMs: atMs, identities, unsigned: 'refused', dialect, signingName: services[dialect] });

/** Signed now, for the service of that dialect; `more` says what differs. */
const signed = (dialect: Dialect, more: Partial<ToSign> = {}) =>
  signedBySdk({
    method: 'POST',
    url: 'http://localhost:4566/',
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: '{"TableName":"Music"}',
    service: services[dialect],
    atMs: nowMs,
    key: exampleKey,
    ...more,
  });
const withHeaders = (request: ReadRequest, headers: Readonly<Record<string, string | undefined>>): ReadRequest => {
  const changed = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) changed.delete(name);
    else changed.set(name, value);
  }
  return { ...request, headers: changed };
};

describe('a request that the SDK signed is from the owner of the key', () => {
  test.each(['json', 'dynamodb', 'rest', 'query', 'ec2', 's3'] as const)('%s', async (dialect) => {
    expect(await caller(await signed(dialect), dialect)).toEqual({
      account: '111122223333',
      accessKeyId: exampleKey.accessKeyId,
      region: 'us-east-1',
      principal: bob,
    });
  });

  test.each([
    'http://localhost:4566/2015-03-31/functions/a%20b/versions?x=%2F%20&a=1&a=0',
    'http://localhost:4566/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A111122223333%3Afunction%3Aa',
    'http://localhost/%E6%97%A5/x',
  ])('whatever its path: %s', async (url) => {
    const request = await signed('rest', { url, method: 'GET' });
    expect(await caller({ ...request, body: new TextEncoder().encode('{"TableName":"Music"}') }, 'rest')).toMatchObject({ principal: bob });
  });

  test.each([
    'http://localhost:4566/b/a%20b%2Bc',
    'http://b.localhost:4566/%E6%97%A5%21%28%29%2A',
    'http://localhost:4566/b//x/?list-type=2&prefix=a%2F',
  ])('and in S3, which encodes paths once: %s', async (url) => {
    expect(await caller(await signed('s3', { url }), 's3')).toMatchObject({ principal: bob });
  });

  test('a session proves itself by its token as well', async () => {
    expect(await caller(await signed('json', { key: sessionKey }))).toMatchObject({ accessKeyId: sessionKey.accessKeyId });
  });

  test('a browser keeps host and content-length to itself; they are known anyway (by design)', async () => {
    const request = await signed('json', { headers: { 'content-length': '21' } });
    expect(await caller(withHeaders(request, { host: undefined, 'content-length': undefined }))).toMatchObject({ principal: bob });
  });

  test('HTTP/2 calls the host :authority; the Kinesis client of Node signs it so', async () => {
    const request = await signed('json', { headers: { ':authority': 'localhost:4566' } });
    expect(request.headers.get('authorization')).toContain('SignedHeaders=:authority;');
    expect(await caller(request)).toMatchObject({ principal: bob });
  });

  test('a header that came several times is signed with bare commas', async () => {
    const request = await signed('json', { headers: { 'x-list': 'a,b' } });
    expect(await caller(withHeaders(request, { 'x-list': 'a, b' }))).toMatchObject({ principal: bob });
  });

  test('who takes a request to another host says which one was signed (by design)', async () => {
    const request = await signed('json', { url: 'https://dynamodb.us-east-1.amazonaws.com/' });
    const moved = { 'x-sandshark-signed-host': 'dynamodb.us-east-1.amazonaws.com', host: 'localhost:4566' };
    const arrived = withHeaders({ ...request, url: new URL('http://localhost:4566/') }, moved);
    expect(await caller(arrived)).toMatchObject({ principal: bob });
    await expect(caller(withHeaders(arrived, { 'x-sandshark-signed-host': undefined }))).rejects.toMatchObject({
      code: 'InvalidSignatureException',
    });
  });

  test('who serves the cloud under a prefix says so (by design)', async () => {
    const request = await signed('json', { url: 'http://localhost:4321/aws/' });
    const arrived = withHeaders({ ...request, url: new URL('http://localhost:4321/') }, { 'x-forwarded-prefix': '/aws' });
    expect(await caller(arrived)).toMatchObject({ principal: bob });
  });
});

describe('a wrong signature', () => {
  const tampered = async (dialect: Dialect) => ({ ...(await signed(dialect)), body: new TextEncoder().encode('{"TableName":"Secrets"}') });

  test('is InvalidSignatureException in JSON, with the texts that should have been signed', async () => {
    const error = await caller(await tampered('json')).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'InvalidSignatureException', status: 400 });
    expect(error.message).toMatch(
      /^The request signature we calculated does not match the signature you provided\. Check your AWS Secret Access Key and signing method\. Consult the service documentation for details\.\n\nThe Canonical String for this request should have been\n'POST\n\/\n\ncontent-type:application\/x-amz-json-1\.0\nhost:localhost:4566\n/,
    );
    expect(error.message).toMatch(
      /\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20261101T000000Z\n20261101\/us-east-1\/dynamodb\/aws4_request\n[0-9a-f]{64}'\n$/,
    );
  });

  test('has the status 403 elsewhere', async () => {
    await expect(caller(await tampered('query'), 'query')).rejects.toMatchObject({ code: 'InvalidSignatureException', status: 403 });
  });

  test('is told to S3 clients in elements of the error', async () => {
    const request = await signed('s3');
    const other = withHeaders(request, { 'content-type': 'text/plain' });
    await expect(caller(other, 's3')).rejects.toMatchObject({
      code: 'InvalidSignatureException',
      status: 403,
      message: 'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      members: {
        AWSAccessKeyId: exampleKey.accessKeyId,
        StringToSign: expect.stringMatching(/^AWS4-HMAC-SHA256\n/),
        SignatureProvided: expect.stringMatching(/^[0-9a-f]{64}$/),
        CanonicalRequest: expect.stringContaining('content-type:text/plain\n'),
        CanonicalRequestBytes: expect.stringMatching(/^50 4f 53 54 0a /),
      },
    });
  });

  test('of another secret, path, query, method or header is refused', async () => {
    const request = await signed('json');
    const changes: readonly Partial<ReadRequest>[] = [
      { method: 'PUT' },
      { url: new URL('http://localhost:4566/other') },
      { url: new URL('http://localhost:4566/?a=1') },
      { headers: withHeaders(request, { host: 'elsewhere:4566' }).headers },
      { headers: withHeaders(request, { 'content-type': undefined }).headers },
    ];
    for (const change of changes)
      await expect(caller({ ...request, ...change })).rejects.toMatchObject({ code: 'InvalidSignatureException' });
    const otherSecret = await signed('json', { key: { ...exampleKey, secretAccessKey: 'guessed' } });
    await expect(caller(otherSecret)).rejects.toMatchObject({ code: 'InvalidSignatureException' });
  });

  test("a body that is not what x-amz-content-sha256 says is S3's XAmzContentSHA256Mismatch", async () => {
    await expect(caller(await tampered('s3'), 's3')).rejects.toMatchObject({
      code: 'XAmzContentSHA256Mismatch',
      status: 400,
      message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
    });
  });

  test('for another service, or without the host, says what is wrong', async () => {
    await expect(caller(await signed('json', { service: 'kinesis' }))).rejects.toMatchObject({
      message: "Credential should be scoped to correct service: 'dynamodb'. ",
    });
    const request = await signed('json');
    const authorization = (request.headers.get('authorization') ?? '').replace('host;', '');
    await expect(caller(withHeaders(request, { authorization }))).rejects.toMatchObject({
      message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    });
  });

  test('S3 wants all x-amz- headers signed', async () => {
    await expect(caller(withHeaders(await signed('s3'), { 'x-amz-acl': 'public-read' }), 's3')).rejects.toMatchObject({
      code: 'AccessDenied',
      message: 'There were headers present in the request which were not signed',
      members: { HeadersNotSigned: 'x-amz-acl' },
    });
  });

  test('of version 4A is refused in words (by design)', async () => {
    const authorization =
      'AWS4-ECDSA-P256-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261101/s3/aws4_request, SignedHeaders=host, Signature=ab';
    await expect(caller(withHeaders(await signed('s3'), { authorization }), 's3')).rejects.toMatchObject({
      code: 'NotImplemented',
      status: 501,
      message: expect.stringContaining('version 4A'),
    });
  });
});

describe('clocks', () => {
  const late = async (dialect: Dialect, minutes: number) => caller(await signed(dialect), dialect, nowMs + minutes * minute);

  test('may differ by five minutes in JSON, by fifteen in Query and S3', async () => {
    expect(await late('json', 5)).toMatchObject({ principal: bob });
    expect(await late('json', -5)).toMatchObject({ principal: bob });
    expect(await late('query', 15)).toMatchObject({ principal: bob });
    expect(await late('s3', -15)).toMatchObject({ principal: bob });
  });

  test('a signature that is too old, or from the future', async () => {
    await expect(late('json', 6)).rejects.toMatchObject({
      code: 'InvalidSignatureException',
      message: 'Signature expired: 20261101T000000Z is now earlier than 20261101T000100Z (20261101T000600Z - 5 min.)',
    });
    await expect(late('query', -16)).rejects.toMatchObject({
      message: 'Signature not yet current: 20261101T000000Z is still later than 20261031T235900Z (20261031T234400Z + 15 min.)',
    });
    await expect(late('s3', 16)).rejects.toMatchObject({
      code: 'RequestTimeTooSkewed',
      status: 403,
      message: 'The difference between the request time and the current time is too large.',
      members: { RequestTime: '20261101T000000Z', ServerTime: '2026-11-01T00:16:00Z', MaxAllowedSkewMilliseconds: '900000' },
    });
  });

  test('a scope of another day', async () => {
    const request = await signed('json');
    const authorization = (request.headers.get('authorization') ?? '').replace('/20261101/', '/20261102/');
    await expect(caller(withHeaders(request, { authorization }))).rejects.toMatchObject({
      message:
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261102' != '20261101', from '20261101T000000Z'.",
    });
  });
});

describe('keys and tokens', () => {
  const unknown = { ...exampleKey, accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' };

  test.each([
    ['json', 'UnrecognizedClientException', 400],
    ['dynamodb', 'UnrecognizedClientException', 400],
    ['rest', 'UnrecognizedClientException', 403],
    ['query', 'UnrecognizedClientException', 403],
    ['ec2', 'AuthFailure', 401],
  ] as const)('a key that nobody has, or an inactive one, is refused in %s', async (dialect, code, status) => {
    for (const key of [unknown, inactiveKey])
      await expect(caller(await signed(dialect, { key }), dialect)).rejects.toMatchObject({ code, status });
  });

  test('a session key without its token, or with another one, is refused', async () => {
    const { sessionToken: _, ...withoutToken } = sessionKey;
    const withOther = { ...sessionKey, sessionToken: 'other' };
    for (const key of [withoutToken, withOther])
      await expect(caller(await signed('json', { key }))).rejects.toMatchObject({ code: 'UnrecognizedClientException' });
    await expect(caller(await signed('s3', { key: withOther }), 's3')).rejects.toMatchObject({
      code: 'InvalidToken',
      status: 400,
      message: 'The provided token is malformed or otherwise invalid.',
    });
  });

  test('a token expires', async () => {
    const atMs = nowMs + 60 * minute;
    await expect(caller(await signed('json', { key: sessionKey, atMs }), 'json', atMs)).rejects.toMatchObject({
      code: 'ExpiredTokenException',
      status: 400,
      message: 'The security token included in the request is expired',
    });
    expect(await caller(await signed('json', { key: sessionKey, atMs: atMs - 1000 }), 'json', atMs - 1)).toMatchObject({});
  });

  test('any other key is the administrator of its account, whatever its signature, whatever its clock (by design)', async () => {
    for (const accessKeyId of ['123456789012', 'test', 'AKID']) {
      const request = await signed('json', { key: { ...exampleKey, accessKeyId, secretAccessKey: 'any' }, atMs: 0 });
      expect(await caller(request)).toMatchObject({ principal: { kind: 'root' } });
    }
  });
});

describe('presigned URLs', () => {
  // As @aws-sdk/s3-request-presigner asks the signer.
  const unsignedPayload = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
  const presigned = (more: Partial<ToSign> = {}) =>
    signed('s3', { method: 'GET', url: 'http://localhost:4566/shop/a%20b.txt', headers: unsignedPayload, expiresIn: 600, ...more });

  test("are those of S3's documentation (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html)", async () => {
    const query =
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z' +
      '&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
    const url = new URL(`https://examplebucket.s3.amazonaws.com/test.txt?${query}`);
    const request = { method: 'GET', url, headers: new Headers(), body: new Uint8Array() };
    expect(await caller(request, 's3', Date.UTC(2013, 4, 24, 23))).toMatchObject({ principal: bob });
  });

  test('last as long as they say', async () => {
    expect(await caller(await presigned(), 's3', nowMs + 600_000)).toMatchObject({ principal: bob });
    await expect(caller(await presigned(), 's3', nowMs + 600_001)).rejects.toMatchObject({
      code: 'AccessDenied',
      status: 403,
      message: 'Request has expired',
      members: { 'X-Amz-Expires': '600', Expires: '2026-11-01T00:10:00Z', ServerTime: '2026-11-01T00:10:00Z' },
    });
  });

  test('of a key whose secret nobody knows expire too', async () => {
    const key = { ...exampleKey, accessKeyId: '123456789012' };
    expect(await caller(await presigned({ key }), 's3')).toMatchObject({ principal: { kind: 'root' } });
    await expect(caller(await presigned({ key }), 's3', nowMs + 601_000)).rejects.toMatchObject({ message: 'Request has expired' });
  });

  test('of a session carry its token', async () => {
    const request = await presigned({ key: sessionKey });
    expect(request.url.searchParams.get('X-Amz-Security-Token')).toBe('token/+=');
    expect(await caller(request, 's3')).toMatchObject({ accessKeyId: sessionKey.accessKeyId });
  });

  test('are for one method and one key', async () => {
    const request = await presigned();
    await expect(caller({ ...request, method: 'PUT' }, 's3')).rejects.toMatchObject({ code: 'InvalidSignatureException' });
    const url = new URL(String(request.url).replace('a%20b', 'b'));
    await expect(caller({ ...request, url }, 's3')).rejects.toMatchObject({ code: 'InvalidSignatureException' });
  });

  test('may not last longer than a week', async () => {
    const request = await presigned();
    const lasting = (expires: string) => {
      const url = new URL(request.url);
      url.searchParams.set('X-Amz-Expires', expires);
      return caller({ ...request, url }, 's3');
    };
    const code = 'AuthorizationQueryParametersError';
    await expect(lasting('604801')).rejects.toMatchObject({
      code,
      status: 400,
      message: 'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    });
    await expect(lasting('-1')).rejects.toMatchObject({ code, message: 'X-Amz-Expires must be non-negative' });
    await expect(lasting('soon')).rejects.toMatchObject({ code, message: 'X-Amz-Expires should be a number' });
  });

  test('work for other services as well, for example STS', async () => {
    const request = await signed('query', {
      method: 'GET',
      url: 'http://localhost:4566/?Action=GetCallerIdentity',
      headers: {},
      body: '',
      expiresIn: 60,
    });
    expect(await caller(request, 'query')).toMatchObject({ principal: bob });
    await expect(caller(request, 'query', nowMs + 61_000)).rejects.toMatchObject({ code: 'InvalidSignatureException' });
  });
});

test('verifying costs less than a millisecond', async () => {
  const request = await signed('json');
  await caller(request);
  const startedMs = performance.now();
  for (let count = 0; count < 200; count++) await caller(request);
  // Measured: about 0.06 ms. The bound is wide, because the machine may be busy.
  expect((performance.now() - startedMs) / 200).toBeLessThan(1);
});
