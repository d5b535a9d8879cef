// CreateTags, DeleteTags, DescribeTags: of every resource that is embedded.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
import type { CreateTagsRequest, DeleteTagsRequest, DescribeTagsRequest, DescribeTagsResult, TagDescription } from '@aws-sdk/client-ec2';
import { missingParameter } from '../errors.ts';
import { filtered } from '../filters.ts';
import { limits } from '../limits.ts';
import { paged } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { checkResource, resourceType } from '../resources.ts';
import { checkTags, keepTags, tooManyTags } from '../tags.ts';

export const createTags = changes<CreateTagsRequest, void>(['Resources', 'Tags'], ({ Resources: ids = [], Tags: tags = [] }, here) => {
  if (ids.length === 0) throw missingParameter('resourceIdSet');
  if (tags.length === 0) throw missingParameter('tagSet');
  checkTags(tags);
  for (const id of ids) {
    checkResource(here, id);
    const keys = new Set([...(here.state.tags.get(id)?.keys() ?? []), ...tags.map(({ Key }) => Key)]);
    if (keys.size > limits.tagsOfResource) throw tooManyTags();
  }
  for (const id of ids) keepTags(here, id, tags);
});

/** AWS: a tag given with a value goes only if it has that value; without tags all go that are the user's. */
export const deleteTags = changes<DeleteTagsRequest, void>(['Resources', 'Tags'], ({ Resources: ids = [], Tags: tags }, here) => {
  if (ids.length === 0) throw missingParameter('resourceIdSet');
  for (const id of ids) checkResource(here, id);
  for (const id of ids) {
    const kept = here.state.tags.get(id);
    if (!kept) continue;
    for (const [key, value] of [...kept])
      if (!tags?.length || tags.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value))) kept.delete(key);
    if (kept.size === 0) here.state.tags.delete(id);
  }
});

export const describeTags = reads<DescribeTagsRequest, DescribeTagsResult>(['Filters', 'MaxResults', 'NextToken'], (input, here) => {
  const all = [...here.state.tags].flatMap(([id, tags]) =>
    [...tags].map(
      ([Key, Value]): TagDescription => ({ Key, Value, ResourceId: id, ResourceType: resourceType(id) as TagDescription['ResourceType'] }),
    ),
  );
  const fields = {
    key: ({ Key }: TagDescription) => Key,
    value: ({ Value }: TagDescription) => Value,
    'resource-id': ({ ResourceId }: TagDescription) => ResourceId,
    'resource-type': ({ ResourceType }: TagDescription) => ResourceType,
    tag: ({ Key, Value }: TagDescription) => `${Key}=${Value}`,
  };
  // `tag:` asks for key and value at once.
  const filters = input.Filters?.map(({ Name = '', Values = [] }) =>
    Name.startsWith('tag:') ? { Name: 'tag', Values: Values.map((value) => `${Name.slice('tag:'.length)}=${value}`) } : { Name, Values },
  );
  const shown = filtered(here, all, filters, { fields, idOf: ({ ResourceId = '' }) => ResourceId });
  const { items, ...next } = paged(shown, ({ ResourceId, Key }) => `${ResourceId} ${Key}`, input);
  return { Tags: [...items], ...next };
});
