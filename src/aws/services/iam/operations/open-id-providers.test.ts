// OpenID Connect providers, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html and its siblings; sentences as moto shows
// them. What a provider is good for: STS, assume-role-with-web-identity.test.ts.
import {
  AddClientIDToOpenIDConnectProviderCommand,
  CreateOpenIDConnectProviderCommand,
  DeleteOpenIDConnectProviderCommand,
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { iamCloud } from '../testing/iam-cloud.ts';

const Url = 'https://idp.example.com/pool';
const OpenIDConnectProviderArn = 'arn:aws:iam::123456789012:oidc-provider/idp.example.com/pool';
const thumbprint = 'a'.repeat(40);
const create = (further = {}) => new CreateOpenIDConnectProviderCommand({ Url, ClientIDList: ['one'], ...further });

test('a provider is created, read, changed, listed and deleted', async () => {
  const { iam } = iamCloud();
  const made = await iam.send(create({ ThumbprintList: [thumbprint], Tags: [{ Key: 'a', Value: '1' }] }));
  expect(made).toMatchObject({ OpenIDConnectProviderArn, Tags: [{ Key: 'a', Value: '1' }] });
  const get = () => iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
  expect(await get()).toMatchObject({
    Url: 'idp.example.com/pool',
    ClientIDList: ['one'],
    ThumbprintList: [thumbprint],
    CreateDate: new Date('2026-11-01T00:00:00Z'),
  });
  for (const ClientID of ['two', 'two'])
    await iam.send(new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }));
  expect((await get()).ClientIDList).toEqual(['one', 'two']);
  for (const ClientID of ['one', 'one'])
    await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }));
  await iam.send(
    new UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn, ThumbprintList: [thumbprint, 'b'.repeat(40)] }),
  );
  expect(await get()).toMatchObject({ ClientIDList: ['two'], ThumbprintList: [thumbprint, 'b'.repeat(40)] });
  const list = async () => (await iam.send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList;
  expect(await list()).toEqual([{ Arn: OpenIDConnectProviderArn }]);
  await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
  expect(await list()).toEqual([]);
});

test('a second one of the same URL, a bad URL, and lists that are too long are refused', async () => {
  const { iam } = iamCloud();
  await iam.send(create());
  await expect(iam.send(create())).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'Provider with url https://idp.example.com/pool already exists.',
  });
  for (const bad of ['http://idp.example.com', 'idp.example.com', 'https://idp.example.com?a=1'])
    await expect(iam.send(create({ Url: bad }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Invalid Open ID Connect Provider URL',
    });
  const other = { Url: 'https://other.example.com' };
  await expect(iam.send(create({ ...other, ThumbprintList: Array(6).fill(thumbprint) }))).rejects.toMatchObject({
    name: 'InvalidInputException',
  });
  await expect(iam.send(create({ ...other, ThumbprintList: ['short'] }))).rejects.toMatchObject({ name: 'ValidationError' });
  const many = Array.from({ length: 101 }, (_, index) => `client${index}`);
  await expect(iam.send(create({ ...other, ClientIDList: many }))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
  });
  await iam.send(create({ ...other, ClientIDList: many.slice(1) }));
  await expect(
    iam.send(
      new AddClientIDToOpenIDConnectProviderCommand({
        OpenIDConnectProviderArn: 'arn:aws:iam::123456789012:oidc-provider/other.example.com',
        ClientID: 'one more',
      }),
    ),
  ).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('a provider that is not there is NoSuchEntity', async () => {
  const { iam } = iamCloud();
  for (const command of [
    new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }),
    new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }),
    new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: 'a' }),
    new RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: 'a' }),
    new UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn, ThumbprintList: [] }),
  ])
    await expect(iam.send(command as never)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`,
    });
});
