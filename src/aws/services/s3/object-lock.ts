// Object Lock: retention and legal hold of versions, and what they forbid.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
import type { ObjectLockConfiguration, ObjectLockLegalHoldStatus } from '@aws-sdk/client-s3';
import type { Bucket } from './bucket.ts';
import { accessDenied, invalidArgument, invalidRequest, malformedXml } from './errors.ts';
import { dayMs } from './limits.ts';
import type { ObjectVersion, Retention, StoredObject } from './object-version.ts';

/** Members of inputs that lock an object while it is put. */
export interface LockMembers {
  readonly ObjectLockMode?: string | undefined;
  readonly ObjectLockRetainUntilDate?: Date | undefined;
  readonly ObjectLockLegalHoldStatus?: string | undefined;
}

export interface Lock {
  readonly retention?: Retention;
  readonly legalHold?: ObjectLockLegalHoldStatus;
}

/** The lock of an object that is being put: what the request says, else the bucket's default. Throws AwsError InvalidRequest, InvalidArgument. */
export function lockOfPut(bucket: Bucket, input: LockMembers, nowMs: number): Lock {
  const { ObjectLockMode: mode, ObjectLockRetainUntilDate: until, ObjectLockLegalHoldStatus: hold } = input;
  const asked = mode !== undefined || until !== undefined || hold !== undefined;
  if (asked) requireLock(bucket);
  if ((mode === undefined) !== (until === undefined))
    throw invalidArgument(
      'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied',
      'x-amz-object-lock-mode',
      mode,
    );
  const retention =
    mode !== undefined && until ? checkedRetention(mode, until, nowMs) : defaultRetention(bucket.settings.objectLock, nowMs);
  if (hold !== undefined && hold !== 'ON' && hold !== 'OFF')
    throw invalidArgument("Legal Hold must be either of 'ON' or 'OFF'", 'x-amz-object-lock-legal-hold', hold);
  return { ...(retention && { retention }), ...(hold !== undefined && { legalHold: hold }) };
}

/** Throws AwsError InvalidRequest for a bucket that was created without Object Lock. */
export function requireLock(bucket: Bucket): void {
  if (bucket.settings.objectLock?.ObjectLockEnabled !== 'Enabled') throw invalidRequest('Bucket is missing Object Lock Configuration');
}

/** Throws AwsError MalformedXML, InvalidArgument. */
export function checkedRetention(mode: string, until: Date, nowMs: number): Retention {
  if (mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') throw malformedXml();
  if (until.getTime() <= nowMs)
    throw invalidArgument('The retain until date must be in the future!', 'x-amz-object-lock-retain-until-date', until.toISOString());
  return { mode, untilMs: until.getTime() };
}

function defaultRetention(configuration: ObjectLockConfiguration | undefined, nowMs: number): Retention | undefined {
  const { Mode: mode, Days: days, Years: years } = configuration?.Rule?.DefaultRetention ?? {};
  if (!mode) return undefined;
  return { mode, untilMs: nowMs + (days ?? (years ?? 0) * 365) * dayMs };
}

/** Throws AwsError AccessDenied for a version that may not be taken away now. */
export function checkUnlocked(version: ObjectVersion | undefined, nowMs: number, bypassGovernance: boolean | undefined): void {
  if (version?.kind !== 'object' || !isLocked(version, nowMs, bypassGovernance)) return;
  throw accessDenied('Access Denied because object protected by object lock.');
}

export function isLocked({ retention, legalHold }: StoredObject, nowMs: number, bypassGovernance?: boolean): boolean {
  if (legalHold === 'ON') return true;
  if (!retention || retention.untilMs <= nowMs) return false;
  return retention.mode === 'COMPLIANCE' || !bypassGovernance;
}
