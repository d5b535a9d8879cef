// CORS as a browser meets it: preflights without a signature, and answers with headers.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html, ManageCorsUsing.html, cors-troubleshooting.html
import { type CORSRule, PutBucketCorsCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, openS3Cloud } from '../testing/s3-cloud.ts';

const origin = 'https://shop.example.com';

async function cloudWithRules(CORSRules: CORSRule[]) {
  const cloud = await openS3Cloud();
  await cloud.put('a', 'x', { ACL: 'public-read' });
  await cloud.s3.send(new PutBucketCorsCommand({ Bucket: BUCKET, CORSConfiguration: { CORSRules } }));
  const ask = (method: string, headers: Record<string, string> = {}) =>
    cloud.anonymous(`/${BUCKET}/a`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': method, ...headers } });
  return { ...cloud, ask };
}

const shop: CORSRule = {
  AllowedMethods: ['GET', 'PUT'],
  AllowedOrigins: ['https://*.example.com'],
  AllowedHeaders: ['content-*', 'x-amz-meta-a'],
  ExposeHeaders: ['ETag', 'x-amz-version-id'],
  MaxAgeSeconds: 600,
};

test('a preflight that a rule allows', async () => {
  const { ask } = await cloudWithRules([shop]);
  const answer = await ask('PUT', { 'access-control-request-headers': 'Content-Type, x-amz-meta-a' });
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, PUT',
    'access-control-allow-headers': 'content-type, x-amz-meta-a',
    'access-control-expose-headers': 'ETag, x-amz-version-id',
    'access-control-max-age': '600',
    'access-control-allow-credentials': 'true',
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  });
});

test.each([
  ['another method', 'DELETE', {}],
  ['another origin', 'GET', { origin: 'https://example.org' }],
  ['another header', 'GET', { 'access-control-request-headers': 'x-secret' }],
])('a preflight with %s is forbidden', async (_what, method, headers) => {
  const { ask } = await cloudWithRules([shop]);
  const answer = await ask(method, headers);
  expect(answer.status).toBe(403);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  const text = await answer.text();
  expect(text).toContain('<Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.');
  expect(text).toContain(`<Method>${method}</Method><ResourceType>OBJECT</ResourceType>`);
});

test('the first rule that matches counts; everybody is a star, without credentials', async () => {
  const { ask } = await cloudWithRules([{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }, shop]);
  const answer = await ask('GET');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  expect((await ask('PUT')).headers.get('access-control-allow-origin')).toBe(origin);
});

test('answers carry the headers, errors too; requests of no origin and of other origins do not', async () => {
  const { anonymous } = await cloudWithRules([shop]);
  const get = async (path: string, headers: Record<string, string>) =>
    (await anonymous(`/${BUCKET}/${path}`, { headers })).headers.get('access-control-allow-origin');
  expect(await get('a', { origin })).toBe(origin);
  expect(await get('absent', { origin })).toBe(origin);
  expect(await get('a', {})).toBeNull();
  expect(await get('a', { origin: 'https://example.org' })).toBeNull();
});

test('a preflight to a bucket without rules, to none, and one that says too little', async () => {
  const { anonymous } = await openS3Cloud();
  const ask = (path: string, headers: Record<string, string>) => anonymous(path, { method: 'OPTIONS', headers });
  const whole = { origin, 'access-control-request-method': 'GET' };
  const without = await ask(`/${BUCKET}`, whole);
  expect(await without.text()).toContain(
    'CORSResponse: CORS is not enabled for this bucket.</Message><Method>GET</Method><ResourceType>BUCKET',
  );
  expect((await ask('/absent', whole)).status).toBe(404);
  expect((await ask(`/${BUCKET}`, { origin })).status).toBe(400);
  expect(await (await ask(`/${BUCKET}`, {})).text()).toContain('Insufficient information. Origin request header needed.');
});
