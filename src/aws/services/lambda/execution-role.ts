// The execution role of a function: may Lambda assume it, what may it do, and sessions of it.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
import { parseArn } from '../../core/arn.ts';
import { AwsError } from '../../core/errors.ts';
import type { Identities } from '../../core/identities.ts';
import { rolePrincipal, roleTrusts, sessionMay } from '../../iam/service-role.ts';
import { invalidParameter } from './errors.ts';
import { limits } from './limits.ts';

/** Throws AwsError InvalidParameterValueException unless the role is there and trusts lambda.amazonaws.com. */
export function checkRole(identities: Identities, roleArn: string, account: string): void {
  if (parseArn(roleArn)?.account !== account) throw new AwsError('AccessDeniedException', 'Cross-account pass role is not allowed.', 403);
  if (roleTrusts(identities, roleArn, 'lambda.amazonaws.com') === 'yes') return;
  throw invalidParameter('The role defined for the function cannot be assumed by Lambda.');
}

/** AWS_ACCESS_KEY_ID and its siblings for the sandbox; none when the role is gone. AWS: the session is named after the function. */
export function roleEnvironment(identities: Identities, roleArn: string, name: string, nowMs: number): Readonly<Record<string, string>> {
  const principal = rolePrincipal(identities, roleArn, name, nowMs);
  if (!principal) return {};
  const session = identities.issueSession({ principal, durationSeconds: limits.sessionSeconds });
  return {
    AWS_ACCESS_KEY_ID: session.accessKeyId,
    AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
    AWS_SESSION_TOKEN: session.sessionToken,
  };
}

/** Do the role's own policies allow that? */
export function roleMay(identities: Identities, roleArn: string, action: string, resource: string): 'yes' | 'no' {
  const principal = rolePrincipal(identities, roleArn, 'lambda', 0);
  return principal ? sessionMay(identities, principal, action, resource) : 'no';
}
