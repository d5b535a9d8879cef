// CreateSecret, GetSecretValue, BatchGetSecretValue, by the real SDK client. Source:
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html and its siblings; sentences by moto unless noted
import {
  BatchGetSecretValueCommand,
  type BatchGetSecretValueCommandInput,
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { secretsCloud } from '../testing/secrets-cloud.ts';

const token = 'a'.repeat(32);

test('a secret that was created is read by name, by ARN and by an ARN without its end', async () => {
  const { create, read } = secretsCloud();
  const arn = await create('app/db', 'swordfish');
  expect(arn).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:app\/db-[A-Za-z0-9]{6}$/);
  for (const id of ['app/db', arn, arn.slice(0, -7)]) expect(await read(id)).toBe('swordfish');
});

test('the answer has version, labels and time; bytes stay bytes', async () => {
  const { secrets, clock } = secretsCloud();
  const SecretBinary = new Uint8Array([1, 2, 255]);
  await secrets.send(new CreateSecretCommand({ Name: 'key', SecretBinary, ClientRequestToken: token }));
  const { $metadata: _, ...answer } = await secrets.send(new GetSecretValueCommand({ SecretId: 'key' }));
  expect(answer).toMatchObject({ Name: 'key', VersionId: token, VersionStages: ['AWSCURRENT'], CreatedDate: new Date(clock.now()) });
  expect([...(answer.SecretBinary ?? [])]).toEqual([1, 2, 255]);
  expect(answer.SecretString).toBeUndefined();
});

test('a name is taken once; the same request again succeeds, with another value it does not', async () => {
  const { secrets, create } = secretsCloud();
  const arn = await create('db', 'one', { ClientRequestToken: token });
  expect(await create('db', 'one', { ClientRequestToken: token })).toBe(arn);
  await expect(create('db', 'two', { ClientRequestToken: token })).rejects.toMatchObject({
    name: 'ResourceExistsException',
    message: `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${arn}.`,
  });
  await expect(create('db')).rejects.toMatchObject({
    name: 'ResourceExistsException',
    message: 'The operation failed because the secret db already exists.',
  });
  await secrets.send(new DeleteSecretCommand({ SecretId: 'db' }));
  await expect(create('db')).rejects.toMatchObject({
    name: 'InvalidRequestException',
    message: "You can't create this secret because a secret with this name is already scheduled for deletion.",
  });
});

test('names, values, tags and replication have rules', async () => {
  const { secrets, create } = secretsCloud();
  await expect(create('a b')).rejects.toThrow('Invalid name. Must be a valid name containing alphanumeric characters');
  await expect(create('a', 'text', { SecretBinary: new Uint8Array([1]) })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(create('a', 'é'.repeat(40_000))).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(create('a', 'x', { Tags: [{ Key: 'aws:x', Value: 'y' }] })).rejects.toMatchObject({ name: 'InvalidRequestException' });
  await expect(create('a', 'x', { AddReplicaRegions: [{ Region: 'eu-west-1' }] })).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(secrets.send(new CreateSecretCommand({ Name: 'a', SecretString: 'x', ClientRequestToken: 'short' }))).rejects.toThrow(
    "Value 'short' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than or equal to 32",
  );
});

test('a secret without a value has none to read', async () => {
  const { secrets, read } = secretsCloud();
  expect(await secrets.send(new CreateSecretCommand({ Name: 'empty' }))).not.toHaveProperty('VersionId');
  await expect(read('empty')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
  });
});

test('a version is read by label and by id, which must fit each other', async () => {
  const { create, put, read } = secretsCloud();
  await create('db', 'one', { ClientRequestToken: token });
  const second = await put('db', 'two');
  expect(await read('db')).toBe('two');
  expect(await read('db', { VersionStage: 'AWSPREVIOUS' })).toBe('one');
  expect(await read('db', { VersionId: token })).toBe('one');
  expect(await read('db', { VersionId: second, VersionStage: 'AWSCURRENT' })).toBe('two');
  await expect(read('db', { VersionId: token, VersionStage: 'AWSCURRENT' })).rejects.toMatchObject({
    name: 'InvalidRequestException',
    message: 'You provided a VersionStage that is not associated to the provided VersionId.',
  });
  await expect(read('db', { VersionId: 'b'.repeat(32) })).rejects.toThrow(
    `Secrets Manager can't find the specified secret value for VersionId: ${'b'.repeat(32)}`,
  );
  await expect(read('db', { VersionStage: 'BLUE' })).rejects.toThrow('for staging label: BLUE');
});

test('a secret of another name, account or Region is not found, nor is a deleted one read', async () => {
  const { client, secrets, create, read } = secretsCloud();
  await create('db');
  const command = new GetSecretValueCommand({ SecretId: 'db' });
  const notFound = { name: 'ResourceNotFoundException', message: "Secrets Manager can't find the specified secret." };
  await expect(read('none')).rejects.toMatchObject(notFound);
  await expect(client(SecretsManagerClient, { account: '999999999999' }).send(command)).rejects.toMatchObject(notFound);
  await expect(client(SecretsManagerClient, { region: 'eu-west-1' }).send(command)).rejects.toMatchObject(notFound);
  await secrets.send(new DeleteSecretCommand({ SecretId: 'db' }));
  await expect(read('db')).rejects.toMatchObject({
    name: 'InvalidRequestException',
    message: "You can't perform this operation on the secret because it was marked for deletion.",
  });
});

test('a read leaves the day in the description', async () => {
  const { secrets, create, read, advance } = secretsCloud();
  await create('db');
  await advance(30 * 60 * 60 * 1000);
  await read('db');
  const { LastAccessedDate } = await secrets.send(new DescribeSecretCommand({ SecretId: 'db' }));
  expect(LastAccessedDate).toEqual(new Date('2026-11-02T00:00:00Z'));
});

test('a batch gives what can be read and tells about the rest', async () => {
  const { secrets, create } = secretsCloud();
  await create('app/a', 'A', { Tags: [{ Key: 'team', Value: 'blue' }] });
  await create('app/b', 'B');
  await create('c', 'C');
  const batch = (input: BatchGetSecretValueCommandInput) => secrets.send(new BatchGetSecretValueCommand(input));
  const listed = await batch({ SecretIdList: ['app/a', 'none'] });
  expect(listed.SecretValues).toMatchObject([{ Name: 'app/a', SecretString: 'A', VersionStages: ['AWSCURRENT'] }]);
  expect(listed.Errors).toEqual([
    { SecretId: 'none', ErrorCode: 'ResourceNotFoundException', Message: "Secrets Manager can't find the specified secret." },
  ]);
  const Filters = [{ Key: 'name' as const, Values: ['app/'] }];
  const first = await batch({ Filters, MaxResults: 1 });
  const second = await batch({ Filters, MaxResults: 1, NextToken: first.NextToken });
  expect([first, second].flatMap(({ SecretValues = [] }) => SecretValues.map(({ SecretString }) => SecretString))).toEqual(['A', 'B']);
  expect(second.NextToken).toBeUndefined();
  await expect(batch({})).rejects.toThrow("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
  await expect(batch({ SecretIdList: ['c'], MaxResults: 1 })).rejects.toThrow(
    "'Filters' must also be specified when 'MaxResults' is provided.",
  );
  await expect(batch({ Filters, NextToken: 'x' })).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
});
