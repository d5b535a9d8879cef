// The roles that a stream acts as: may Firehose assume one, and what may it do?
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
import { parseArn } from '../../../core/arn.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Identities, RoleIdentity } from '../../../core/identities.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { rolePrincipal, sessionMay } from '../../../iam/service-role.ts';
import { decideTrust } from '../../../iam/trust.ts';
import { roleNotAssumable } from '../errors.ts';

interface Owner {
  readonly arn: string;
  readonly account: string;
}

/** Throws AwsError InvalidArgumentException unless the role is there and trusts firehose.amazonaws.com. */
export function checkRole(identities: Identities, roleArn: string, owner: Owner): void {
  if (parseArn(roleArn)?.account !== owner.account)
    throw new AwsError('AccessDeniedException', 'Cross-account pass role is not allowed.', 403);
  if (!assumed(identities, roleArn, owner)) throw roleNotAssumable(roleArn);
}

/** The role, if it is there and lets Firehose in. AWS: the external id is the account. */
function assumed(identities: Identities, roleArn: string, { arn, account }: Owner): RoleIdentity | undefined {
  const role = identities.role(roleArn);
  const conditions = { 'sts:ExternalId': [account], 'aws:SourceAccount': [account], 'aws:SourceArn': [arn] };
  const question = { action: 'sts:AssumeRole', roleArn, account, conditions };
  const principal = { kind: 'service', arn: 'firehose.amazonaws.com' } as const;
  return role && decideTrust({ ...question, trustPolicy: role.trustPolicy, principal }).verdict === 'allowed' ? role : undefined;
}

/** `no trust`: Firehose cannot assume the role any more. `no permission`: the role's own policies do not allow that. */
export type RoleVerdict = 'allowed' | 'no trust' | 'no permission';

/** What the role says to one thing that Firehose wants to do for a stream. */
export async function roleVerdict(
  { ports, clock }: ServiceEnvironment,
  roleArn: string,
  owner: Owner,
  action: string,
  resource: string,
): Promise<RoleVerdict> {
  const identities = await ports.identities();
  if (!assumed(identities, roleArn, owner)) return 'no trust';
  const principal = rolePrincipal(identities, roleArn, 'firehose', clock.now());
  return principal && sessionMay(identities, principal, action, resource) === 'yes' ? 'allowed' : 'no permission';
}
