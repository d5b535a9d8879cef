// GetParameter, GetParameters, GetParameterHistory, by the real SDK client.
// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html and its siblings
import {
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { ssmCloud } from '../testing/ssm-cloud.ts';

async function twoVersions() {
  const cloud = ssmCloud();
  await cloud.put('/app/url', 'one');
  await cloud.put('/app/url', 'two', { Overwrite: true });
  await cloud.ssm.send(new LabelParameterVersionCommand({ Name: '/app/url', ParameterVersion: 1, Labels: ['live'] }));
  return { ...cloud, get: async (Name: string) => (await cloud.ssm.send(new GetParameterCommand({ Name }))).Parameter };
}

test('a version is read by its number and by its label, in names and in ARNs', async () => {
  const { get } = await twoVersions();
  expect(await get('/app/url')).toMatchObject({ Value: 'two', Version: 2 });
  expect(await get('/app/url:1')).toMatchObject({ Value: 'one', Version: 1, Selector: ':1' });
  expect(await get('/app/url:live')).toMatchObject({ Value: 'one', Selector: ':live' });
  expect(await get('arn:aws:ssm:us-east-1:123456789012:parameter/app/url')).toMatchObject({ Name: '/app/url', Value: 'two' });
  expect(await get('arn:aws:ssm:us-east-1:123456789012:parameter/app/url:1')).toMatchObject({ Value: 'one' });
});

test('the ARN of a name without a slash finds it', async () => {
  const { put, get } = await twoVersions();
  await put('plain', 'p');
  expect(await get('arn:aws:ssm:us-east-1:123456789012:parameter/plain')).toMatchObject({ Name: 'plain', Value: 'p' });
});

test('what is not there is not found, nor is a version or label of it (sentences recorded by moto)', async () => {
  const { get } = await twoVersions();
  await expect(get('/app/none')).rejects.toMatchObject({ name: 'ParameterNotFound' });
  await expect(get('/app/url:7')).rejects.toMatchObject({
    name: 'ParameterVersionNotFound',
    message: 'Systems Manager could not find version 7 of /app/url. Verify the version and try again.',
  });
  await expect(get('/app/url:dead')).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
});

test('other accounts and regions do not see it', async () => {
  const { client } = await twoVersions();
  const command = new GetParameterCommand({ Name: '/app/url' });
  await expect(client(SSMClient, { account: '999999999999' }).send(command)).rejects.toMatchObject({ name: 'ParameterNotFound' });
  await expect(client(SSMClient, { region: 'eu-west-1' }).send(command)).rejects.toMatchObject({ name: 'ParameterNotFound' });
  const byArn = new GetParameterCommand({ Name: 'arn:aws:ssm:us-east-1:123456789012:parameter/app/url' });
  await expect(client(SSMClient, { account: '999999999999' }).send(byArn)).rejects.toMatchObject({ name: 'ParameterNotFound' });
});

test('public parameters and secrets by reference are said to be not embedded', async () => {
  const { get } = await twoVersions();
  await expect(get('/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64')).rejects.toMatchObject({
    name: 'NotImplemented',
  });
  await expect(get('/aws/reference/secretsmanager/db')).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('GetParameters gives what it finds and lists the rest as invalid', async () => {
  const { ssm } = await twoVersions();
  const answer = await ssm.send(new GetParametersCommand({ Names: ['/app/url:1', '/app/none', '/app/url:9'] }));
  expect(answer.Parameters).toMatchObject([{ Name: '/app/url', Value: 'one' }]);
  expect(answer.InvalidParameters).toEqual(['/app/none', '/app/url:9']);
  await expect(ssm.send(new GetParametersCommand({ Names: Array.from({ length: 11 }, (_, at) => `n${at}`) }))).rejects.toThrow(
    "at 'names' failed to satisfy constraint: Member must have length less than or equal to 10",
  );
});

test('the history has all versions with their labels, page by page', async () => {
  const { ssm } = await twoVersions();
  const first = await ssm.send(new GetParameterHistoryCommand({ Name: '/app/url', MaxResults: 1 }));
  expect(first.Parameters).toMatchObject([{ Version: 1, Value: 'one', Labels: ['live'], Tier: 'Standard' }]);
  const second = await ssm.send(new GetParameterHistoryCommand({ Name: '/app/url', MaxResults: 1, NextToken: first.NextToken }));
  expect(second.Parameters).toMatchObject([{ Version: 2, Value: 'two', Labels: [] }]);
  expect(second.NextToken).toBeUndefined();
  await expect(ssm.send(new GetParameterHistoryCommand({ Name: '/app/url', NextToken: 'x' }))).rejects.toMatchObject({
    name: 'InvalidNextToken',
  });
  await expect(ssm.send(new GetParameterHistoryCommand({ Name: 'none' }))).rejects.toMatchObject({ name: 'ParameterNotFound' });
});
