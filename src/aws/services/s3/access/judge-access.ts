// May that caller do that? For what the dispatcher does not ask about: web pages, forms, and each key of DeleteObjects.
import type { Access } from '../../../core/access.ts';
import type { ReadRequest } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Principal } from '../../../core/identities.ts';
import { decisionTeller } from '../../../core/tell-call.ts';
import { authorize } from '../../../iam/authorize.ts';
import type { Caller } from '../../../iam/caller.ts';
import type { Bucket } from '../bucket.ts';
import type { S3 } from '../s3.ts';
import { hangingOn } from './resource-policy.ts';

export const anonymous: Principal = { kind: 'anonymous', account: '', arn: '*', userId: 'anonymous', tags: {}, sessionContext: {} };

/**
 * Throws AwsError AccessDenied unless the caller may do all of it.
 * @param told `untold` for a question that is no call's own
 */
export async function requireAccess(
  s3: S3,
  bucket: Bucket,
  caller: Caller,
  wanted: readonly Access[],
  request: ReadRequest,
  told: 'told' | 'untold' = 'told',
): Promise<void> {
  await authorize(caller, wanted, {
    nowMs: s3.now(),
    identities: s3.environment.ports.identities,
    resourcePolicy: (arn) => hangingOn(bucket, arn, { account: caller.account, request }),
    request,
    dialect: 's3',
    tell: told === 'told' ? decisionTeller(s3.environment) : undefined,
  });
}

/** May nobody in particular do that? */
export async function isOpenToAll(s3: S3, bucket: Bucket, action: string, resource: string, request: ReadRequest): Promise<boolean> {
  const nobody = { account: '', accessKeyId: '', region: bucket.definition.region, principal: anonymous };
  try {
    await requireAccess(s3, bucket, nobody, [{ action, resource }], request, 'untold');
    return true;
  } catch (thrown) {
    if (thrown instanceof AwsError) return false;
    throw thrown;
  }
}
