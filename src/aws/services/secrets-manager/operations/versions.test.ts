// PutSecretValue, UpdateSecret, UpdateSecretVersionStage, ListSecretVersionIds, by the real SDK client. Source:
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html and its siblings; sentences by moto
import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { secretsCloud } from '../testing/secrets-cloud.ts';

const [first, second, third] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];

async function twoVersions() {
  const cloud = secretsCloud();
  const arn = await cloud.create('db', 'one', { ClientRequestToken: first });
  const put = (SecretString: string, ClientRequestToken: string, VersionStages?: string[]) =>
    cloud.secrets.send(new PutSecretValueCommand({ SecretId: 'db', SecretString, ClientRequestToken, VersionStages }));
  await put('two', second);
  const move = (VersionStage: string, RemoveFromVersionId?: string, MoveToVersionId?: string) =>
    cloud.secrets.send(new UpdateSecretVersionStageCommand({ SecretId: 'db', VersionStage, RemoveFromVersionId, MoveToVersionId }));
  return { ...cloud, arn, put, move };
}

test('a new value is current, the one before it previous, older ones have no label', async () => {
  const { put, stages, secrets } = await twoVersions();
  expect(await stages('db')).toEqual([['AWSPREVIOUS'], ['AWSCURRENT']]);
  await put('three', third);
  expect(await stages('db')).toEqual([[], ['AWSPREVIOUS'], ['AWSCURRENT']]);
  const labelled = await secrets.send(new ListSecretVersionIdsCommand({ SecretId: 'db' }));
  expect(labelled.Versions).toHaveLength(2);
  expect(labelled.Versions?.[1]).toMatchObject({ VersionId: third, KmsKeyIds: ['DefaultEncryptionKey'] });
});

test('the same token with the same value changes nothing, with another value it is refused', async () => {
  const { put, stages, arn } = await twoVersions();
  await put('one', first);
  expect(await stages('db')).toEqual([['AWSPREVIOUS'], ['AWSCURRENT']]);
  await expect(put('other', second)).rejects.toMatchObject({
    name: 'ResourceExistsException',
    message: `You can't use ClientRequestToken ${second} because that value is already in use for a version of secret ${arn}.`,
  });
});

test('labels of our own move from version to version and leave AWSCURRENT alone', async () => {
  const { put, stages, read } = await twoVersions();
  expect(await put('three', third, ['BLUE'])).toMatchObject({ VersionId: third, VersionStages: ['BLUE'] });
  expect(await stages('db')).toEqual([['AWSPREVIOUS'], ['AWSCURRENT'], ['BLUE']]);
  await put('four', 'd'.repeat(32), ['BLUE']);
  expect(await stages('db')).toEqual([['AWSPREVIOUS'], ['AWSCURRENT'], [], ['BLUE']]);
  expect(await read('db')).toBe('two');
});

test('PutSecretValue needs a value and a secret that is not being deleted', async () => {
  const { secrets } = await twoVersions();
  await expect(secrets.send(new PutSecretValueCommand({ SecretId: 'db' }))).rejects.toMatchObject({
    name: 'InvalidRequestException',
    message: 'You must provide either SecretString or SecretBinary.',
  });
  await expect(secrets.send(new PutSecretValueCommand({ SecretId: 'none', SecretString: 'x' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await secrets.send(new DeleteSecretCommand({ SecretId: 'db' }));
  await expect(secrets.send(new PutSecretValueCommand({ SecretId: 'db', SecretString: 'x' }))).rejects.toThrow('marked for deletion');
  await expect(secrets.send(new UpdateSecretCommand({ SecretId: 'db', Description: 'x' }))).rejects.toThrow('marked for deletion');
});

test('a secret keeps a hundred versions; young ones are not forgotten', async () => {
  const { create, put, stages, advance } = secretsCloud();
  await create('many', '0');
  for (let count = 1; count < 100; count++) await put('many', String(count));
  await expect(put('many', 'more')).rejects.toMatchObject({ name: 'LimitExceededException' });
  await advance(24 * 60 * 60 * 1000);
  await put('many', 'more');
  expect(await stages('many')).toHaveLength(100);
});

test('UpdateSecret changes details, and makes a version only of a value', async () => {
  const { secrets, stages, read } = await twoVersions();
  const update = (input: object) => secrets.send(new UpdateSecretCommand({ SecretId: 'db', ...input }));
  expect(await update({ Description: 'the base', KmsKeyId: 'alias/mine' })).not.toHaveProperty('VersionId');
  expect(await secrets.send(new DescribeSecretCommand({ SecretId: 'db' }))).toMatchObject({
    Description: 'the base',
    KmsKeyId: 'alias/mine',
  });
  expect(await update({ SecretString: 'three', ClientRequestToken: third })).toMatchObject({ VersionId: third });
  expect(await read('db')).toBe('three');
  expect(await stages('db')).toEqual([[], ['AWSPREVIOUS'], ['AWSCURRENT']]);
  await expect(update({ SecretString: 'four', ClientRequestToken: third })).rejects.toMatchObject({ name: 'ResourceExistsException' });
  await expect(update({ SecretString: 'x', SecretBinary: new Uint8Array([1]) })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await expect(secrets.send(new UpdateSecretCommand({ SecretId: 'none' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a label moves when the version that has it is named; AWSCURRENT leaves AWSPREVIOUS behind', async () => {
  const { move, stages, read } = await twoVersions();
  await move('AWSCURRENT', second, first);
  expect(await stages('db')).toEqual([['AWSCURRENT'], ['AWSPREVIOUS']]);
  expect(await read('db')).toBe('one');
  await move('GREEN', undefined, second);
  await move('GREEN', second);
  expect(await stages('db')).toEqual([['AWSCURRENT'], ['AWSPREVIOUS']]);
});

test('moves that cannot be are refused', async () => {
  const { secrets, move, stages } = await twoVersions();
  await expect(move('AWSCURRENT', undefined, first)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining(`Staging label AWSCURRENT is currently attached to version ${second}`),
  });
  await expect(move('AWSCURRENT', second)).rejects.toThrow('You can only move staging label AWSCURRENT to a different secret version.');
  await expect(move('AWSCURRENT', first, second)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(move('BLUE', undefined, third)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(move('BLUE', third)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(move('BLUE')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  for (let count = 1; count < 20; count++) await move(`L${count}`, undefined, second);
  await expect(move('more', undefined, second)).rejects.toMatchObject({ name: 'LimitExceededException' });
  expect((await stages('db'))[1]).toHaveLength(20);
  await expect(secrets.send(new UpdateSecretVersionStageCommand({ SecretId: 'none', VersionStage: 'x' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('versions come page by page', async () => {
  const { secrets } = await twoVersions();
  const list = (NextToken?: string) => secrets.send(new ListSecretVersionIdsCommand({ SecretId: 'db', MaxResults: 1, NextToken }));
  const page = await list();
  expect(page.Versions).toMatchObject([{ VersionId: first }]);
  expect(await list(page.NextToken)).toMatchObject({ Versions: [{ VersionId: second }], Name: 'db' });
  await expect(list('nonsense')).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
  await expect(secrets.send(new ListSecretVersionIdsCommand({ SecretId: 'none' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
