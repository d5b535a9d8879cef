// TagResource, UntagResource, ListTagsForResource: of rules and recorders.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_TagResource.html
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { resourceNotFound, tooManyTags } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import type { RegionState } from '../region-state.ts';
import { readTags } from '../tags.ts';

export const tagResource =
  (config: Config): Operation<TagResourceRequest, void> =>
  ({ ResourceArn: arn = '', Tags: added = [] }, context) => {
    const tagged = taggedResource(config.region(context), arn);
    const tags = { ...tagged.tags, ...readTags(added) };
    if (Object.keys(tags).length > limits.tags) throw tooManyTags();
    tagged.tags = tags;
  };

export const untagResource =
  (config: Config): Operation<UntagResourceRequest, void> =>
  ({ ResourceArn: arn = '', TagKeys: keys = [] }, context) => {
    const tagged = taggedResource(config.region(context), arn);
    tagged.tags = Object.fromEntries(Object.entries(tagged.tags).filter(([key]) => !keys.includes(key)));
  };

export const listTagsForResource =
  (config: Config): Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> =>
  (input, context) => {
    const { tags } = taggedResource(config.region(context), input.ResourceArn ?? '');
    const listed = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    listed.sort((one, other) => (one.Key < other.Key ? -1 : 1));
    const request = { limit: input.Limit, byDefault: limits.page, most: limits.page, token: input.NextToken };
    const { items, token } = pageOf(listed, request, ({ Key }) => Key);
    return { Tags: [...items], ...(token !== undefined && { NextToken: token }) };
  };

/** Throws AwsError ResourceNotFoundException. */
function taggedResource({ rules, recorder, packs }: RegionState, arn: string): { tags: Record<string, string> } {
  const found = [...rules.values(), ...packs.values(), ...(recorder ? [recorder] : [])].find((candidate) => candidate.arn === arn);
  if (!found) throw resourceNotFound(arn);
  return found;
}
