// ListTagsForResource: the tags of an application.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_ListTagsForResource.html
import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { required } from '../required-member.ts';

export function listTagsForResource({ store }: Analytics): Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  return ({ ResourceARN }, context) => ({ Tags: [...store.findByArn(context, required(ResourceARN, 'ResourceARN')).tags] });
}
