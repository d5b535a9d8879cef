// GetObjectRetention, PutObjectRetention, GetObjectLegalHold and PutObjectLegalHold: the lock of one version.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
import type {
  GetObjectLegalHoldOutput,
  GetObjectLegalHoldRequest,
  GetObjectRetentionOutput,
  GetObjectRetentionRequest,
  PutObjectLegalHoldRequest,
  PutObjectRetentionRequest,
} from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { absentConfiguration, accessDenied, malformedXml } from '../errors.ts';
import { findObject } from '../find-version.ts';
import { checkedRetention, requireLock } from '../object-lock.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

const noLock = (bucket: string) =>
  absentConfiguration('NoSuchObjectLockConfiguration', 'The specified object does not have a ObjectLock configuration', bucket);

export const getObjectRetention =
  (s3: S3): Operation<GetObjectRetentionRequest, GetObjectRetentionOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    requireLock(bucket);
    const { retention } = findObject(bucket, input, context.request, s3.errorHeaders);
    if (!retention) throw noLock(bucket.definition.name);
    return { Retention: { Mode: retention.mode, RetainUntilDate: new Date(retention.untilMs) } };
  };

/** AWS: a lock in force may become longer; shorter or gone only in governance mode, by who may bypass it. */
export const putObjectRetention =
  (s3: S3): Operation<PutObjectRetentionRequest, object> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    requireLock(bucket);
    verifyDocument(context.request);
    const object = findObject(bucket, input, context.request, s3.errorHeaders);
    const { Mode: mode, RetainUntilDate: until } = input.Retention ?? {};
    if ((mode === undefined) !== (until === undefined)) throw malformedXml();
    const wanted = mode !== undefined && until ? checkedRetention(mode, until, s3.now()) : undefined;
    const { retention: present } = object;
    const inForce = present && present.untilMs > s3.now();
    const weaker = !wanted || wanted.untilMs < (present?.untilMs ?? 0) || wanted.mode !== present?.mode;
    if (inForce && weaker && (present.mode === 'COMPLIANCE' || !input.BypassGovernanceRetention))
      throw accessDenied('Access Denied because object protected by object lock.');
    object.retention = wanted;
    return {};
  };

export const getObjectLegalHold =
  (s3: S3): Operation<GetObjectLegalHoldRequest, GetObjectLegalHoldOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    requireLock(bucket);
    const { legalHold } = findObject(bucket, input, context.request, s3.errorHeaders);
    if (!legalHold) throw noLock(bucket.definition.name);
    return { LegalHold: { Status: legalHold } };
  };

export const putObjectLegalHold =
  (s3: S3): Operation<PutObjectLegalHoldRequest, object> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    requireLock(bucket);
    verifyDocument(context.request);
    const object = findObject(bucket, input, context.request, s3.errorHeaders);
    const status = input.LegalHold?.Status;
    if (status !== 'ON' && status !== 'OFF') throw malformedXml();
    object.legalHold = status;
    return {};
  };
