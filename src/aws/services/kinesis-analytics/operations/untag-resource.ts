// UntagResource: takes tags from an application, by key. A key that it does not have is no error.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_UntagResource.html
import type { UntagResourceRequest, UntagResourceResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { required } from '../required-member.ts';

export function untagResource({ store }: Analytics): Operation<UntagResourceRequest, UntagResourceResponse> {
  return ({ ResourceARN, TagKeys }, context) => {
    const application = store.findByArn(context, required(ResourceARN, 'ResourceARN'));
    const keys = new Set(required(TagKeys, 'TagKeys'));
    application.tags = application.tags.filter(({ Key = '' }) => !keys.has(Key));
    return {};
  };
}
