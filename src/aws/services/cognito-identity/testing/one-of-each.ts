// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  GetIdCommand,
  SetIdentityPoolRolesCommand,
  SetPrincipalTagAttributeMapCommand,
} from '@aws-sdk/client-cognito-identity';
import { account, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const cognito = client(CognitoIdentityClient);
    const IdentityProviderName = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_tides';
    const { IdentityPoolId } = await cognito.send(
      new CreateIdentityPoolCommand({
        IdentityPoolName: 'tides',
        AllowUnauthenticatedIdentities: true,
        CognitoIdentityProviders: [{ ProviderName: IdentityProviderName, ClientId: 'app' }],
        IdentityPoolTags: { team: 'blue' },
      }),
    );
    const mapping = { Type: 'Token', AmbiguousRoleResolution: 'Deny' } as const;
    const Roles = { authenticated: `arn:aws:iam::${account}:role/reader` };
    const RoleMappings = { [`${IdentityProviderName}:app`]: mapping };
    await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles, RoleMappings }));
    await cognito.send(new SetPrincipalTagAttributeMapCommand({ IdentityPoolId, IdentityProviderName, UseDefaults: true }));
    await cognito.send(new GetIdCommand({ IdentityPoolId }));
  },
};
