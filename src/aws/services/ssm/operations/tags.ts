// AddTagsToResource, RemoveTagsFromResource, ListTagsForResource: of parameters. Other resources of Systems Manager are not embedded.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html
import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
} from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import { tooManyTags, wrongResourceId } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Parameter } from '../parameter.ts';
import type { Parameters } from '../parameters.ts';
import { checkTags } from '../tags.ts';

export const addTagsToResource =
  (parameters: Parameters): Operation<AddTagsToResourceRequest, void> =>
  (input, context) => {
    const parameter = taggedParameter(parameters, input, context);
    checkTags(input.Tags ?? []);
    const added = (input.Tags ?? []).map(({ Key: key = '', Value: value = '' }) => [key, value] as const);
    const tags = { ...parameter.tags, ...Object.fromEntries(added) };
    if (Object.keys(tags).length > limits.tags) throw tooManyTags();
    parameter.tags = tags;
  };

export const removeTagsFromResource =
  (parameters: Parameters): Operation<RemoveTagsFromResourceRequest, void> =>
  (input, context) => {
    const parameter = taggedParameter(parameters, input, context);
    const kept = Object.entries(parameter.tags).filter(([key]) => !input.TagKeys?.includes(key));
    parameter.tags = Object.fromEntries(kept);
  };

export const listTagsForResource =
  (parameters: Parameters): Operation<ListTagsForResourceRequest, ListTagsForResourceResult> =>
  (input, context) => {
    const { tags } = taggedParameter(parameters, input, context);
    return { TagList: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  };

/** Throws AwsError InvalidResourceId: of the other types there is nothing. */
function taggedParameter(
  parameters: Parameters,
  { ResourceType: type, ResourceId: id = '' }: Pick<ListTagsForResourceRequest, 'ResourceType' | 'ResourceId'>,
  context: CallContext,
): Parameter {
  const parameter = type === 'Parameter' ? parameters.find(context, id) : undefined;
  if (!parameter) throw wrongResourceId();
  return parameter;
}
