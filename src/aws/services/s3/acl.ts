// Access control lists: canned ones, grants by headers, grants by XML, and who is meant by them.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
import type { AccessControlPolicy, Grant, Owner, Permission } from '@aws-sdk/client-s3';
import { AwsError } from '../../core/errors.ts';
import type { Bucket } from './bucket.ts';
import { canonicalUserId } from './canonical-user.ts';
import { aclNotSupported, invalidArgument, invalidRequest } from './errors.ts';
import { limits } from './limits.ts';

export const allUsers = 'http://acs.amazonaws.com/groups/global/AllUsers';
export const authenticatedUsers = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
const logDelivery = 'http://acs.amazonaws.com/groups/s3/LogDelivery';

/** Members of inputs that give an ACL by headers. */
export interface AclMembers {
  readonly ACL?: string | undefined;
  readonly GrantFullControl?: string | undefined;
  readonly GrantRead?: string | undefined;
  readonly GrantReadACP?: string | undefined;
  readonly GrantWrite?: string | undefined;
  readonly GrantWriteACP?: string | undefined;
}

const permissions: readonly Permission[] = ['FULL_CONTROL', 'WRITE', 'WRITE_ACP', 'READ', 'READ_ACP'];
const grantHeaders = [
  ['GrantFullControl', 'FULL_CONTROL'],
  ['GrantRead', 'READ'],
  ['GrantReadACP', 'READ_ACP'],
  ['GrantWrite', 'WRITE'],
  ['GrantWriteACP', 'WRITE_ACP'],
] as const;

const toUser = (account: string, permission: Permission): Grant => ({
  Grantee: { ID: canonicalUserId(account), Type: 'CanonicalUser' },
  Permission: permission,
});
const toGroup = (uri: string, permission: Permission): Grant => ({ Grantee: { URI: uri, Type: 'Group' }, Permission: permission });

export function ownerOf(account: string): Owner {
  return { ID: canonicalUserId(account) };
}

/** The grants of an ACL that was never put: the owner has full control. */
export function privateGrants(owner: string): readonly Grant[] {
  return [toUser(owner, 'FULL_CONTROL')];
}

/** Does an input say anything about an ACL? */
export function namesAcl(input: AclMembers): boolean {
  return input.ACL !== undefined || grantHeaders.some(([member]) => input[member] !== undefined);
}

/**
 * The grants that canned ACL or grant headers mean; undefined when the input has neither.
 * Throws AwsError InvalidArgument, InvalidRequest.
 */
export function grantsOfHeaders(input: AclMembers, owner: string, bucketOwner: string): readonly Grant[] | undefined {
  const granted = grantHeaders.flatMap(([member, permission]) => parseGrantees(input[member], permission));
  if (input.ACL === undefined) return granted.length > 0 ? granted : undefined;
  if (granted.length > 0) throw invalidRequest('Specifying both Canned ACLs and Header Grants is not allowed');
  return cannedGrants(input.ACL, owner, bucketOwner);
}

/** AWS: the table of canned ACLs in the page above. */
function cannedGrants(acl: string, owner: string, bucketOwner: string): readonly Grant[] {
  const own = toUser(owner, 'FULL_CONTROL');
  switch (acl) {
    case 'private':
    case 'aws-exec-read':
      return [own];
    case 'public-read':
      return [own, toGroup(allUsers, 'READ')];
    case 'public-read-write':
      return [own, toGroup(allUsers, 'READ'), toGroup(allUsers, 'WRITE')];
    case 'authenticated-read':
      return [own, toGroup(authenticatedUsers, 'READ')];
    case 'bucket-owner-read':
      return owner === bucketOwner ? [own] : [own, toUser(bucketOwner, 'READ')];
    case 'bucket-owner-full-control':
      return owner === bucketOwner ? [own] : [own, toUser(bucketOwner, 'FULL_CONTROL')];
    case 'log-delivery-write':
      return [own, toGroup(logDelivery, 'WRITE'), toGroup(logDelivery, 'READ_ACP')];
    default:
      throw invalidArgument('', 'x-amz-acl', acl);
  }
}

