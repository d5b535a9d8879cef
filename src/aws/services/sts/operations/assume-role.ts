// AssumeRole: a session of a role, for whoever the role's trust policy and the caller's own policies let in.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import type { Access, Authorization } from '../../../core/access.ts';
import type { CallContext } from '../../../core/call.ts';
import type { Clock } from '../../../core/clock.ts';
import { invariant } from '../../../core/errors.ts';
import type { Identities, Principal } from '../../../core/identities.ts';
import type { Operation } from '../../../core/service.ts';
import { accessDenied } from '../errors.ts';
import { checkRoleArn } from '../role-arn.ts';
import { roleSession } from '../role-session.ts';
import { handsTagsOn, sessionTags, tagConditions } from '../session-tags.ts';

/**
 * The role's trust policy has been evaluated when this runs: the dispatcher asks `assumeRoleAuthorization`, and `resourcePolicyOf` of
 * the service hands it the trust policy. Only STS's own rules are left.
 */
export const assumeRole =
  (identities: Identities, clock: Clock): Operation<AssumeRoleRequest, AssumeRoleResponse> =>
  (input, { principal }) => {
    checkMfa(identities, input, principal);
    const role = identities.role(input.RoleArn ?? '');
    invariant(role, 'a role that is not there is refused by authorization');
    const present = principal.sessionContext['aws:SourceIdentity']?.[0];
    // AWS: once set, a source identity stays for all sessions that are chained to this one. The sentence is inferred.
    if (present !== undefined && input.SourceIdentity !== undefined && present !== input.SourceIdentity)
      throw accessDenied('The source identity of a session cannot be changed.');
    return roleSession(identities, clock.now(), {
      role,
      name: input.RoleSessionName ?? '',
      input,
      chain: principal.kind === 'assumed-role' ? 'chained' : 'first',
      tags: sessionTags(input, principal),
      sourceIdentity: input.SourceIdentity ?? present,
    });
  };

/** AWS: passing tags or a source identity asks for actions of its own, on the same role. */
export const assumeRoleAuthorization =
  (identities: Identities): Authorization<AssumeRoleRequest> =>
  (input: AssumeRoleRequest, { principal }: CallContext): readonly Access[] => {
    const resource = input.RoleArn ?? '';
    checkRoleArn(resource);
    const roleTags = Object.entries(identities.role(resource)?.tags ?? {});
    const sourceIdentity = input.SourceIdentity ?? principal.sessionContext['aws:SourceIdentity']?.[0];
    const present = (value: string | undefined) => (value === undefined ? [] : [value]);
    const conditions = {
      'sts:ExternalId': present(input.ExternalId),
      'sts:RoleSessionName': present(input.RoleSessionName),
      'sts:SourceIdentity': present(sourceIdentity),
      ...(input.DurationSeconds !== undefined && { 'sts:DurationSeconds': [String(input.DurationSeconds)] }),
      ...tagConditions(input),
      ...Object.fromEntries(
        roleTags.flatMap(([key, value]) => [`aws:ResourceTag/${key}`, `iam:ResourceTag/${key}`].map((name) => [name, [value]])),
      ),
      ...(hasRightCode(identities, input, principal) && { 'aws:MultiFactorAuthPresent': ['true'], 'aws:MultiFactorAuthAge': ['0'] }),
    };
    const actions = ['sts:AssumeRole'];
    if (input.Tags?.length || handsTagsOn(principal)) actions.push('sts:TagSession');
    if (sourceIdentity !== undefined) actions.push('sts:SetSourceIdentity');
    return actions.map((action) => ({ action, resource, conditions }));
  };

function checkMfa(identities: Identities, input: AssumeRoleRequest, principal: Principal): void {
  if (input.SerialNumber === undefined && input.TokenCode === undefined) return;
  if (!hasRightCode(identities, input, principal))
    throw accessDenied('MultiFactorAuthentication failed with invalid MFA one time pass code.');
}

function hasRightCode(identities: Identities, { SerialNumber, TokenCode }: AssumeRoleRequest, principal: Principal): boolean {
  return identities.checkMfaCode(principal, SerialNumber ?? '', TokenCode ?? '') === 'right';
}
