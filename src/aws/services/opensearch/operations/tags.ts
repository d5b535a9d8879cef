// AddTags, ListTags, RemoveTags.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_AddTags.html and its siblings
import type { AddTagsRequest, ListTagsRequest, ListTagsResponse, RemoveTagsRequest } from '@aws-sdk/client-opensearch';
import type { Operation } from '../../../core/service.ts';
import type { Domain } from '../domain.ts';
import type { Domains } from '../domains.ts';
import { arnNotFound, invalid } from '../errors.ts';
import { taggedBy } from '../tags.ts';

export const addTags =
  (domains: Domains): Operation<AddTagsRequest, void> =>
  ({ ARN: arn, TagList: added = [] }) => {
    const domain = domainOf(domains, arn);
    domain.tags = taggedBy(domain.tags, added);
  };

export const listTags =
  (domains: Domains): Operation<ListTagsRequest, ListTagsResponse> =>
  ({ ARN: arn }) => ({ TagList: Object.entries(domainOf(domains, arn).tags).map(([Key, Value]) => ({ Key, Value })) });

export const removeTags =
  (domains: Domains): Operation<RemoveTagsRequest, void> =>
  ({ ARN: arn, TagKeys: keys = [] }) => {
    const domain = domainOf(domains, arn);
    domain.tags = Object.fromEntries(Object.entries(domain.tags).filter(([key]) => !keys.includes(key)));
  };

/** Throws AwsError ValidationException, ResourceNotFoundException. */
function domainOf(domains: Domains, arn = ''): Domain {
  if (!/^arn:aws[\w-]*:es:[\w-]+:\d{12}:domain\/[a-z][a-z0-9-]+$/.test(arn)) throw invalid(`Invalid ARN. ${arn}`);
  const domain = domains.byArn(arn);
  if (!domain) throw arnNotFound(arn);
  return domain;
}
