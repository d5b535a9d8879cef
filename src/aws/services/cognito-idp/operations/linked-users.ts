// A user of the pool who may also come by a provider: AdminLinkProviderForUser, AdminDisableProviderForUser.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html
import type {
  AdminDisableProviderForUserRequest,
  AdminDisableProviderForUserResponse,
  AdminLinkProviderForUserRequest,
  AdminLinkProviderForUserResponse,
  ProviderUserIdentifierType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Operation } from '../../../core/service.ts';
import { invalid, notEmbedded } from '../errors.ts';
import { userOfIdentity } from '../federation/federated-user.ts';
import { identitiesOf } from '../federation/identity-provider.ts';
import { getUser } from '../user-names.ts';
import type { UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';
import { providerIn } from './identity-providers.ts';

export const adminLinkProviderForUser =
  (pools: UserPools): Operation<AdminLinkProviderForUserRequest, AdminLinkProviderForUserResponse> =>
  ({ UserPoolId: id, DestinationUser: destination = {}, SourceUser: source = {} }, context) => {
    const pool = pools.get(context, id);
    if (destination.ProviderName !== 'Cognito') throw notEmbedded('a DestinationUser who is no user of the pool itself');
    const user = getUser(pool, destination.ProviderAttributeValue);
    const { name, type } = providerIn(pool, source.ProviderName);
    const userId = subjectOf(source);
    if (userOfIdentity(pool, name, userId))
      throw invalid('Merging is not currently supported, provide a SourceUser that has not been signed up in order to link');
    const known = identitiesOf(user.attributes);
    // AWS: up to five.
    if (known.length >= 5) throw invalid('User has reached the limit of linked identities: 5.');
    const linked = { userId, providerName: name, providerType: type, issuer: null, primary: false, dateCreated: pools.now() };
    user.attributes = { ...user.attributes, identities: JSON.stringify([...known, linked]) };
    user.modifiedMs = pools.now();
    return {};
  };

/** AWS: who was linked and comes again by that provider is a new user. */
export const adminDisableProviderForUser =
  (pools: UserPools): Operation<AdminDisableProviderForUserRequest, AdminDisableProviderForUserResponse> =>
  ({ UserPoolId: id, User: of = {} }, context) => {
    const pool: UserPool = pools.get(context, id);
    if (of.ProviderName === 'Cognito') throw notEmbedded('taking the password from a user of the pool');
    const { name } = providerIn(pool, of.ProviderName);
    const user = userOfIdentity(pool, name, subjectOf(of));
    const rest = identitiesOf(user?.attributes ?? {}).filter(
      ({ providerName, userId }) => providerName !== name || userId !== subjectOf(of),
    );
    if (!user || user.status === 'EXTERNAL_PROVIDER') throw invalid(`No user of the pool is linked to that user of ${name}.`);
    const { identities: _before, ...attributes } = user.attributes;
    user.attributes = rest.length > 0 ? { ...attributes, identities: JSON.stringify(rest) } : attributes;
    user.modifiedMs = pools.now();
    return {};
  };

/** AWS: OpenID and social providers know somebody by Cognito_Subject. */
function subjectOf({ ProviderAttributeName: name, ProviderAttributeValue: value }: ProviderUserIdentifierType): string {
  if (name !== 'Cognito_Subject') throw invalid('The ProviderAttributeName of such a provider must be Cognito_Subject.');
  if (!value) throw invalid('The ProviderAttributeValue is required.');
  return value;
}
