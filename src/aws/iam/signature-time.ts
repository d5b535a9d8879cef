// Is a signature of this time? Clocks may differ a little, presigned URLs last as long as they say.
import { AwsError } from '../core/errors.ts';
import type { Dialect } from './dialect.ts';
import { basicTime, extendedTime, parseRequestTime } from './request-time.ts';
import { badSignature } from './signature-errors.ts';
import type { Signer } from './sigv4.ts';

const MINUTE_MS = 60_000;
// Seen in answers of the services: "- 5 min." of JSON services, "- 15 min." of STS.
const allowedSkewMinutes: Readonly<Record<Dialect, number>> = { json: 5, dynamodb: 5, rest: 5, query: 15, ec2: 15, s3: 15 };
const longestPresignedSeconds = 7 * 24 * 60 * 60;

/** Throws AwsError when a presigned URL has run out. Needs no secret: it is checked for every key. */
export function checkExpiry(signer: Signer, nowMs: number, dialect: Dialect): void {
  if (signer.expires === undefined) return;
  const seconds = expiresSeconds(signer.expires);
  const signedMs = parseRequestTime(signer.time);
  if (signedMs === undefined) return;
  const endMs = signedMs + seconds * 1000;
  if (nowMs <= endMs) return;
  if (dialect !== 's3')
    throw badSignature(
      `Signature expired: ${signer.time} is now earlier than ${basicTime(nowMs - seconds * 1000)} (${basicTime(nowMs)} - ${seconds / 60} min.)`,
      dialect,
    );
  throw new AwsError('AccessDenied', 'Request has expired', 403, {
    'X-Amz-Expires': signer.expires,
    Expires: extendedTime(endMs),
    ServerTime: extendedTime(nowMs),
  });
}

/** Throws AwsError when client and cloud disagree about the time, or the signature about its day. Only where the secret is known. */
export function checkSkew(signer: Signer, nowMs: number, dialect: Dialect): void {
  const signedMs = parseRequestTime(signer.time);
  if (signedMs === undefined) throw noTime(dialect);
  const minutes = allowedSkewMinutes[dialect];
  const skewMs = minutes * MINUTE_MS;
  const early = signedMs > nowMs + skewMs;
  const late = signer.expires === undefined && signedMs < nowMs - skewMs;
  if (early || late) throw skewed(signer, { signedMs, nowMs, minutes, side: early ? 'early' : 'late' }, dialect);
  if (signer.scopeDate === signer.time.slice(0, 8)) return;
  const sentence = `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${signer.scopeDate}' != '${signer.time.slice(0, 8)}', from '${signer.time}'.`;
  throw badSignature(sentence, dialect);
}

interface Skew {
  readonly signedMs: number;
  readonly nowMs: number;
  readonly minutes: number;
  readonly side: 'early' | 'late';
}

function skewed({ time, place }: Signer, { signedMs, nowMs, minutes, side }: Skew, dialect: Dialect): AwsError {
  const now = basicTime(nowMs);
  if (dialect === 'ec2') return new AwsError('RequestExpired', 'Request has expired.');
  if (dialect === 's3' && place === 'query') return new AwsError('AccessDenied', 'Request is not valid yet', 403);
  if (dialect === 's3')
    return new AwsError('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.', 403, {
      RequestTime: basicTime(signedMs),
      ServerTime: extendedTime(nowMs),
      MaxAllowedSkewMilliseconds: String(minutes * MINUTE_MS),
    });
  const sentence =
    side === 'late'
      ? `Signature expired: ${time} is now earlier than ${basicTime(nowMs - minutes * MINUTE_MS)} (${now} - ${minutes} min.)`
      : `Signature not yet current: ${time} is still later than ${basicTime(nowMs + minutes * MINUTE_MS)} (${now} + ${minutes} min.)`;
  return badSignature(sentence, dialect);
}

function expiresSeconds(text: string): number {
  const refuse = (sentence: string) => new AwsError('AuthorizationQueryParametersError', sentence);
  if (!/^-?\d+$/.test(text)) throw refuse('X-Amz-Expires should be a number');
  const seconds = Number(text);
  if (seconds < 0) throw refuse('X-Amz-Expires must be non-negative');
  if (seconds > longestPresignedSeconds)
    throw refuse('X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds');
  return seconds;
}

function noTime(dialect: Dialect): AwsError {
  if (dialect === 's3') return new AwsError('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header', 403);
  return new AwsError(
    'IncompleteSignatureException',
    "Date must be in ISO-8601 'basic format'. See http://en.wikipedia.org/wiki/ISO_8601",
    dialect === 'dynamodb' ? 400 : 403,
  );
}
