// GetFederationToken, by the real SDK client. Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
import { IAMClient, ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { GetFederationTokenCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { document, keysOf, stsCloud } from '../testing/sts-cloud.ts';

const issuerMay = { Effect: 'Allow', Action: ['iam:ListUsers', 'sts:GetFederationToken', 'sts:TagSession'], Resource: '*' };
const everything = document({ Effect: 'Allow', Action: '*', Resource: '*' });

test('a federated user may do what both its policy and its issuer may', async () => {
  const { user, sts, whoAmI, client } = stsCloud();
  const keys = await user('issuer', issuerMay);
  const { Credentials, FederatedUser, PackedPolicySize } = await sts(keys).send(
    new GetFederationTokenCommand({ Name: 'guest', Policy: everything }),
  );
  expect(FederatedUser).toEqual({ FederatedUserId: '123456789012:guest', Arn: 'arn:aws:sts::123456789012:federated-user/guest' });
  expect(PackedPolicySize).toBeGreaterThan(0);
  expect(await whoAmI(keysOf(Credentials))).toBe('arn:aws:sts::123456789012:federated-user/guest');
  const guest = client(IAMClient, { credentials: keysOf(Credentials) });
  await guest.send(new ListUsersCommand({}));
  await expect(guest.send(new ListRolesCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('without a policy it may do nothing; the root user can give it everything', async () => {
  const { sts, client } = stsCloud();
  const list = async (input: object) => {
    const { Credentials, PackedPolicySize } = await sts().send(new GetFederationTokenCommand({ Name: 'guest', ...input }));
    // Recorded by LocalStack: it is there without a policy too.
    expect(PackedPolicySize).toBe('Policy' in input ? 3 : 0);
    await client(IAMClient, { credentials: keysOf(Credentials) }).send(new ListRolesCommand({}));
  };
  await list({ Policy: everything });
  await expect(list({})).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('it needs a permission, and lasting keys', async () => {
  const { user, sts } = stsCloud();
  await expect(sts(await user('nobody')).send(new GetFederationTokenCommand({ Name: 'guest' }))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining(
      'is not authorized to perform: sts:GetFederationToken on resource: arn:aws:sts::123456789012:federated-user/guest',
    ),
  });
  const { Credentials } = await sts().send(new GetFederationTokenCommand({ Name: 'guest', Policy: everything }));
  await expect(sts(keysOf(Credentials)).send(new GetFederationTokenCommand({ Name: 'other' }))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: 'Cannot call GetFederationToken with session credentials',
  });
});

test.each([
  [{ Name: 'x' }, 'ValidationError'],
  [{ Name: 'a b' }, 'ValidationError'],
  [{ Name: 'guest', Policy: '{}' }, 'MalformedPolicyDocumentException'],
  [{ Name: 'guest', Tags: [{ Key: 'aws:a', Value: '' }] }, 'InvalidParameterValue'],
  [
    { Name: 'guest', Tags: Array.from({ length: 20 }, (_, index) => ({ Key: `k${index}`, Value: 'v'.repeat(250) })) },
    'PackedPolicyTooLargeException',
  ],
])('a request that is not in order is refused: %#', async (input, name) => {
  const { sts } = stsCloud();
  await expect(sts().send(new GetFederationTokenCommand(input))).rejects.toMatchObject({ name });
});
