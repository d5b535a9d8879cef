// Identity pools: made, told, changed, listed, tagged, deleted; by the real SDK client.
// Source: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html and its siblings
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  DeleteIdentityPoolCommand,
  DescribeIdentityCommand,
  DescribeIdentityPoolCommand,
  ListIdentityPoolsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateIdentityPoolCommand,
} from '@aws-sdk/client-cognito-identity';
import { expect, test } from 'vitest';
import { clientId, google, identityCloud, userPool } from '../testing/identity-cloud.ts';

const settings = {
  IdentityPoolName: 'my app',
  AllowUnauthenticatedIdentities: true,
  AllowClassicFlow: true,
  SupportedLoginProviders: { [google]: 'web1' },
  DeveloperProviderName: 'login.my.app',
  OpenIdConnectProviderARNs: ['arn:aws:iam::123456789012:oidc-provider/idp.example.com'],
  CognitoIdentityProviders: [{ ProviderName: userPool, ClientId: clientId, ServerSideTokenCheck: false }],
  SamlProviderARNs: ['arn:aws:iam::123456789012:saml-provider/corp'],
};

test('a pool is told as it was made, with an id of region and UUID', async () => {
  const { cognito } = identityCloud();
  const { $metadata: _made, ...made } = await cognito.send(
    new CreateIdentityPoolCommand({ ...settings, IdentityPoolTags: { team: 'blue' } }),
  );
  expect(made).toEqual({
    ...settings,
    IdentityPoolId: expect.stringMatching(/^us-east-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    IdentityPoolTags: { team: 'blue' },
  });
  const { $metadata: _told, ...told } = await cognito.send(new DescribeIdentityPoolCommand({ IdentityPoolId: made.IdentityPoolId }));
  expect(told).toEqual(made);
});

test('what was never set is left out', async () => {
  const { cognito } = identityCloud();
  const input = { IdentityPoolName: 'plain', AllowUnauthenticatedIdentities: false };
  const { $metadata: _, ...made } = await cognito.send(new CreateIdentityPoolCommand(input));
  expect(made).toEqual({ ...input, IdentityPoolId: expect.any(String), IdentityPoolTags: {} });
});

test('an update sets back what it leaves out; tags stay', async () => {
  const { cognito } = identityCloud();
  const { IdentityPoolId = '' } = await cognito.send(new CreateIdentityPoolCommand({ ...settings, IdentityPoolTags: { team: 'blue' } }));
  const input = { IdentityPoolId, IdentityPoolName: 'other', AllowUnauthenticatedIdentities: false };
  const { $metadata: _, ...updated } = await cognito.send(new UpdateIdentityPoolCommand(input));
  expect(updated).toEqual({ ...input, IdentityPoolTags: { team: 'blue' } });
  const tagged = await cognito.send(new UpdateIdentityPoolCommand({ ...input, IdentityPoolTags: { team: 'red' } }));
  expect(tagged.IdentityPoolTags).toEqual({ team: 'red' });
});

test("the name of the developer's provider cannot be changed", async () => {
  const { cognito, pool } = identityCloud();
  const IdentityPoolId = await pool({ DeveloperProviderName: 'login.my.app' });
  const input = { IdentityPoolId, IdentityPoolName: 'app', AllowUnauthenticatedIdentities: false, DeveloperProviderName: 'other' };
  await expect(cognito.send(new UpdateIdentityPoolCommand(input))).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('pools are listed page by page, in their region and account only', async () => {
  const { cognito, pool, client } = identityCloud();
  const made = [await pool({ IdentityPoolName: 'a' }), await pool({ IdentityPoolName: 'b' }), await pool({ IdentityPoolName: 'c' })];
  const first = await cognito.send(new ListIdentityPoolsCommand({ MaxResults: 2 }));
  expect(first.IdentityPools).toHaveLength(2);
  const second = await cognito.send(new ListIdentityPoolsCommand({ MaxResults: 2, NextToken: first.NextToken }));
  expect(second.NextToken).toBeUndefined();
  const listed = [...(first.IdentityPools ?? []), ...(second.IdentityPools ?? [])];
  expect(listed.map(({ IdentityPoolId }) => IdentityPoolId)).toEqual([...made].sort());
  expect(listed.map(({ IdentityPoolName }) => IdentityPoolName).sort()).toEqual(['a', 'b', 'c']);
  for (const options of [{ region: 'eu-west-1' }, { account: '111122223333' }]) {
    const elsewhere = client(CognitoIdentityClient, options);
    expect((await elsewhere.send(new ListIdentityPoolsCommand({ MaxResults: 60 }))).IdentityPools).toEqual([]);
    await expect(elsewhere.send(new DescribeIdentityPoolCommand({ IdentityPoolId: made[0] }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  }
  await expect(cognito.send(new ListIdentityPoolsCommand({ MaxResults: 2, NextToken: 'x' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('a deleted pool is gone with its identities', async () => {
  const { cognito, pool, id } = identityCloud();
  const IdentityPoolId = await pool({ AllowUnauthenticatedIdentities: true });
  const IdentityId = await id(IdentityPoolId);
  await cognito.send(new DeleteIdentityPoolCommand({ IdentityPoolId }));
  const notFound = { name: 'ResourceNotFoundException', message: `IdentityPool '${IdentityPoolId}' not found.` };
  await expect(cognito.send(new DescribeIdentityPoolCommand({ IdentityPoolId }))).rejects.toMatchObject(notFound);
  await expect(cognito.send(new DeleteIdentityPoolCommand({ IdentityPoolId }))).rejects.toMatchObject(notFound);
  await expect(id(IdentityPoolId)).rejects.toMatchObject(notFound);
  await expect(cognito.send(new DescribeIdentityCommand({ IdentityId }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Identity '${IdentityId}' not found.`,
  });
});

test('tags are set, told and taken away by the ARN of the pool', async () => {
  const { cognito, pool } = identityCloud();
  const ResourceArn = `arn:aws:cognito-identity:us-east-1:123456789012:identitypool/${await pool({ IdentityPoolTags: { a: '1' } })}`;
  await cognito.send(new TagResourceCommand({ ResourceArn, Tags: { b: '2', c: '' } }));
  await cognito.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));
  expect((await cognito.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual({ b: '2', c: '' });
  for (const Tags of [{ 'aws:a': '1' }, Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`k${index}`, 'v']))])
    await expect(cognito.send(new TagResourceCommand({ ResourceArn, Tags }))).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(cognito.send(new ListTagsForResourceCommand({ ResourceArn: 'arn:aws:s3:::a-bucket-of-mine' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  const other = ResourceArn.replace(/.{12}$/, '000000000000');
  await expect(cognito.send(new TagResourceCommand({ ResourceArn: other, Tags: { b: '2' } }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test.each([
  [{ IdentityPoolName: 'a/b' }, 'ValidationException'],
  [{ CognitoIdentityProviders: [{ ProviderName: 'us-east-1_abc', ClientId: clientId }] }, 'InvalidParameterException'],
  [{ CognitoIdentityProviders: [{ ProviderName: userPool }] }, 'InvalidParameterException'],
  [{ OpenIdConnectProviderARNs: ['https://idp.example.com'] }, 'InvalidParameterException'],
  [{ SamlProviderARNs: ['arn:aws:iam::123456789012:role/corp'] }, 'InvalidParameterException'],
  [{ DeveloperProviderName: 'a b' }, 'ValidationException'],
])('a pool with %j is refused', async (input, name) => {
  const { pool } = identityCloud();
  await expect(pool(input)).rejects.toMatchObject({ name });
});
