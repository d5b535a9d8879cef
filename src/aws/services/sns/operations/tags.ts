// TagResource, UntagResource, ListTagsForResource.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html
import type * as Sdk from '@aws-sdk/client-sns';
import { invalidParameter, resourceNotFound, tooManyTags } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Sns } from '../sns.ts';
import type { Topic } from '../topic.ts';

type Tags = Readonly<Record<string, string>>;

export function tags(sns: Sns) {
  return {
    TagResource({ ResourceArn: arn, Tags: added = [] }: Sdk.TagResourceRequest): Sdk.TagResourceResponse {
      const topic = taggedTopic(sns, arn);
      topic.tags = withTags(topic.tags, added);
      return {};
    },

    UntagResource({ ResourceArn: arn, TagKeys: keys = [] }: Sdk.UntagResourceRequest): Sdk.UntagResourceResponse {
      const topic = taggedTopic(sns, arn);
      topic.tags = Object.fromEntries(Object.entries(topic.tags).filter(([key]) => !keys.includes(key)));
      return {};
    },

    ListTagsForResource({ ResourceArn: arn }: Sdk.ListTagsForResourceRequest): Sdk.ListTagsForResourceResponse {
      return { Tags: Object.entries(taggedTopic(sns, arn).tags).map(([Key, Value]) => ({ Key, Value })) };
    },
  };
}

/** `present` with `added`. Throws AwsError InvalidParameter or TagLimitExceeded; sentences about single tags are inferred. */
export function withTags(present: Tags, added: readonly Sdk.Tag[]): Tags {
  const keys = added.map(({ Key = '' }) => Key);
  if (new Set(keys).size < keys.length) throw invalidParameter('Duplicated keys are not allowed.');
  for (const { Key = '', Value = '' } of added) {
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(Key) || /^aws:/i.test(Key))
      throw invalidParameter(`Tag Key Reason: ${Key} is not valid`);
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(Value)) throw invalidParameter(`Tag Value Reason: ${Value} is not valid`);
  }
  const merged = { ...present, ...Object.fromEntries(added.map(({ Key = '', Value = '' }) => [Key, Value])) };
  if (Object.keys(merged).length > limits.tags) throw tooManyTags();
  return merged;
}

function taggedTopic(sns: Sns, arn: string | undefined): Topic {
  const topic = sns.findTopic(arn ?? '');
  if (!topic) throw resourceNotFound();
  return topic;
}
