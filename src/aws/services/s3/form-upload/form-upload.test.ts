// Uploads by browser forms.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html, sigv4-HTTPPOSTConstructPolicy.html, sigv4-authentication-HTTPPOST.html

import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { type Key, policyOf, userWithKey } from '../../../iam/testing/client-of.ts';
import { BUCKET, openS3Cloud, s3Cloud } from '../testing/s3-cloud.ts';

const administrator: Key = { accessKeyId: '123456789012', secretAccessKey: 'secret' };

interface Upload {
  readonly fields?: Record<string, string>;
  readonly conditions?: readonly unknown[];
  readonly expiration?: string;
  readonly key?: Key;
  readonly file?: string;
}

/** The form that a server would hand to a browser, as the guide "Browser-Based Uploads Using HTTP POST" makes it. */
function signedForm({
  fields = {},
  conditions = [],
  expiration = '2026-11-01T01:00:00.000Z',
  key = administrator,
  file = 'bytes',
}: Upload): FormData {
  const signing = {
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${key.accessKeyId}/20261101/us-east-1/s3/aws4_request`,
    'x-amz-date': '20261101T000000Z',
  };
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is S3's own
  const all = { key: 'uploads/${filename}', ...fields, ...signing };
  const own = Object.entries({ ...fields, ...signing }).map(([name, value]) => ({ [name]: value }));
  const document = { expiration, conditions: [{ bucket: BUCKET }, ['starts-with', '$key', 'uploads/'], ...own, ...conditions] };
  const policy = btoa(JSON.stringify(document));
  let secret: Uint8Array = utf8ToBytes(`AWS4${key.secretAccessKey}`);
  for (const part of ['20261101', 'us-east-1', 's3', 'aws4_request']) secret = hmac(sha256, secret, utf8ToBytes(part));
  const form = new FormData();
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  form.set('policy', policy);
  form.set('x-amz-signature', bytesToHex(hmac(sha256, secret, utf8ToBytes(policy))));
  form.set('file', new Blob([file]), 'photo.jpg');
  return form;
}

test('a form puts a file under a key that may hold its name', async () => {
  const { anonymous, text, s3 } = await s3Cloud();
  const fields = {
    'Content-Type': 'image/jpeg',
    'x-amz-meta-by': 'Ann',
    tagging: '<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>',
  };
  const answer = await anonymous(`/${BUCKET}`, { method: 'POST', body: signedForm({ fields }) });
  expect([answer.status, answer.headers.get('etag')]).toEqual([204, '"4b3a6218bb3e3a7303e8a171a60fcf92"']);
  expect(answer.headers.get('location')).toBe(`http://localhost:4566/${BUCKET}/uploads/photo.jpg`);
  expect(await text('uploads/photo.jpg')).toBe('bytes');
  expect(await s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'uploads/photo.jpg' }))).toMatchObject({
    ContentType: 'image/jpeg',
    Metadata: { by: 'Ann' },
    TagCount: 1,
  });
});

test('the answer is the one that the form asks for', async () => {
  const { anonymous } = await s3Cloud();
  const post = (fields: Record<string, string>) =>
    anonymous(`/${BUCKET}/`, { method: 'POST', body: signedForm({ fields }), redirect: 'manual' });
  const created = await post({ success_action_status: '201' });
  expect(created.status).toBe(201);
  expect(await created.text()).toContain(
    `<PostResponse><Location>http://localhost:4566/${BUCKET}/uploads/photo.jpg</Location><Bucket>${BUCKET}</Bucket><Key>uploads/photo.jpg</Key>`,
  );
  expect((await post({ success_action_status: '200' })).status).toBe(200);
  const elsewhere = await post({ success_action_redirect: 'https://example.com/done?a=1' });
  expect(elsewhere.status).toBe(303);
  expect(elsewhere.headers.get('location')).toBe(
    `https://example.com/done?a=1&bucket=${BUCKET}&key=uploads%2Fphoto.jpg&etag=%224b3a6218bb3e3a7303e8a171a60fcf92%22`,
  );
});

