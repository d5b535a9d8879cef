// TagResource, UntagResource, ListTagsForResource: of bots and aliases.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_TagResource.html
import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import type { Bots } from '../bots.ts';
import { checkResource } from '../checks/resource.ts';
import { invalid } from '../errors.ts';

const MOST_TAGS = 200;

export const tagResource =
  (bots: Bots): Operation<TagResourceCommandInput, Answer<TagResourceCommandOutput>> =>
  ({ resourceARN, tags = {} }, context) => {
    const arn = checkResource(bots, resourceARN, context);
    const together = { ...bots.tags[arn], ...tags };
    if (Object.keys(together).length > MOST_TAGS) throw invalid(`A resource has at most ${MOST_TAGS} tags.`);
    if (Object.keys(tags).some((key) => /^aws:/i.test(key))) throw invalid('Keys of tags must not begin with aws:.');
    bots.tags[arn] = together;
    return {};
  };

export const untagResource =
  (bots: Bots): Operation<UntagResourceCommandInput, Answer<UntagResourceCommandOutput>> =>
  ({ resourceARN, tagKeys = [] }, context) => {
    const arn = checkResource(bots, resourceARN, context);
    bots.tags[arn] = Object.fromEntries(Object.entries(bots.tags[arn] ?? {}).filter(([key]) => !tagKeys.includes(key)));
    return {};
  };

export const listTagsForResource =
  (bots: Bots): Operation<ListTagsForResourceCommandInput, Answer<ListTagsForResourceCommandOutput>> =>
  ({ resourceARN }, context) => ({ tags: { ...bots.tags[checkResource(bots, resourceARN, context)] } });
