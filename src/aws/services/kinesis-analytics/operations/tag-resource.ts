// TagResource: adds tags to an application; a key that is there gets the new value. Not a change of the configuration.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_TagResource.html
import type { TagResourceRequest, TagResourceResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { tooManyTags } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { required } from '../required-member.ts';

export function tagResource({ store }: Analytics): Operation<TagResourceRequest, TagResourceResponse> {
  return ({ ResourceARN, Tags }, context) => {
    const application = store.findByArn(context, required(ResourceARN, 'ResourceARN'));
    const given = required(Tags, 'Tags');
    const keys = new Set(given.map(({ Key }) => Key));
    const tags = [...application.tags.filter(({ Key }) => !keys.has(Key)), ...given];
    if (tags.length > LIMITS.tagsPerApplication) throw tooManyTags(LIMITS.tagsPerApplication);
    application.tags = tags;
    return {};
  };
}
