// AssumeRoleWithWebIdentity: a session of a role for whom an OpenID provider vouches. Nobody signs; the token is the proof.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
import type { AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse } from '@aws-sdk/client-sts';
import type { Clock } from '../../../core/clock.ts';
import type { Identities, RoleIdentity } from '../../../core/identities.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import type { TellDecision } from '../../../iam/explained-decision.ts';
import { decideTrust } from '../../../iam/trust.ts';
import { accessDenied, invalidIdentityToken } from '../errors.ts';
import { checkRoleArn } from '../role-arn.ts';
import { roleSession } from '../role-session.ts';
import { type SessionTagInput, sessionTags, tagConditions } from '../session-tags.ts';
import { type Claims, readToken } from '../web-identity-token.ts';

/** AWS knows these without a provider of the account's own; policies name them by host. */
const builtIn: readonly string[] = ['cognito-identity.amazonaws.com', 'accounts.google.com'];

const action = 'sts:AssumeRoleWithWebIdentity';
const tagClaim = 'https://aws.amazon.com/tags';
const sourceIdentityClaim = 'https://aws.amazon.com/source_identity';

export const assumeRoleWithWebIdentity =
  (
    identities: Identities,
    clock: Clock,
    openIdKeys: Ports['openIdKeys'],
    tellerOf: (requestId: string) => TellDecision | undefined = () => undefined,
  ): Operation<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse> =>
  async (input, { requestId }) => {
    checkRoleArn(input.RoleArn ?? '');
    const { claims, verify } = readToken(input.WebIdentityToken ?? '');
    const role = identities.role(input.RoleArn ?? '');
    // AWS tells a stranger nothing about roles.
    if (!role) throw accessDenied(`Not authorized to perform ${action}`);
    const provider = providerOf(identities, role, claims);
    verify(await openIdKeys?.(claims.iss), clock.now());
    const tags = tagsIn(claims);
    const sourceIdentity = textOf(claims[sourceIdentityClaim]);
    const identityKeys = conditionKeys(provider.name, claims);
    const conditions = {
      ...identityKeys,
      ...tagConditions(tags),
      'sts:RoleSessionName': [input.RoleSessionName ?? ''],
      'sts:SourceIdentity': sourceIdentity === undefined ? [] : [sourceIdentity],
    };
    const actions = [
      action,
      ...(tags.Tags?.length ? ['sts:TagSession'] : []),
      ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
    ];
    for (const wanted of actions) {
      const principal = { kind: 'web-identity' as const, arn: provider.principal };
      const { trustPolicy, arn: roleArn, account } = role;
      const decision = decideTrust({ trustPolicy, principal, action: wanted, roleArn, account, conditions }, tellerOf(requestId));
      if (decision.verdict !== 'allowed') throw accessDenied(`Not authorized to perform ${action}`);
    }
    const session = roleSession(identities, clock.now(), {
      role,
      name: input.RoleSessionName ?? '',
      input: { ...input, ...tags },
      chain: 'first',
      tags: sessionTags(tags),
      sourceIdentity,
      context: { ...identityKeys, 'aws:FederatedProvider': [provider.principal] },
    });
    return {
      ...session,
      SubjectFromWebIdentityToken: claims.sub,
      Provider: provider.principal,
      ...(claims.aud[0] !== undefined && { Audience: claims.aud[0] }),
    };
  };

interface Provider {
  /** In front of the colon of its condition keys. */
  readonly name: string;
  /** What Federated in a trust policy names. */
  readonly principal: string;
}

function providerOf(identities: Identities, { account }: RoleIdentity, { iss, aud, azp }: Claims): Provider {
  const name = iss.replace(/^https:\/\//, '');
  if (builtIn.includes(name)) return { name, principal: name };
  const found = identities.openIdProvider(account, iss);
  if (!found) throw invalidIdentityToken(`No OpenIDConnect provider found in your account for ${iss}`);
  // AWS: where the token says azp, that is the audience.
  const audiences = typeof azp === 'string' ? [azp] : aud;
  if (!audiences.some((audience) => found.clientIds.includes(audience))) throw invalidIdentityToken('Incorrect token audience');
  return { name, principal: found.arn };
}

/** AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif */
function conditionKeys(provider: string, claims: Claims): Record<string, readonly string[]> {
  const { azp, aud, amr } = claims;
  return {
    [`${provider}:aud`]: typeof azp === 'string' ? [azp] : aud,
    [`${provider}:oaud`]: typeof azp === 'string' ? aud : [],
    [`${provider}:sub`]: [claims.sub],
    [`${provider}:amr`]: Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : [],
  };
}

/** AWS: a token may bring session tags under a claim of its own. */
function tagsIn(claims: Claims): SessionTagInput {
  const { principal_tags: given, transitive_tag_keys: transitive } = (claims[tagClaim] ?? {}) as Readonly<Record<string, unknown>>;
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  const Tags = entries.map(([Key, value]) => ({ Key, Value: String([value].flat()[0] ?? '') }));
  const TransitiveTagKeys = Array.isArray(transitive) ? transitive.filter((key) => typeof key === 'string') : [];
  return { Tags, TransitiveTagKeys };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
