// May nobody in particular do that? For web pages, which are read without a signature.
import type { ReadRequest } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Principal } from '../../../core/identities.ts';
import { authorize } from '../../../iam/authorize.ts';
import type { Bucket } from '../bucket.ts';
import type { S3 } from '../s3.ts';
import { hangingOn } from './resource-policy.ts';

export const anonymous: Principal = { kind: 'anonymous', account: '', arn: '*', userId: 'anonymous', tags: {}, sessionContext: {} };

export async function isOpenToAll(s3: S3, bucket: Bucket, action: string, resource: string, request: ReadRequest): Promise<boolean> {
  const caller = { account: '', accessKeyId: '', region: bucket.definition.region, principal: anonymous };
  try {
    await authorize(caller, [{ action, resource }], {
      nowMs: s3.now(),
      identities: s3.environment.ports.identities,
      resourcePolicy: (arn) => hangingOn(bucket, arn, { account: '', request }),
      request,
      dialect: 's3',
    });
    return true;
  } catch (thrown) {
    if (thrown instanceof AwsError) return false;
    throw thrown;
  }
}
