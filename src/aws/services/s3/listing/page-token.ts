// Continuation tokens: they carry where the page ended, so that the service keeps none of them.
// By design: readable base64. The real ones are opaque, and nobody may depend on their content.
import { fromBase64, toBase64 } from '@smithy/core/serde';
import { invalidArgument } from '../errors.ts';

export function pageToken(last: string): string {
  return toBase64(new TextEncoder().encode(`1/${last}`));
}

/** Throws AwsError InvalidArgument for what is no token of ours. */
export function openPageToken(token: string): string {
  const text = token.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(token) ? new TextDecoder().decode(fromBase64(token)) : '';
  if (!text.startsWith('1/')) throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
  return text.slice(2);
}
