// What tags of AWS Config's own resources may say.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_Tag.html
import type { Tag } from '@aws-sdk/client-config-service';
import { AwsError } from '../../core/errors.ts';
import { validation } from './errors.ts';

/** Throws AwsError ValidationException, InvalidInput. */
export function readTags(tags: readonly Tag[]): Record<string, string> {
  const read: Record<string, string> = {};
  for (const { Key: key = '', Value: value = '' } of tags) {
    if (/^aws:/i.test(key)) throw validation('aws: prefixed tag key names are not allowed for external use.');
    if (![key, value].every((text) => /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text)))
      throw validation(
        `1 validation error detected: Value '${key}' at 'tags.X.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\\\p{L}\\\\p{Z}\\\\p{N}_.:/=+\\\\-@]+`,
      );
    if (Object.hasOwn(read, key))
      throw new AwsError('InvalidInput', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.');
    read[key] = value;
  }
  return read;
}
