// TagResource, UntagResource, GetTags: of APIs and stages.
// AWS: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/tags-resource-arn.html
import type { GetTagsRequest, GetTagsResponse, TagResourceRequest, UntagResourceRequest } from '@aws-sdk/client-apigatewayv2';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import { partOf } from '../api.ts';
import type { Apis } from '../apis.ts';
import { badRequest } from '../errors.ts';
import { checkTags } from '../tags.ts';

export const tagResource =
  (apis: Apis): Operation<TagResourceRequest, Record<string, never>> =>
  ({ ResourceArn: arn, Tags: added = {} }, context) => {
    const tagged = taggedBy(apis, arn, context);
    const tags = { ...tagged.read(), ...added };
    checkTags(tags);
    tagged.write(tags);
    return {};
  };

export const untagResource =
  (apis: Apis): Operation<UntagResourceRequest, void> =>
  ({ ResourceArn: arn, TagKeys: keys = [] }, context) => {
    const tagged = taggedBy(apis, arn, context);
    tagged.write(Object.fromEntries(Object.entries(tagged.read()).filter(([key]) => !keys.includes(key))));
  };

export const getTags =
  (apis: Apis): Operation<GetTagsRequest, GetTagsResponse> =>
  ({ ResourceArn: arn }, context) => ({ Tags: { ...taggedBy(apis, arn, context).read() } });

interface Tagged {
  read(): Record<string, string>;
  write(tags: Record<string, string>): void;
}

/** Throws AwsError BadRequestException, NotFoundException. */
function taggedBy(apis: Apis, arn: string | undefined, context: CallContext): Tagged {
  const [, region, apiId, stageName] = /^arn:aws[\w-]*:apigateway:([\w-]+)::\/apis\/(\w+)(?:\/stages\/([^/]+))?$/.exec(arn ?? '') ?? [];
  if (region === undefined) throw badRequest('Invalid resource ARN: of an API or of a stage.');
  const api = apis.get({ account: context.account, region }, apiId);
  if (stageName === undefined)
    return {
      read: () => api.tags,
      write(tags) {
        api.tags = tags;
      },
    };
  const stage = partOf(api.stages, 'Stage', stageName, ({ StageName }) => StageName);
  return {
    read: () => stage.Tags ?? {},
    write(tags) {
      stage.Tags = tags;
    },
  };
}
