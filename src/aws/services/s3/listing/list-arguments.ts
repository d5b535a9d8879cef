// Arguments that all listings share: how many, and how keys are written.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
import { invalidArgument } from '../errors.ts';

/** The page size: what is asked for, never more than `limit`. Throws AwsError InvalidArgument. */
export function pageSize(asked: number | undefined, name: string, limit: number): number {
  if (asked === undefined) return limit;
  if (!Number.isInteger(asked) || asked < 0 || asked > 2_147_483_647)
    throw invalidArgument(`Argument ${name} must be an integer between 0 and 2147483647`, name, asked);
  return Math.min(asked, limit);
}

/** Writes keys as asked for. Throws AwsError InvalidArgument for an encoding that S3 does not know. */
export function keyWriter(encoding: string | undefined): (key: string) => string {
  if (encoding === undefined) return (key) => key;
  if (encoding === 'url') return urlEncoded;
  throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', encoding);
}

/** As in the path of a URL, which every client can decode; a slash stays. */
function urlEncoded(key: string): string {
  return encodeURIComponent(key.toWellFormed())
    .replace(/%2F/g, '/')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
