// TagQueue, UntagQueue, ListQueueTags.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html
import type * as Sdk from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../core/call.ts';
import { invalidParameter, missingParameter } from '../errors.ts';
import { limits } from '../limits.ts';
import { queueOf } from '../queue-url.ts';
import type { Sqs } from '../sqs.ts';

export function tags(sqs: Sqs) {
  return {
    TagQueue({ QueueUrl: url, Tags: added }: Sdk.TagQueueRequest, context: CallContext): void {
      const queue = queueOf(sqs, url, context);
      if (!added || Object.keys(added).length === 0) throw missingParameter('Tags');
      queue.tags = checkedTags(queue.tags, added);
    },

    UntagQueue({ QueueUrl: url, TagKeys: keys }: Sdk.UntagQueueRequest, context: CallContext): void {
      const queue = queueOf(sqs, url, context);
      if (!keys || keys.length === 0) throw invalidParameter('Tag keys must be between 1 and 128 characters in length.');
      queue.tags = Object.fromEntries(Object.entries(queue.tags).filter(([key]) => !keys.includes(key)));
    },

    ListQueueTags({ QueueUrl: url }: Sdk.ListQueueTagsRequest, context: CallContext): Sdk.ListQueueTagsResult {
      const queue = queueOf(sqs, url, context);
      return Object.keys(queue.tags).length > 0 ? { Tags: { ...queue.tags } } : {};
    },
  };
}

/** `present` with `added`. Throws AwsError InvalidParameterValue; sentences about single tags are inferred. */
export function checkedTags(
  present: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [key, value] of Object.entries(added)) {
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) || /^aws:/i.test(key)) throw invalidParameter(`Invalid tag key: ${key}.`);
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value)) throw invalidParameter(`Invalid value for the tag ${key}.`);
  }
  const merged = { ...present, ...added };
  if (Object.keys(merged).length > limits.tags) throw invalidParameter('Too many tags added for queue.');
  return merged;
}
