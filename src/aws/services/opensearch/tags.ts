// Tags of domains.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-awsresourcetagging.html
import type { Tag } from '@aws-sdk/client-opensearch';
import { invalid, tooManyTags } from './errors.ts';

/** AWS: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-awsresourcetagging.html */
const mostTags = 50;

/** The tags after these were added. Throws AwsError. */
export function taggedBy(before: Readonly<Record<string, string>>, added: readonly Tag[]): Record<string, string> {
  const tags = { ...before };
  for (const { Key: key = '', Value: value = '' } of added) {
    if (/^aws:/i.test(key)) throw invalid(`Tag keys must not begin with aws: [${key}]`);
    tags[key] = value;
  }
  if (Object.keys(tags).length > mostTags) throw tooManyTags(mostTags);
  return tags;
}
