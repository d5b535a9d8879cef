// ListSecrets, DescribeSecret, tags, DeleteSecret, RestoreSecret, GetRandomPassword, by the real SDK client. Source:
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html and its siblings; sentences by moto unless noted
import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  type Filter,
  GetRandomPasswordCommand,
  type GetRandomPasswordCommandInput,
  ListSecretsCommand,
  type ListSecretsCommandInput,
  RestoreSecretCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { secretsCloud } from '../testing/secrets-cloud.ts';

const dayMs = 24 * 60 * 60 * 1000;

async function three() {
  const cloud = secretsCloud();
  await cloud.create('app/db', 'one', { Description: 'Main data base', Tags: [{ Key: 'team', Value: 'blue' }] });
  await cloud.advance(1000);
  await cloud.create('app/mail', 'two', { Tags: [{ Key: 'stage', Value: 'prod' }] });
  await cloud.advance(1000);
  await cloud.create('other');
  const names = async (input: ListSecretsCommandInput = {}) =>
    (await cloud.secrets.send(new ListSecretsCommand(input))).SecretList?.map(({ Name }) => Name);
  const erase = (input: object = {}) => cloud.secrets.send(new DeleteSecretCommand({ SecretId: 'other', ...input }));
  return { ...cloud, names, erase };
}

test('secrets are listed, the newest first, in other orders, page by page', async () => {
  const { secrets, names } = await three();
  expect(await names()).toEqual(['other', 'app/mail', 'app/db']);
  expect(await names({ SortOrder: 'asc' })).toEqual(['app/db', 'app/mail', 'other']);
  expect(await names({ SortOrder: 'asc', SortBy: 'name' })).toEqual(['app/db', 'app/mail', 'other']);
  const { NextToken } = await secrets.send(new ListSecretsCommand({ MaxResults: 2 }));
  expect(await names({ MaxResults: 2, NextToken })).toEqual(['app/db']);
  await expect(names({ NextToken: 'nonsense' })).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
});

test.each<[Filter[], string[]]>([
  [[{ Key: 'name', Values: ['app/'] }], ['app/mail', 'app/db']],
  [[{ Key: 'name', Values: ['APP'] }], []],
  [[{ Key: 'name', Values: ['!app/'] }], ['other']],
  [[{ Key: 'description', Values: ['main DATA'] }], ['app/db']],
  [[{ Key: 'tag-key', Values: ['te'] }], ['app/db']],
  [[{ Key: 'tag-value', Values: ['prod', 'blue'] }], ['app/mail', 'app/db']],
  [[{ Key: 'all', Values: ['Mail'] }], ['app/mail']],
  [
    [
      { Key: 'name', Values: ['app'] },
      { Key: 'tag-key', Values: ['stage'] },
    ],
    ['app/mail'],
  ],
  [[{ Key: 'owning-service', Values: ['rds'] }], []],
])('the filters %j give %j (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html)', async (Filters, wanted) => {
  const { names } = await three();
  expect(await names({ Filters })).toEqual(wanted);
});