test.each<[string, Upload, string, number]>([
  ['too late', { expiration: '2026-11-01T00:00:00.000Z' }, 'Invalid according to Policy: Policy expired.', 403],
  [
    'another value',
    { conditions: [['eq', '$key', 'other']] },
    'Policy Condition failed: [&quot;eq&quot;, &quot;$key&quot;, &quot;other&quot;]',
    403,
  ],
  ['too large a file', { conditions: [['content-length-range', 0, 4]] }, '<Code>EntityTooLarge</Code>', 400],
  ['too small a file', { conditions: [['content-length-range', 6, 9]] }, '<Code>EntityTooSmall</Code>', 400],
  ['a condition that is none', { conditions: [['like', '$key', 'a']] }, '<Code>InvalidPolicyDocument</Code>', 400],
])('a form that does not keep its policy: %s', async (_what, upload, told, status) => {
  const { anonymous, text } = await s3Cloud();
  const answer = await anonymous(`/${BUCKET}`, { method: 'POST', body: signedForm(upload) });
  expect(await answer.text()).toContain(told);
  expect(answer.status).toBe(status);
  await expect(text('uploads/photo.jpg')).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('a field that the policy does not speak of is one too many', async () => {
  const { anonymous } = await s3Cloud();
  const form = new FormData();
  form.set('acl', 'public-read');
  for (const [name, value] of signedForm({})) form.append(name, value as string);
  const answer = await anonymous(`/${BUCKET}`, { method: 'POST', body: form });
  expect(await answer.text()).toContain('Invalid according to Policy: Extra input fields: acl');
});

test("a user's form is judged by the user's signature and policies", async () => {
  const cloud = await s3Cloud();
  const key = await userWithKey(cloud, 'bob');
  const post = async (signer: Key) => {
    const answer = await cloud.anonymous(`/${BUCKET}`, { method: 'POST', body: signedForm({ key: signer }) });
    return [answer.status, /<Code>(\w+)</.exec(await answer.text())?.[1]];
  };
  // The user belongs to the account of the bucket.
  expect(await post(key)).toEqual([403, 'AccessDenied']);
  const PolicyDocument = policyOf({ Action: 's3:PutObject', Resource: `arn:aws:s3:::${BUCKET}/uploads/*` });
  await cloud.client(IAMClient).send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'p', PolicyDocument }));
  expect(await post(key)).toEqual([204, undefined]);
  expect(await post({ ...key, secretAccessKey: 'another' })).toEqual([403, 'SignatureDoesNotMatch']);
  expect(await post({ ...key, accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' })).toEqual([403, 'InvalidAccessKeyId']);
});

test('a form in the old way, as boto3 signs it for us-east-1', async () => {
  const cloud = await s3Cloud();
  const key = await userWithKey(cloud, 'bob');
  await cloud
    .client(IAMClient)
    .send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'p', PolicyDocument: policyOf({ Action: 's3:*' }) }));
  const policy = btoa(JSON.stringify({ expiration: '2026-11-01T01:00:00Z', conditions: [{ bucket: BUCKET }, { key: 'a' }] }));
  const post = async (secret: string) => {
    const form = new FormData();
    const signature = btoa(String.fromCharCode(...hmac(sha1, utf8ToBytes(secret), utf8ToBytes(policy))));
    for (const [name, value] of Object.entries({ key: 'a', AWSAccessKeyId: key.accessKeyId, policy, signature })) form.set(name, value);
    form.set('file', new Blob(['bytes']), 'a');
    return (await cloud.anonymous(`/${BUCKET}`, { method: 'POST', body: form })).status;
  };
  expect(await post('another')).toBe(403);
  expect(await post(key.secretAccessKey)).toBe(204);
});

test('fields that come with a file name are fields all the same', async () => {
  const { anonymous, text } = await s3Cloud();
  const form = new FormData();
  for (const [name, value] of signedForm({})) form.append(name, new Blob([value as string]), name);
  expect((await anonymous(`/${BUCKET}`, { method: 'POST', body: form })).status).toBe(204);
  expect(await text('uploads/file')).toBe('bytes');
});

test('a form without a policy is nobody in particular', async () => {
  const { anonymous } = await openS3Cloud();
  const form = new FormData();
  form.set('key', 'a');
  form.set('file', 'text');
  expect((await anonymous(`/${BUCKET}`, { method: 'POST', body: form })).status).toBe(403);
});

test('forms that say too little', async () => {
  const { anonymous } = await s3Cloud();
  const post = async (form: FormData) => (await anonymous(`/${BUCKET}`, { method: 'POST', body: form })).text();
  const form = signedForm({});
  form.delete('file');
  expect(await post(form)).toContain('POST requires exactly one file upload per request.');
  const keyless = signedForm({});
  keyless.delete('key');
  expect(await post(keyless)).toContain('Bucket POST must contain a field named &apos;key&apos;.');
  const broken = { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'no form' };
  expect(await (await anonymous(`/${BUCKET}`, broken)).text()).toContain('<Code>MalformedPOSTRequest</Code>');
});
