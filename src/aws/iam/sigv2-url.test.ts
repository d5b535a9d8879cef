// Presigned URLs of version 2. Sources: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html (its example of a
// query string), and URLs that botocore 1.43 made.
import { expect, test } from 'vitest';
import { authenticate } from './authenticate.ts';
import { bob, directoryOf, exampleKey } from './testing/directory.ts';

const session = { ...exampleKey, accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionToken: 'token/+=' };
const expiresMs = 1_793_491_200_000;

const caller = (address: string, nowMs: number, bucketInHost?: string, method = 'GET') => {
  const request = { method, url: new URL(address), headers: new Headers(), body: new Uint8Array() };
  const labels = bucketInHost === undefined ? { Bucket: 'shop' } : { Bucket: bucketInHost };
  const addressed = { ...request, labels, url: bucketInHost === undefined ? new URL('/a', address) : request.url };
  const context = { nowMs, identities: directoryOf([exampleKey, session]), unsigned: 'allowed', dialect: 's3', signingName: 's3' } as const;
  return authenticate(request, { ...context, addressed });
};

const documented =
  'http://johnsmith.s3.amazonaws.com/photos/puppy.jpg?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620';
const withParameters =
  'http://localhost:4566/shop/a%20b%2Bc.txt?response-content-type=text%2Fplain&versionId=x&foo=1&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE' +
  '&Signature=hora2ryiOYCeLGi1b9veWOqsOvM%3D&Expires=1793491200';
const ofSession =
  'http://shop.localhost:4566/a.txt?AWSAccessKeyId=ASIAIOSFODNN7EXAMPLE&Signature=vWGayo51zFNF6okmC3q7UC6u%2Fl0%3D' +
  '&x-amz-security-token=token%2F%2B%3D&Expires=1793491200';

test('the URL of the documentation is right until it expires', async () => {
  expect(await caller(documented, 1_175_139_620_000, 'johnsmith')).toMatchObject({ principal: bob });
  await expect(caller(documented, 1_175_139_620_001, 'johnsmith')).rejects.toMatchObject({
    code: 'AccessDenied',
    message: 'Request has expired',
    members: { Expires: '2007-03-29T03:40:20Z' },
  });
});

test('bucket in the path, parameters of the resource, a token', async () => {
  expect(await caller(withParameters, expiresMs)).toMatchObject({ principal: bob });
  expect(await caller(ofSession, expiresMs, 'shop')).toMatchObject({ accessKeyId: session.accessKeyId });
});

test('another method, key, bucket or parameter is SignatureDoesNotMatch', async () => {
  const refused = { code: 'InvalidSignatureException', status: 403, members: { StringToSign: expect.stringContaining('1793491200') } };
  await expect(caller(withParameters, expiresMs, undefined, 'PUT')).rejects.toMatchObject(refused);
  await expect(caller(withParameters.replace('c.txt', 'd.txt'), expiresMs)).rejects.toMatchObject(refused);
  await expect(caller(withParameters.replace('versionId=x', 'versionId=y'), expiresMs)).rejects.toMatchObject(refused);
  await expect(caller(ofSession, expiresMs, 'other')).rejects.toMatchObject(refused);
});

test('a key that nobody has is refused, one that is no key of IAM expires at least', async () => {
  await expect(caller(withParameters.replace('AKIAIOS', 'AKIAAAA'), expiresMs)).rejects.toMatchObject({
    code: 'UnrecognizedClientException',
  });
  const administrator = withParameters.replace('AKIAIOSFODNN7EXAMPLE', '123456789012');
  expect(await caller(administrator, expiresMs)).toMatchObject({ account: '123456789012', principal: { kind: 'root' } });
  await expect(caller(administrator, expiresMs + 1)).rejects.toMatchObject({ message: 'Request has expired' });
});

test('half a signature is refused', async () => {
  await expect(caller('http://localhost:4566/shop/a?AWSAccessKeyId=x', 0)).rejects.toMatchObject({
    code: 'AccessDenied',
    message: 'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters',
  });
});
