// TagResource, UntagResource and ListTagsForResource: of identity pools.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_TagResource.html
import type {
  ListTagsForResourceInput,
  ListTagsForResourceResponse,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-cognito-identity';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import type { IdentityPool } from '../identity-pool.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { checkedTags, poolIdInArn } from '../tags.ts';

export const tagResource =
  (pools: IdentityPools): Operation<TagResourceInput, void> =>
  (input, context) => {
    const pool = tagged(pools, input, context);
    pool.tags = checkedTags(pool.tags, input.Tags ?? {});
  };

export const untagResource =
  (pools: IdentityPools): Operation<UntagResourceInput, void> =>
  (input, context) => {
    const pool = tagged(pools, input, context);
    pool.tags = Object.fromEntries(Object.entries(pool.tags).filter(([key]) => !input.TagKeys?.includes(key)));
  };

export const listTagsForResource =
  (pools: IdentityPools): Operation<ListTagsForResourceInput, ListTagsForResourceResponse> =>
  (input, context) => ({ Tags: { ...tagged(pools, input, context).tags } });

function tagged(pools: IdentityPools, { ResourceArn: arn = '' }: ListTagsForResourceInput, context: CallContext): IdentityPool {
  return pools.own(poolIdInArn(arn), context);
}
