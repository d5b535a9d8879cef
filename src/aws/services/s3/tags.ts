// Tags of buckets and objects. AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
import type { Tag } from '@aws-sdk/client-s3';
import { AwsError } from '../../core/errors.ts';
import { invalidArgument } from './errors.ts';
import { limits } from './limits.ts';

const invalidTag = (sentence: string) => new AwsError('InvalidTag', sentence);

/** Throws AwsError InvalidTag, or BadRequest for too many. */
export function checkTags(tags: readonly Tag[], kind: 'object' | 'bucket'): readonly Tag[] {
  const most = kind === 'object' ? limits.objectTags : limits.bucketTags;
  if (tags.length > most)
    throw new AwsError('BadRequest', `${kind === 'object' ? 'Object tags' : 'Bucket tag count'} cannot be greater than ${most}`);
  for (const { Key: key = '', Value: value = '' } of tags) {
    if (key === '' || key.length > limits.tagKeyCharacters || !isTagText(key)) throw invalidTag('The TagKey you have provided is invalid');
    if (value.length > limits.tagValueCharacters || !isTagText(value)) throw invalidTag('The TagValue you have provided is invalid');
    if (key.startsWith('aws:')) throw invalidTag('System tags cannot be added/updated by requester');
  }
  if (new Set(tags.map(({ Key: key }) => key)).size < tags.length) throw invalidTag('Cannot provide multiple Tags with the same key');
  return tags.map(({ Key: key, Value: value = '' }) => ({ Key: key, Value: value }));
}

/** AWS: letters, spaces and numbers in UTF-8, and + - = . _ : / @ */
function isTagText(text: string): boolean {
  return /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text);
}

/** The tags of an x-amz-tagging header: `a=1&b=2`. */
export function tagsOfHeader(header: string | undefined): readonly Tag[] {
  if (header === undefined || header === '') return [];
  const tags = [...new URLSearchParams(header)].map(([Key, Value]) => ({ Key, Value }));
  const names = tags.map(({ Key }) => Key);
  if (names.includes('') || new Set(names).size < names.length)
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      header,
    );
  return checkTags(tags, 'object');
}
