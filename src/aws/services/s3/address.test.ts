// Bucket and key of a request. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html and WebsiteEndpoints.html
import { expect, test } from 'vitest';
import { addressed, addressOf } from './address.ts';

const address = (url: string) => {
  const { endpoint, bucket, path } = addressOf(new URL(url));
  return [endpoint, bucket, path];
};

test.each([
  ['https://prices.s3.amazonaws.com/a/b', 'api', 'prices', '/a/b'],
  ['https://prices.s3.eu-west-1.amazonaws.com/a', 'api', 'prices', '/a'],
  ['https://prices.s3-us-west-2.amazonaws.com/a', 'api', 'prices', '/a'],
  ['https://prices.s3.dualstack.us-east-1.amazonaws.com/a', 'api', 'prices', '/a'],
  ['https://prices.s3-accelerate.amazonaws.com/a', 'api', 'prices', '/a'],
  ['http://a.b.c.s3.localhost:4566/', 'api', 'a.b.c', '/'],
  ['http://prices.localhost:4566/a%20b', 'api', 'prices', '/a%20b'],
  ['http://prices.s3.localhost.localstack.cloud:4566/a', 'api', 'prices', '/a'],
  ['http://prices.s3-website.localhost:4566/docs/', 'website', 'prices', '/docs/'],
  ['http://prices.s3-website-us-east-1.amazonaws.com/', 'website', 'prices', '/'],
  ['http://prices.s3-website.eu-central-1.amazonaws.com/', 'website', 'prices', '/'],
])('by host: %s', (url, endpoint, bucket, path) => {
  expect(address(url)).toEqual([endpoint, bucket, path]);
});

test.each([
  ['http://localhost:4566/', undefined, '/'],
  ['http://127.0.0.1:4566/prices', 'prices', '/'],
  ['http://localhost:4566/prices/', 'prices', '/'],
  ['https://s3.eu-west-1.amazonaws.com/prices//a', 'prices', '//a'],
  ['http://minio.internal:9000/prices/a/b', 'prices', '/a/b'],
])('by path: %s', (url, bucket, path) => {
  expect(address(url)).toEqual(['api', bucket, path]);
});

test('what the model sees has the key alone in its path', () => {
  const request = { method: 'GET', url: new URL('http://localhost:4566/prices/a%2Fb?acl'), headers: new Headers(), body: new Uint8Array() };
  const seen = addressed(request);
  expect(seen.labels).toEqual({ Bucket: 'prices' });
  expect(seen.url.pathname + seen.url.search).toBe('/a%2Fb?acl');
  expect(request.url.pathname).toBe('/prices/a%2Fb');
});

// Inferred: how src/lab/target-endpoint.ts sends requests to the one host of an endpoint.
test('a website that is asked for at the host of an endpoint is known by the host that was meant', () => {
  const at = (host: string) => {
    const headers = new Headers({ 'x-sandshark-signed-host': host });
    return addressed({ method: 'GET', url: new URL('http://localhost:4566/docs/a.js?b'), headers, body: new Uint8Array() }).url.href;
  };
  expect(at('prices.s3-website-us-east-1.amazonaws.com')).toBe('http://prices.s3-website-us-east-1.amazonaws.com/docs/a.js?b');
  expect(at('s3.us-east-1.amazonaws.com')).toBe('http://localhost:4566/a.js?b');
  expect(at('no host')).toBe('http://localhost:4566/a.js?b');
});
