// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateIdentityProviderCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';

import type { OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const idp = client(CognitoIdentityProviderClient);
    const { UserPool } = await idp.send(new CreateUserPoolCommand({ PoolName: 'surfers', UserPoolTags: { team: 'blue' } }));
    const UserPoolId = UserPool?.Id;
    const ExplicitAuthFlows = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const;
    const web = { UserPoolId, ClientName: 'web', ExplicitAuthFlows: [...ExplicitAuthFlows] };
    const { UserPoolClient } = await idp.send(new CreateUserPoolClientCommand(web));
    await idp.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'surfers' }));
    const ProviderDetails = { client_id: 'app.apps.googleusercontent.com', client_secret: 'secret', authorize_scopes: 'openid email' };
    const google = { UserPoolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails } as const;
    await idp.send(new CreateIdentityProviderCommand(google));
    await idp.send(new CreateGroupCommand({ UserPoolId, GroupName: 'judges', Precedence: 1 }));
    const UserAttributes = [{ Name: 'email', Value: 'ama@example.com' }];
    await idp.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ama', UserAttributes, DesiredDeliveryMediums: ['EMAIL'] }));
    await idp.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ama', Password: 'Sand-shark-1', Permanent: true }));
    await idp.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'ama', GroupName: 'judges' }));
    const AuthParameters = { USERNAME: 'ama', PASSWORD: 'Sand-shark-1' };
    const { ClientId } = UserPoolClient ?? {};
    await idp.send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters }));
  },
};
