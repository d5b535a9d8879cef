// GetCredentialsForIdentity: the enhanced flow. The pool chooses the role and assumes it. Nobody signs; the logins are the proof.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
import type { GetCredentialsForIdentityInput, GetCredentialsForIdentityResponse } from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { authenticateIdentity } from '../authenticate.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { roleCredentials } from '../role-credentials.ts';
import { chosenRole } from '../role-mapping.ts';

export const getCredentialsForIdentity =
  (pools: IdentityPools): Operation<GetCredentialsForIdentityInput, GetCredentialsForIdentityResponse> =>
  async (input, { requestId }) => {
    const identities = await pools.environment.ports.identities();
    const { pool, who, settle } = await authenticateIdentity(pools, input);
    const role = chosenRole(pool, who.kind, who.logins, input.CustomRoleArn);
    const session = roleCredentials(identities, pools.environment, role, who, requestId);
    settle();
    return {
      IdentityId: who.identityId,
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: new Date(session.expiresAtMs),
      },
    };
  };
