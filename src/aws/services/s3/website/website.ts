// What visitors of a website endpoint get: pages, redirections, and an error page for what went wrong.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html, IndexDocumentSupport.html, CustomErrorDocSupport.html
import type { WebsiteConfiguration } from '@aws-sdk/client-s3';
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { isOpenToAll } from '../access/judge-access.ts';
import { addressOf, keyOf } from '../address.ts';
import type { Bucket } from '../bucket.ts';
import { absentConfiguration, accessDenied, methodNotAllowed, noSuchBucket, noSuchKey } from '../errors.ts';
import type { StoredObject } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import { errorPage } from './error-page.ts';
import { pageAnswer } from './page-answer.ts';
import { encodedPath, type Redirection, routed, type Visit } from './routing-rules.ts';

/** The answer to a request at a website endpoint. */
export async function answerVisit(s3: S3, request: ReadRequest): Promise<EncodedAnswer> {
  const answer = await answerWithBody(s3, request);
  return request.method === 'HEAD' ? { ...answer, body: new Uint8Array() } : answer;
}

async function answerWithBody(s3: S3, request: ReadRequest): Promise<EncodedAnswer> {
  const { url } = request;
  const address = addressOf(url);
  const visit = { key: keyOf(address), host: url.host, protocol: url.protocol.slice(0, -1) };
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed(request.method, 'OBJECT');
    const [bucket, website] = siteOf(s3, address.bucket ?? '');
    return await answerPage(s3, bucket, website, visit, request);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return { status: thrown.status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: errorPage(thrown) };
  }
}

/** A visitor names no account: of several buckets of one name the one that is a site is meant. */
function siteOf(s3: S3, name: string): [Bucket, WebsiteConfiguration] {
  const named = s3.buckets.named(name);
  const bucket = named.find(({ settings }) => settings.website) ?? named[0];
  if (!bucket) throw noSuchBucket(name);
  const { website } = bucket.settings;
  if (!website) throw absentConfiguration('NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration', name);
  return [bucket, website];
}

async function answerPage(
  s3: S3,
  bucket: Bucket,
  website: WebsiteConfiguration,
  visit: Visit,
  request: ReadRequest,
): Promise<EncodedAnswer> {
  const all = website.RedirectAllRequestsTo;
  if (all) return redirection({ status: 301, location: `${all.Protocol ?? visit.protocol}://${all.HostName}/${encodedPath(visit.key)}` });
  const sent = routed(website, visit, undefined);
  if (sent) return redirection(sent);
  try {
    return await answerObject(s3, bucket, website, visit, request);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    const rerouted = routed(website, visit, thrown.status);
    if (rerouted) return redirection(rerouted);
    return (await errorDocument(s3, bucket, website, request, thrown)) ?? Promise.reject(thrown);
  }
}

async function answerObject(
  s3: S3,
  bucket: Bucket,
  website: WebsiteConfiguration,
  visit: Visit,
  request: ReadRequest,
): Promise<EncodedAnswer> {
  const suffix = website.IndexDocument?.Suffix ?? '';
  const isFolder = visit.key === '' || visit.key.endsWith('/');
  const key = isFolder ? visit.key + suffix : visit.key;
  if (bucket.objects.current(key)) {
    const object = await openObject(s3, bucket, key, request);
    const { WebsiteRedirectLocation: location } = object.properties;
    return location === undefined ? pageAnswer(object, request) : redirection({ status: 301, location });
  }
  // AWS: a folder without its slash is told its real address.
  if (!isFolder && bucket.objects.current(`${key}/${suffix}`)) {
    await openObject(s3, bucket, `${key}/${suffix}`, request);
    return redirection({ status: 302, location: `/${encodedPath(key)}/` });
  }
  return Promise.reject(await absence(s3, bucket, key, request));
}

async function openObject(s3: S3, bucket: Bucket, key: string, request: ReadRequest): Promise<StoredObject> {
  const object = bucket.objects.current(key);
  if (!object) throw await absence(s3, bucket, key, request);
  if (!(await isOpenToAll(s3, bucket, 's3:GetObject', `${bucket.arn}/${key}`, request))) throw accessDenied();
  return object;
}

/** AWS: who may not list the bucket does not learn that a page is missing. */
async function absence(s3: S3, bucket: Bucket, key: string, request: ReadRequest): Promise<AwsError> {
  return (await isOpenToAll(s3, bucket, 's3:ListBucket', bucket.arn, request)) ? noSuchKey(key) : accessDenied();
}

async function errorDocument(
  s3: S3,
  bucket: Bucket,
  { ErrorDocument: document }: WebsiteConfiguration,
  request: ReadRequest,
  { status }: AwsError,
): Promise<EncodedAnswer | undefined> {
  const object = document?.Key === undefined ? undefined : bucket.objects.current(document.Key);
  if (!object || status < 400 || status >= 500) return undefined;
  if (!(await isOpenToAll(s3, bucket, 's3:GetObject', `${bucket.arn}/${object.key}`, request))) return undefined;
  return { ...pageAnswer(object, { headers: new Headers() }), status };
}

function redirection({ status, location }: Redirection): EncodedAnswer {
  return { status, headers: { location }, body: new Uint8Array() };
}
