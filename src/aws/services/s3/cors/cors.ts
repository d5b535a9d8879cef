// CORS: answers to preflights, and the headers of answers to pages of other origins.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html and https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { addressOf } from '../address.ts';
import type { Bucket } from '../bucket.ts';
import type { Buckets } from '../buckets.ts';
import { noSuchBucket } from '../errors.ts';
import { corsHeaders, matchingRule } from './cors-rule.ts';

/** Throws AwsError AccessForbidden, BadRequest, NoSuchBucket. */
export function answerPreflight(buckets: Buckets, { url, headers, labels }: ReadRequest): EncodedAnswer {
  const name = labels?.Bucket ?? addressOf(url).bucket ?? '';
  const origin = headers.get('origin');
  const method = headers.get('access-control-request-method');
  if (origin === null) throw new AwsError('BadRequest', 'Insufficient information. Origin request header needed.');
  if (method === null) throw new AwsError('BadRequest', 'Invalid Access-Control-Request-Method: null');
  const bucket = bucketWithRules(buckets, name, undefined);
  if (!bucket) throw noSuchBucket(name);
  const resourceType = url.pathname === '/' ? 'BUCKET' : 'OBJECT';
  if (!bucket.settings.cors) throw forbidden('CORS is not enabled for this bucket.', method, resourceType);
  const asked = (headers.get('access-control-request-headers') ?? '').split(',').map((header) => header.trim().toLowerCase());
  const request = { origin, method, headers: asked.filter((header) => header !== '') };
  const rule = matchingRule(bucket.settings.cors, request);
  if (!rule)
    throw forbidden(
      'This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or ' +
        "Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
      method,
      resourceType,
    );
  return { status: 200, headers: corsHeaders(rule, request), body: new Uint8Array() };
}

/** What an answer to a page of another origin says. Never throws; empty where no rule matches. */
export function headersForOrigin(buckets: Buckets, { method, url, headers }: ReadRequest): Readonly<Record<string, string>> {
  const origin = headers.get('origin');
  if (origin === null || method === 'OPTIONS') return {};
  const bucket = bucketWithRules(buckets, addressOf(url).bucket ?? '', accountInSignature(headers, url));
  const request = { origin, method, headers: [] };
  const rule = matchingRule(bucket?.settings.cors, request);
  return rule ? corsHeaders(rule, request) : {};
}

/** A preflight names no account: of several buckets of one name the one that has rules is meant. */
function bucketWithRules(buckets: Buckets, name: string, account: string | undefined): Bucket | undefined {
  const named = buckets.named(name);
  const own = named.find(({ definition }) => definition.account === account);
  return own ?? named.find(({ settings }) => settings.cors) ?? named[0];
}

function accountInSignature(headers: Headers, url: URL): string | undefined {
  const credential = headers.get('authorization') ?? `Credential=${url.searchParams.get('X-Amz-Credential') ?? ''}`;
  return /Credential=(\d{12})\//.exec(credential)?.[1];
}

function forbidden(sentence: string, method: string, resourceType: string): AwsError {
  return new AwsError('AccessForbidden', `CORSResponse: ${sentence}`, 403, { Method: method, ResourceType: resourceType });
}
