// May the public read from a bucket, or write to it? The bucket's policy, its access control list and its Block Public Access decide.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-public-read-prohibited.html
import type { ConfigurationItem } from '../../items/configuration-item.ts';
import { documentOf, isTrueAt, listAt, textAt, valueAt } from './configuration.ts';
import { type RecordedStatement, statementsOf } from './policy-statements.ts';
import { isPublic } from './public-access.ts';

export type BucketAccess = 'read' | 'write';

/**
 * AWS: the "bad actions" of The meaning of public, apart by what they do.
 * https://docs.aws.amazon.com/sdkfornet/v3/apidocs/items/S3/TPublicAccessBlockConfiguration.html
 */
const ACTIONS: Readonly<Record<BucketAccess, readonly string[]>> = {
  read: ['s3:get*', 's3:list*'],
  write: ['s3:put*', 's3:delete*', 's3:abortmultipartupload', 's3:restoreobject'],
};

/** `..._ACP` lets everybody read or write the list itself (that it counts is inferred). */
const PERMISSIONS: Readonly<Record<BucketAccess, readonly string[]>> = {
  read: ['read', 'readacp', 'fullcontrol'],
  write: ['write', 'writeacp', 'fullcontrol'],
};

/** `public-read`: as S3 names the groups in URIs, and as Config records them. */
const EVERYBODY = /(^|\/)(AllUsers|AuthenticatedUsers)$/;

/** By what means everybody has the access; undefined where nobody has. */
export function publicAccess(item: ConfigurationItem, access: BucketAccess): 'policy' | 'access control list' | undefined {
  const { supplementaryConfiguration: recorded } = item;
  const block = documentOf(recorded.PublicAccessBlockConfiguration);
  // What lets a public policy or list stand but without effect; the two others only keep new ones out.
  if (!isTrueAt(block, 'restrictPublicBuckets') && policyAllows(recorded.BucketPolicy, access)) return 'policy';
  if (!isTrueAt(block, 'ignorePublicAcls') && listAllows(recorded.AccessControlList, access)) return 'access control list';
  return undefined;
}

function policyAllows(recorded: unknown, access: BucketAccess): boolean {
  const policy = documentOf(recorded);
  return statementsOf(valueAt(policy, 'policyText') ?? policy).some((statement) => isPublic(statement) && touches(statement, access));
}

function touches(statement: RecordedStatement, access: BucketAccess): boolean {
  return statement.has('NotAction') || statement.actions.some((action) => ACTIONS[access].some((bad) => meet(action.toLowerCase(), bad)));
}

/** Is there an action that fits both patterns? Of the second one a star is the last character, if it has one. */
function meet(action: string, bad: string): boolean {
  const stem = bad.replace(/\*$/, '');
  const beforeStar = action.split(/[*?]/)[0] ?? '';
  if (beforeStar !== action && stem.startsWith(beforeStar)) return true;
  return bad.endsWith('*') ? action.startsWith(stem) : action === bad;
}

function listAllows(recorded: unknown, access: BucketAccess): boolean {
  return listAt(documentOf(recorded), 'grantList').some((grant) => {
    const grantee = textAt(grant, 'grantee') ?? textAt(grant, 'grantee.uri') ?? textAt(grant, 'grantee.identifier') ?? '';
    const permission = (textAt(grant, 'permission') ?? '').replace('_', '').toLowerCase();
    return EVERYBODY.test(grantee) && PERMISSIONS[access].includes(permission);
  });
}