test('a filter has a key and values', async () => {
  const { names } = await three();
  await expect(names({ Filters: [{ Values: ['x'] }] })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(names({ Filters: [{ Key: 'name' }] })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(names({ Filters: [{ Key: 'size' as never, Values: ['x'] }] })).rejects.toThrow('Member must satisfy enum value set');
});

test('a description has everything but the value', async () => {
  const { secrets, clock } = await three();
  const { $metadata: _, ...described } = await secrets.send(new DescribeSecretCommand({ SecretId: 'app/db' }));
  expect(described).toMatchObject({
    Name: 'app/db',
    Description: 'Main data base',
    Tags: [{ Key: 'team', Value: 'blue' }],
    CreatedDate: new Date(clock.now() - 2000),
    VersionIdsToStages: { [Object.keys(described.VersionIdsToStages ?? {})[0] ?? '']: ['AWSCURRENT'] },
  });
  await expect(secrets.send(new DescribeSecretCommand({ SecretId: 'none' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('tags are put on and taken off', async () => {
  const { secrets, names } = await three();
  const tag = (Key: string, SecretId = 'other') => secrets.send(new TagResourceCommand({ SecretId, Tags: [{ Key, Value: 'v' }] }));
  await tag('mine');
  expect(await names({ Filters: [{ Key: 'tag-key', Values: ['mine'] }] })).toEqual(['other']);
  await secrets.send(new UntagResourceCommand({ SecretId: 'other', TagKeys: ['mine', 'none'] }));
  expect(await names({ Filters: [{ Key: 'tag-key', Values: ['mine'] }] })).toEqual([]);
  await expect(tag('?')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  const Tags = Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}`, Value: 'v' }));
  await expect(secrets.send(new TagResourceCommand({ SecretId: 'other', Tags }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await expect(tag('x', 'none')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(secrets.send(new UntagResourceCommand({ SecretId: 'none', TagKeys: [] }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await secrets.send(new DeleteSecretCommand({ SecretId: 'other' }));
  await expect(tag('x')).rejects.toMatchObject({ name: 'InvalidRequestException' });
});

test('a deleted secret is hidden for its window, and then gone', async () => {
  const { secrets, create, clock, advance, names, erase } = await three();
  const DeletionDate = new Date(clock.now() + 7 * dayMs);
  expect(await erase({ RecoveryWindowInDays: 7 })).toMatchObject({ Name: 'other', DeletionDate });
  expect(await names()).toEqual(['app/mail', 'app/db']);
  expect(await names({ IncludePlannedDeletion: true })).toHaveLength(3);
  expect(await secrets.send(new DescribeSecretCommand({ SecretId: 'other' }))).toMatchObject({ DeletedDate: DeletionDate });
  await expect(erase()).rejects.toMatchObject({ name: 'InvalidRequestException' });
  await advance(7 * dayMs);
  await expect(secrets.send(new DescribeSecretCommand({ SecretId: 'other' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await create('other');
});

test('the window is 30 days unless told, 7 at the least', async () => {
  const { clock, erase } = await three();
  await expect(erase({ RecoveryWindowInDays: 6 })).rejects.toThrow(
    'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
  );
  await expect(erase({ RecoveryWindowInDays: 31 })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(erase({ SecretId: 'none' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect(await erase()).toMatchObject({ DeletionDate: new Date(clock.now() + 30 * dayMs) });
});

test('a restored secret is as before and stays', async () => {
  const { secrets, read, advance, erase } = await three();
  await erase({ RecoveryWindowInDays: 7 });
  await secrets.send(new RestoreSecretCommand({ SecretId: 'other' }));
  expect(await read('other')).toBe('one');
  await advance(8 * dayMs);
  expect(await read('other')).toBe('one');
  await expect(secrets.send(new RestoreSecretCommand({ SecretId: 'none' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a forced deletion is at once, and succeeds for what is not there', async () => {
  const { create, erase, read } = await three();
  const before = (await erase({ ForceDeleteWithoutRecovery: true })).ARN;
  await expect(read('other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect(await create('other')).not.toBe(before);
  expect(await erase({ SecretId: 'none', ForceDeleteWithoutRecovery: true })).toMatchObject({ Name: 'none' });
  await expect(erase({ ForceDeleteWithoutRecovery: true, RecoveryWindowInDays: 7 })).rejects.toThrow(
    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
  );
});

test('a random password keeps to its rules', async () => {
  const { secrets } = secretsCloud();
  const password = async (input: GetRandomPasswordCommandInput = {}) =>
    (await secrets.send(new GetRandomPasswordCommand(input))).RandomPassword ?? '';
  const plain = await password();
  expect(plain).toHaveLength(32);
  for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]) expect(plain).toMatch(kind);
  expect(await password()).not.toBe(plain);
  for (let count = 0; count < 20; count++) expect(await password({ PasswordLength: 5, IncludeSpace: true })).toContain(' ');
  expect(await password({ PasswordLength: 64, ExcludePunctuation: true, ExcludeUppercase: true, ExcludeCharacters: 'abc123' })).toMatch(
    /^[d-z04-9]{64}$/,
  );
  expect(await password({ PasswordLength: 1, RequireEachIncludedType: false })).toHaveLength(1);
  await expect(password({ PasswordLength: 3 })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Password length is too short based on the required types.',
  });
  const none = { ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunctuation: true };
  await expect(password(none)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(password({ PasswordLength: 4097 })).rejects.toThrow('Member must have value less than or equal to 4096');
});
