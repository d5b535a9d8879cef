// Websites as visitors meet them.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html, IndexDocumentSupport.html, CustomErrorDocSupport.html,
// how-to-page-redirect.html
import { DeleteObjectCommand, PutBucketPolicyCommand, PutBucketWebsiteCommand, type WebsiteConfiguration } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, openS3Cloud } from '../testing/s3-cloud.ts';

const ARN = `arn:aws:s3:::${BUCKET}`;
const index = { IndexDocument: { Suffix: 'index.html' } };

async function site(website: WebsiteConfiguration | undefined = index, actions = ['s3:GetObject', 's3:ListBucket']) {
  const cloud = await openS3Cloud();
  const Statement = { Effect: 'Allow', Principal: '*', Action: actions, Resource: [ARN, `${ARN}/*`] };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  if (actions.length > 0) await cloud.s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy }));
  if (website) await cloud.s3.send(new PutBucketWebsiteCommand({ Bucket: BUCKET, WebsiteConfiguration: website }));
  const page = (key: string, text: string) => cloud.put(key, text, { ContentType: 'text/html', CacheControl: 'max-age=300' });
  const host = `http://${BUCKET}.s3-website.localhost:4566`;
  return {
    ...cloud,
    page,
    visit: (path: string, init?: RequestInit) => cloud.aws.fetch(new Request(`${host}${path}`, init)),
  };
}

test('pages with what caches need; folders by their index document', async () => {
  const { page, visit } = await site();
  await page('index.html', 'home');
  await page('docs/index.html', 'docs');
  const home = await visit('/');
  expect(await home.text()).toBe('home');
  expect(Object.fromEntries(home.headers)).toMatchObject({
    etag: '"106a6c241b8797f52e1e77317b96a201"',
    'cache-control': 'max-age=300',
    'content-type': 'text/html',
    'last-modified': 'Sun, 01 Nov 2026 00:00:00 GMT',
  });
  expect(await (await visit('/docs/')).text()).toBe('docs');
  const head = await visit('/', { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', '']);
});

test('a folder without its slash is told its address', async () => {
  const { page, visit } = await site();
  await page('docs/index.html', 'docs');
  const answer = await visit('/docs', { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/docs/']);
});

test('a page that a visitor has already, and a part of one', async () => {
  const { page, visit } = await site();
  await page('index.html', 'home');
  const etag = (await visit('/')).headers.get('etag') ?? '';
  const again = await visit('/', { headers: { 'if-none-match': etag } });
  expect([again.status, again.headers.get('etag'), again.headers.get('cache-control')]).toEqual([304, etag, 'max-age=300']);
  const since = await visit('/', { headers: { 'if-modified-since': 'Sun, 01 Nov 2026 00:00:00 GMT' } });
  expect(since.status).toBe(304);
  const part = await visit('/', { headers: { range: 'bytes=1-2' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 1-2/4', 'om']);
});

test('a page that is missing is an HTML page that says so', async () => {
  const { visit } = await site();
  const answer = await visit('/absent');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  const html = await answer.text();
  expect(html).toContain('<h1>404 Not Found</h1>');
  expect(await (await visit('/absent', { method: 'HEAD' })).text()).toBe('');
  expect(html).toContain('<li>Code: NoSuchKey</li>\n<li>Message: The specified key does not exist.</li>\n<li>Key: absent</li>');
});

test("the site's own error page, with the status of the error", async () => {
  const { page, visit } = await site({ ...index, ErrorDocument: { Key: 'error.html' } });
  await page('error.html', 'lost?');
  const answer = await visit('/absent');
  expect([answer.status, await answer.text()]).toEqual([404, 'lost?']);
});

test('what is not open to everybody is 403; so is what is missing, where the bucket may not be listed', async () => {
  const closed = await site(index, []);
  await closed.page('index.html', 'home');
  const answer = await closed.visit('/');
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('<li>Code: AccessDenied</li>');
  const { visit } = await site(index, ['s3:GetObject']);
  expect((await visit('/absent')).status).toBe(403);
});

test('redirects: of one object, by rules before and after a failure, of everything', async () => {
  const { put, visit, s3, page } = await site({
    ...index,
    RoutingRules: [
      { Condition: { KeyPrefixEquals: 'old/' }, Redirect: { ReplaceKeyPrefixWith: 'new/', HttpRedirectCode: '302' } },
      {
        Condition: { HttpErrorCodeReturnedEquals: '404', KeyPrefixEquals: 'app/' },
        Redirect: { HostName: 'app.example.com', Protocol: 'https', ReplaceKeyWith: 'start' },
      },
    ],
  });
  const where = async (path: string) => {
    const { status, headers } = await visit(path, { redirect: 'manual' });
    return [status, headers.get('location')];
  };
  await put('moved', '', { WebsiteRedirectLocation: 'https://example.com/here' });
  await page('app/there', 'found');
  expect(await where('/moved')).toEqual([301, 'https://example.com/here']);
  expect(await where('/old/a%20b')).toEqual([302, `http://${BUCKET}.s3-website.localhost:4566/new/a%20b`]);
  expect(await where('/app/absent')).toEqual([301, 'https://app.example.com/start']);
  expect(await where('/app/there')).toEqual([200, null]);
  const WebsiteConfiguration = { RedirectAllRequestsTo: { HostName: 'example.com', Protocol: 'https' as const } };
  await s3.send(new PutBucketWebsiteCommand({ Bucket: BUCKET, WebsiteConfiguration }));
  expect(await where('/any/page')).toEqual([301, 'https://example.com/any/page']);
});

test('no bucket, no site, no other method', async () => {
  const { visit, aws } = await site();
  const absent = await aws.fetch(new Request('http://absent.s3-website-us-east-1.amazonaws.com/'));
  expect([absent.status, (await absent.text()).includes('<li>Code: NoSuchBucket</li>')]).toEqual([404, true]);
  const plain = await openS3Cloud();
  const noSite = await plain.aws.fetch(new Request(`http://${BUCKET}.s3-website.eu-west-1.amazonaws.com/`));
  expect(await noSite.text()).toContain('<li>Code: NoSuchWebsiteConfiguration</li>');
  expect((await visit('/', { method: 'POST', body: 'x' })).status).toBe(405);
});

test('a deleted page is missing', async () => {
  const { page, visit, versioning, s3 } = await site();
  await versioning('Enabled');
  await page('index.html', 'home');
  await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'index.html' }));
  expect((await visit('/')).status).toBe(404);
});