/** `id="..."`, `uri="..."`, several with commas. */
function parseGrantees(header: string | undefined, permission: Permission): Grant[] {
  if (header === undefined) return [];
  return header.split(',').map((item) => {
    const [, kind, value] = /^\s*(id|uri|emailAddress)\s*=\s*"?([^"]*)"?\s*$/i.exec(item) ?? [];
    if (!kind || !value) throw invalidArgument('Argument format not recognized', `x-amz-grant-${permission.toLowerCase()}`, item);
    if (kind.toLowerCase() === 'id') return checked({ Grantee: { ID: value, Type: 'CanonicalUser' }, Permission: permission });
    if (kind.toLowerCase() === 'uri') return checked(toGroup(value, permission));
    return checked({ Grantee: { EmailAddress: value, Type: 'AmazonCustomerByEmail' }, Permission: permission });
  });
}

/** The grants of an ACL in XML. Throws AwsError MalformedXML, InvalidArgument. */
export function grantsOfPolicy({ Grants: grants, Owner: owner }: AccessControlPolicy, account: string): readonly Grant[] {
  if (!grants || grants.length > limits.grants || !owner?.ID) throw malformedACL();
  if (owner.ID !== canonicalUserId(account)) throw new AwsError('AccessDenied', 'Access Denied', 403);
  return grants.map(checked);
}

function checked(grant: Grant): Grant {
  const { Grantee: grantee, Permission: permission } = grant;
  if (!permission || !permissions.includes(permission) || !grantee?.Type) throw malformedACL();
  // AWS: grants by email address ended on 2025-10-01.
  if (grantee.Type === 'AmazonCustomerByEmail')
    throw new AwsError('UnresolvableGrantByEmailAddress', 'The e-mail address you provided does not match any account on record');
  if (grantee.Type === 'CanonicalUser' && !/^[0-9a-f]{64}$/.test(grantee.ID ?? ''))
    throw invalidArgument('Invalid id', 'CanonicalUser/ID', grantee.ID);
  if (grantee.Type === 'Group' && ![allUsers, authenticatedUsers, logDelivery].includes(grantee.URI ?? ''))
    throw invalidArgument('Invalid group uri', 'Group/URI', grantee.URI);
  return grant;
}

const malformedACL = () =>
  new AwsError('MalformedACLError', 'The XML you provided was not well-formed or did not validate against our published schema');

/** Do grants reach beyond the accounts that they name? */
export function arePublic(grants: readonly Grant[] | undefined): boolean {
  return grants?.some(({ Grantee: grantee }) => grantee?.URI === allUsers || grantee?.URI === authenticatedUsers) ?? false;
}

/**
 * The grants for an object that is being put, by the bucket's rules; undefined means private.
 * Throws AwsError AccessControlListNotSupported where ACLs are disabled, AccessDenied where public ones are blocked.
 */
export function grantsForObject(bucket: Bucket, input: AclMembers, owner: string): readonly Grant[] | undefined {
  if (!namesAcl(input)) return undefined;
  // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html: this ACL alone is accepted, and does nothing.
  if (bucket.aclsDisabled) {
    if (input.ACL === 'bucket-owner-full-control' && grantHeaders.every(([member]) => input[member] === undefined)) return undefined;
    throw aclNotSupported();
  }
  const grants = grantsOfHeaders(input, owner, bucket.definition.account);
  if (bucket.settings.publicAccessBlock?.BlockPublicAcls && arePublic(grants)) throw new AwsError('AccessDenied', 'Access Denied', 403);
  return grants;
}

/** The grants that a Put...Acl call means. It says them in one way only. */
export function grantsOfPut(
  input: AclMembers & { readonly AccessControlPolicy?: AccessControlPolicy | undefined },
  owner: string,
  bucketOwner: string,
): readonly Grant[] {
  const byHeaders = grantsOfHeaders(input, owner, bucketOwner);
  if (byHeaders && input.AccessControlPolicy) throw new AwsError('UnexpectedContent', 'This request does not support content');
  if (byHeaders) return byHeaders;
  if (!input.AccessControlPolicy)
    throw new AwsError('MissingSecurityHeader', 'Your request was missing a required header', 400, { MissingHeaderName: 'x-amz-acl' });
  return grantsOfPolicy(input.AccessControlPolicy, owner);
}
