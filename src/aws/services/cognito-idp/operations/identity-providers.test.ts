// Identity providers by the real client. Source: API_CreateIdentityProvider and its siblings; ProviderDetails as the model's documentation
// shows them in answers.
import {
  CreateIdentityProviderCommand,
  type CreateIdentityProviderCommandInput,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteIdentityProviderCommand,
  DescribeIdentityProviderCommand,
  GetIdentityProviderByIdentifierCommand,
  ListIdentityProvidersCommand,
  UpdateIdentityProviderCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { poolCloud } from '../testing/pool-cloud.ts';

const google = { client_id: 'quiz.apps.googleusercontent.com', client_secret: 'secret', authorize_scopes: 'openid email' };

async function providers() {
  const cloud = await poolCloud();
  const { UserPoolId } = cloud;
  const create = (input: Partial<CreateIdentityProviderCommandInput>) =>
    cloud.idp.send(
      new CreateIdentityProviderCommand({ UserPoolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: google, ...input }),
    );
  return { ...cloud, create };
}

test('Google is described with its addresses, found by its identifiers, changed, listed and deleted', async () => {
  const { idp, UserPoolId, create } = await providers();
  const of = { UserPoolId, ProviderName: 'Google' };
  await create({ AttributeMapping: { email: 'email' }, IdpIdentifiers: ['gmail.com'] });
  const { IdentityProvider } = await idp.send(new DescribeIdentityProviderCommand(of));
  expect(IdentityProvider).toMatchObject({
    ProviderType: 'Google',
    ProviderDetails: {
      ...google,
      authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
      oidc_issuer: 'https://accounts.google.com',
    },
    AttributeMapping: { email: 'email', username: 'sub' },
  });
  const found = await idp.send(new GetIdentityProviderByIdentifierCommand({ UserPoolId, IdpIdentifier: 'gmail.com' }));
  expect(found.IdentityProvider).toEqual(IdentityProvider);
  const changed = { ProviderDetails: { ...google, authorize_scopes: 'openid email profile' }, AttributeMapping: { name: 'name' } };
  await idp.send(new UpdateIdentityProviderCommand({ ...of, ...changed }));
  expect((await idp.send(new DescribeIdentityProviderCommand(of))).IdentityProvider).toMatchObject({
    ProviderDetails: changed.ProviderDetails,
    AttributeMapping: { name: 'name', username: 'sub' },
    IdpIdentifiers: ['gmail.com'],
  });
  const { Providers } = await idp.send(new ListIdentityProvidersCommand({ UserPoolId, MaxResults: 10 }));
  expect(Providers).toMatchObject([{ ProviderName: 'Google', ProviderType: 'Google' }]);
  await idp.send(new DeleteIdentityProviderCommand(of));
  for (const command of [
    new DescribeIdentityProviderCommand(of),
    new DeleteIdentityProviderCommand(of),
    new UpdateIdentityProviderCommand(of),
  ])
    await expect(idp.send(command as never)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const gone = idp.send(new GetIdentityProviderByIdentifierCommand({ UserPoolId, IdpIdentifier: 'gmail.com' }));
  await expect(gone).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a provider of OpenID is asked for its addresses, here another user pool', async () => {
  const { idp, create } = await providers();
  // A pool of the same cloud, whose own document is asked.
  const { UserPoolId } = await secondPool(idp);
  const oidc_issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`;
  const ProviderDetails = { client_id: 'app', client_secret: 's', authorize_scopes: 'openid', oidc_issuer };
  const { IdentityProvider } = await create({ ProviderName: 'Club', ProviderType: 'OIDC', ProviderDetails });
  expect(IdentityProvider?.ProviderDetails).toMatchObject({
    token_url: 'https://club.auth.us-east-1.amazoncognito.com/oauth2/token',
    jwks_uri: `${oidc_issuer}/.well-known/jwks.json`,
    attributes_request_method: 'GET',
  });
  const nowhere = { ...ProviderDetails, oidc_issuer: `${oidc_issuer}x` };
  await expect(create({ ProviderName: 'None', ProviderType: 'OIDC', ProviderDetails: nowhere })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Unable to contact well-known endpoint',
  });
});

test('what is not right is refused with the reason', async () => {
  const { idp, UserPoolId, create } = await providers();
  await create({ IdpIdentifiers: ['gmail.com'] });
  await expect(create({})).rejects.toMatchObject({ name: 'DuplicateProviderException' });
  const refused: readonly [Partial<CreateIdentityProviderCommandInput>, RegExp][] = [
    [{ ProviderName: 'Search' }, /must be called Google/],
    [{ ProviderDetails: { client_id: 'a' } }, /client_secret is required/],
    [{ ProviderDetails: { ...google, authorize_scopes: 'openid calendar' } }, /scope calendar/],
    [{ ProviderName: 'Club', ProviderType: 'OIDC' }, /oidc_issuer is required/],
  ];
  for (const [input, reason] of refused) await expect(create(input)).rejects.toThrow(reason);
  const update = (input: object) => idp.send(new UpdateIdentityProviderCommand({ UserPoolId, ProviderName: 'Google', ...input }));
  await expect(update({ AttributeMapping: { 'custom:hat': 'hat' } })).rejects.toThrow('has no attribute custom:hat');
  await expect(update({ AttributeMapping: { username: 'email' } })).rejects.toThrow('mapped to sub');
  const web = new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'b', SupportedIdentityProviders: ['Facebook'] });
  await expect(idp.send(web)).rejects.toThrow(`The provider Facebook does not exist for User Pool ${UserPoolId}.`);
  await expect(create({ ProviderName: 'Work', ProviderType: 'SAML' })).rejects.toThrow('SAML');
});

async function secondPool(idp: Awaited<ReturnType<typeof poolCloud>>['idp']) {
  const { UserPool } = await idp.send(new CreateUserPoolCommand({ PoolName: 'club' }));
  const UserPoolId = UserPool?.Id ?? '';
  await idp.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'club' }));
  return { UserPoolId };
}
