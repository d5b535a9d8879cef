// TagResource, UntagResource and ListTagsForResource: tags of a stream or of a consumer, by its ARN.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_TagResource.html and its siblings
import type { ListTagsForResourceInput, ListTagsForResourceOutput, TagResourceInput, UntagResourceInput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { type Resources, resourceConstraint } from '../resources.ts';
import { checkedTags, listedTags, withoutTags } from '../tags.ts';

export const tagResourceConstraints: Constraints = { Tags: { minLength: 1, maxLength: 200 }, ResourceARN: resourceConstraint };
export const untagResourceConstraints: Constraints = {
  TagKeys: { minLength: 1, maxLength: 50 },
  'TagKeys[]': { minLength: 1, maxLength: 128 },
  ResourceARN: resourceConstraint,
};
export const listTagsForResourceConstraints: Constraints = { ResourceARN: resourceConstraint };

export const tagResource =
  (resources: Resources): Operation<TagResourceInput, void> =>
  (input, context) => {
    const resource = resources.get(input.ResourceARN, context);
    resource.setTags(checkedTags(input.Tags ?? {}, resource.owner, resource.tags));
  };

export const untagResource =
  (resources: Resources): Operation<UntagResourceInput, void> =>
  (input, context) => {
    const resource = resources.get(input.ResourceARN, context);
    resource.setTags(withoutTags(resource.tags, input.TagKeys ?? [], resource.owner));
  };

export const listTagsForResource =
  (resources: Resources): Operation<ListTagsForResourceInput, ListTagsForResourceOutput> =>
  (input, context) => ({ Tags: listedTags(resources.get(input.ResourceARN, context).tags) });
