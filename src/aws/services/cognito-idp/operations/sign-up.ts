// SignUp, ConfirmSignUp, ResendConfirmationCode, AdminConfirmSignUp.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
import type {
  AdminConfirmSignUpRequest,
  CodeDeliveryDetailsType,
  ConfirmSignUpRequest,
  ConfirmSignUpResponse,
  ResendConfirmationCodeRequest,
  ResendConfirmationCodeResponse,
  SignUpRequest,
  SignUpResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Operation } from '../../../core/service.ts';
import { useCode } from '../codes.ts';
import { expiredCode, invalid, notAuthorized } from '../errors.ts';
import { hidesUsers, unknownCombination } from '../hidden-users.ts';
import { limits } from '../limits.ts';
import { type Address, keepCode, masked, type Reason, send } from '../messages.ts';
import { askSignUp, type Metadata, newUser, takesSignUps, tellConfirmation } from '../new-user.ts';
import { checkPolicy, setPassword } from '../passwords.ts';
import { checkedAttributes, checkRequired, checkWritable } from '../schema.ts';
import { checkSecretHash } from '../secret-hash.ts';
import type { User } from '../user.ts';
import { checkAliases, findUser, getUser, newUsername, takeAliases } from '../user-names.ts';
import type { AppClient, UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export const signUp =
  (pools: UserPools): Operation<SignUpRequest, SignUpResponse> =>
  async (input) => {
    const { pool, client } = pools.byClient(input.ClientId);
    const { Username: name = '', Password: password, ClientMetadata: metadata } = input;
    checkSecretHash(client, [name], input.SecretHash);
    if (!takesSignUps(pool)) throw notAuthorized('SignUp is not permitted for this user pool');
    if (password === undefined) throw invalid('Password is required: signing up without one is not embedded in Sandshark.');
    checkPolicy(pool, password);
    const given = checkedAttributes(pool, input.UserAttributes);
    checkWritable(client, Object.keys(given));
    const sub = pools.environment.random.uuid();
    const { username, attributes: own } = newUsername(pool, name, sub);
    const attributes = { ...given, ...own };
    checkRequired(pool, attributes);
    const clientId = client.ClientId;
    const call = { source: 'PreSignUp_SignUp', username, attributes, clientId, metadata, validation: input.ValidationData } as const;
    const verdict = await askSignUp(pools, pool, call);
    // Another sign-up may have taken the name while the function thought.
    newUsername(pool, name, sub);
    const verified = verdict.verified.map((address) => [`${address}_verified`, 'true']);
    const user = newUser(pools, { username, sub, attributes: { ...attributes, ...Object.fromEntries(verified) }, status: 'UNCONFIRMED' });
    if (verdict.confirmed) checkAliases(pool, user);
    setPassword(pools, pool, user, password);
    pool.users.push(user);
    if (!verdict.confirmed) {
      const CodeDeliveryDetails = await sendConfirmation(pools, { pool, client, user, reason: 'CustomMessage_SignUp', metadata });
      return { UserConfirmed: false, UserSub: sub, ...(CodeDeliveryDetails && { CodeDeliveryDetails }) };
    }
    user.status = 'CONFIRMED';
    await tellConfirmation(pools, pool, user, { source: 'ConfirmSignUp', clientId, metadata });
    return { UserConfirmed: true, UserSub: sub };
  };

export const confirmSignUp =
  (pools: UserPools): Operation<ConfirmSignUpRequest, ConfirmSignUpResponse> =>
  async (input) => {
    const { pool, client } = pools.byClient(input.ClientId);
    const { Username: name = '', ClientMetadata: metadata } = input;
    const user = findUser(pool, name);
    checkSecretHash(client, [name, user?.username ?? name], input.SecretHash);
    if (!user) throw hidesUsers(client) ? expiredCode() : unknownCombination();
    if (user.status !== 'UNCONFIRMED') throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
    const proven = user.codes.confirm?.address;
    const after = { ...user, attributes: { ...user.attributes, ...(proven && { [`${proven}_verified`]: 'true' }) } };
    if (user.codes.confirm?.code === input.ConfirmationCode && !input.ForceAliasCreation) checkAliases(pool, after);
    useCode(user, 'confirm', input.ConfirmationCode, pools.now());
    user.attributes = after.attributes;
    if (input.ForceAliasCreation) takeAliases(pool, user);
    user.status = 'CONFIRMED';
    user.modifiedMs = pools.now();
    await tellConfirmation(pools, pool, user, { source: 'ConfirmSignUp', clientId: client.ClientId, metadata });
    return {};
  };

export const resendConfirmationCode =
  (pools: UserPools): Operation<ResendConfirmationCodeRequest, ResendConfirmationCodeResponse> =>
  async (input) => {
    const { pool, client } = pools.byClient(input.ClientId);
    const { Username: name = '', ClientMetadata: metadata } = input;
    const user = findUser(pool, name);
    checkSecretHash(client, [name, user?.username ?? name], input.SecretHash);
    if (!user && hidesUsers(client)) return { CodeDeliveryDetails: pretended(name) };
    if (!user) throw unknownCombination();
    if (user.status !== 'UNCONFIRMED') throw invalid('User is already confirmed.');
    const CodeDeliveryDetails = await sendConfirmation(pools, { pool, client, user, reason: 'CustomMessage_ResendCode', metadata });
    if (!CodeDeliveryDetails) throw invalid('Auto verification not turned on.');
    return { CodeDeliveryDetails };
  };

export const adminConfirmSignUp =
  (pools: UserPools): Operation<AdminConfirmSignUpRequest, object> =>
  async ({ UserPoolId: id, Username: name, ClientMetadata: metadata }, context) => {
    const pool = pools.get(context, id);
    const user = getUser(pool, name);
    if (user.status !== 'UNCONFIRMED') throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
    user.status = 'CONFIRMED';
    user.codes = {};
    user.modifiedMs = pools.now();
    await tellConfirmation(pools, pool, user, { source: 'ConfirmSignUp', metadata });
    return {};
  };

/** AWS tells strangers of a delivery that never happens. */
function pretended(name: string): CodeDeliveryDetailsType {
  return {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: masked('email', name.includes('@') ? name : `${name}@example.com`),
  };
}

/** AWS: to the phone where both addresses are to be verified. Undefined when none is. */
async function sendConfirmation(
  pools: UserPools,
  {
    pool,
    client,
    user,
    reason,
    metadata,
  }: { readonly pool: UserPool; readonly client: AppClient; readonly user: User; readonly reason: Reason; readonly metadata: Metadata },
): Promise<CodeDeliveryDetailsType | undefined> {
  const wanted = pool.settings.AutoVerifiedAttributes ?? [];
  const to = (['phone_number', 'email'] as const satisfies readonly Address[]).find(
    (address) => wanted.includes(address) && user.attributes[address],
  );
  if (!to) return undefined;
  const code = keepCode(pools, user, 'confirm', limits.signUpCodeMs, to);
  return send(pools, pool, user, { to, reason, code, clientId: client.ClientId, metadata });
}
