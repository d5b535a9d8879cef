// TagResource and UntagResource.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html
import type { TagResourceRequest, UntagResourceRequest } from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../core/service.ts';
import type { Secrets } from '../secrets.ts';
import { withTags } from '../tags.ts';

export const tagResource =
  (secrets: Secrets): Operation<TagResourceRequest, void> =>
  ({ SecretId: id, Tags: tags = [] }, context) => {
    const secret = secrets.get(id, context);
    secret.tags = withTags(secret.tags, tags);
  };

export const untagResource =
  (secrets: Secrets): Operation<UntagResourceRequest, void> =>
  ({ SecretId: id, TagKeys: keys = [] }, context) => {
    const secret = secrets.get(id, context);
    secret.tags = Object.fromEntries(Object.entries(secret.tags).filter(([key]) => !keys.includes(key)));
  };
