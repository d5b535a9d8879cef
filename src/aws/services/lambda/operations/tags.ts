// Tags: TagResource, UntagResource, ListTags, of functions and event source mappings.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html
import type { ListTagsRequest, ListTagsResponse, TagResourceRequest, UntagResourceRequest } from '@aws-sdk/client-lambda';
import { functionNotFound, invalidParameter, notFound } from '../errors.ts';
import { functionOfArn } from '../function-name.ts';
import type { Lambda } from '../lambda.ts';
import { checkedTags } from '../tags.ts';

interface Tagged {
  tags: Readonly<Record<string, string>>;
}

export function tags({ functions, mappings }: Lambda) {
  const tagged = (arn = ''): Tagged => {
    const mapping = mappings.byArn(arn);
    if (mapping) return mapping;
    if (arn.includes(':event-source-mapping:')) throw notFound('The resource you requested does not exist.');
    const named = functionOfArn(arn);
    const fn = named && functions.find(named);
    if (!fn) throw functionNotFound(arn);
    // AWS: tags are the function's; versions and aliases have none.
    if (named.qualifier !== undefined)
      throw invalidParameter('Tags on function aliases and versions are not supported. Please specify a function ARN.');
    return fn;
  };
  return {
    TagResource({ Resource, Tags = {} }: TagResourceRequest): Record<string, never> {
      const found = tagged(Resource);
      found.tags = checkedTags({ ...found.tags, ...Tags });
      return {};
    },
    UntagResource({ Resource, TagKeys = [] }: UntagResourceRequest): Record<string, never> {
      const found = tagged(Resource);
      found.tags = Object.fromEntries(Object.entries(found.tags).filter(([key]) => !TagKeys.includes(key)));
      return {};
    },
    ListTags: ({ Resource }: ListTagsRequest): ListTagsResponse => ({ Tags: { ...tagged(Resource).tags } }),
  };
}
