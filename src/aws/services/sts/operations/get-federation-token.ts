// GetFederationToken: a session for somebody whom a user, or the root user, vouches for, within the policies that are passed.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
import type { GetFederationTokenRequest, GetFederationTokenResponse } from '@aws-sdk/client-sts';
import type { Access } from '../../../core/access.ts';
import type { CallContext } from '../../../core/call.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Identities, Principal } from '../../../core/identities.ts';
import type { Operation } from '../../../core/service.ts';
import { answeredCredentials, issueTime } from '../answered-session.ts';
import { packedSize } from '../packed-size.ts';
import { sessionPolicies } from '../session-policies.ts';
import { sessionTags, tagConditions } from '../session-tags.ts';
import { checkLastingCredentials, userSessionSeconds } from '../user-session.ts';

export const getFederationToken =
  (identities: Identities, clock: Clock): Operation<GetFederationTokenRequest, GetFederationTokenResponse> =>
  (input, context) => {
    const { principal: issuer, account } = context;
    checkLastingCredentials('GetFederationToken', context);
    const { tags } = sessionTags(input);
    const policies = sessionPolicies(identities, account, input);
    const packed = packedSize(input);
    const principal: Principal = {
      kind: 'federated-user',
      account,
      arn: federatedArn(account, input.Name),
      userId: `${account}:${input.Name}`,
      tags: { ...issuer.tags, ...tags },
      sessionContext: issueTime(clock.now()),
    };
    const durationSeconds = userSessionSeconds(issuer, input.DurationSeconds);
    // AWS: without a session policy the federated user may do nothing but what a resource's policy allows it.
    const session = identities.issueSession({ principal, durationSeconds, issuer, policies: policies ?? [] });
    return {
      Credentials: answeredCredentials(session),
      FederatedUser: { FederatedUserId: principal.userId, Arn: principal.arn },
      PackedPolicySize: packed.PackedPolicySize ?? 0,
    };
  };

/** By design without sts:TagSession for tags: here that action is decided by the trust policy of a role, and there is no role. */
export const getFederationTokenAuthorization = (input: GetFederationTokenRequest, { account }: CallContext): Access => ({
  action: 'sts:GetFederationToken',
  resource: federatedArn(account, input.Name),
  conditions: tagConditions(input),
});

function federatedArn(account: string, name: string | undefined): string {
  return `arn:aws:sts::${account}:federated-user/${name}`;
}
