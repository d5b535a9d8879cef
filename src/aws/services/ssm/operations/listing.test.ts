// GetParametersByPath, DescribeParameters, DeleteParameter(s), by the real SDK client.
// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html and its siblings; sentences by moto
import {
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  type DescribeParametersCommandInput,
  GetParametersByPathCommand,
  type GetParametersByPathCommandInput,
  LabelParameterVersionCommand,
} from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { ssmCloud } from '../testing/ssm-cloud.ts';

async function hierarchy() {
  const cloud = ssmCloud();
  await cloud.put('/app/dev/url', 'd');
  await cloud.put('/app/prod/key', 'k', { Type: 'SecureString' });
  await cloud.put('/app/name', 'n', { Tags: [{ Key: 'team', Value: 'blue' }] });
  await cloud.put('/application', 'x');
  await cloud.put('plain', 'p', { Type: 'StringList', Tier: 'Advanced' });
  const names = (list: readonly { Name?: string | undefined }[] | undefined) => list?.map(({ Name }) => Name);
  return {
    ...cloud,
    byPath: async (Path: string, input: Partial<GetParametersByPathCommandInput> = {}) =>
      names((await cloud.ssm.send(new GetParametersByPathCommand({ Path, ...input }))).Parameters),
    described: async (input: DescribeParametersCommandInput = {}) =>
      names((await cloud.ssm.send(new DescribeParametersCommand(input))).Parameters),
  };
}

test('a path gives its own level, or all below', async () => {
  const { byPath } = await hierarchy();
  expect(await byPath('/app')).toEqual(['/app/name']);
  expect(await byPath('/app/', { Recursive: true })).toEqual(['/app/dev/url', '/app/name', '/app/prod/key']);
  expect(await byPath('/none')).toEqual([]);
  expect(await byPath('/', { Recursive: true })).toEqual(['/app/dev/url', '/app/name', '/app/prod/key', '/application']);
});

test('pages of ten at the most follow each other by token', async () => {
  const { ssm, byPath } = await hierarchy();
  const first = await ssm.send(new GetParametersByPathCommand({ Path: '/app', Recursive: true, MaxResults: 2 }));
  expect(first.Parameters).toHaveLength(2);
  expect(await byPath('/app', { Recursive: true, MaxResults: 2, NextToken: first.NextToken })).toEqual(['/app/prod/key']);
  await expect(byPath('/app', { NextToken: 'nonsense' })).rejects.toMatchObject({ name: 'InvalidNextToken' });
  await expect(byPath('/app', { MaxResults: 11 })).rejects.toThrow('Member must have value less than or equal to 10');
});

test('a path is filtered by type, key and label; a label gives its version', async () => {
  const { ssm, put, byPath } = await hierarchy();
  await put('/app/name', 'newer', { Overwrite: true });
  await ssm.send(new LabelParameterVersionCommand({ Name: '/app/name', ParameterVersion: 1, Labels: ['live'] }));
  const by = (Key: string, Values: string[]) => ({ Recursive: true, ParameterFilters: [{ Key, Values }] });
  expect(await byPath('/app', by('Type', ['SecureString']))).toEqual(['/app/prod/key']);
  expect(await byPath('/app', by('KeyId', ['alias/aws/ssm']))).toEqual(['/app/prod/key']);
  const labelled = await ssm.send(new GetParametersByPathCommand({ Path: '/app', ...by('Label', ['live']) }));
  expect(labelled.Parameters).toMatchObject([{ Name: '/app/name', Value: 'n', Version: 1 }]);
  await expect(byPath('/app', by('Name', ['x']))).rejects.toMatchObject({ name: 'InvalidFilterKey' });
});

test('secrets of a path are opaque without decryption', async () => {
  const { ssm } = await hierarchy();
  const { Parameters } = await ssm.send(new GetParametersByPathCommand({ Path: '/app/prod' }));
  expect(Parameters?.[0]?.Value).not.toBe('k');
  const open = await ssm.send(new GetParametersByPathCommand({ Path: '/app/prod', WithDecryption: true }));
  expect(open.Parameters?.[0]?.Value).toBe('k');
});

test('a path begins with a slash', async () => {
  const { byPath } = await hierarchy();
  await expect(byPath('app')).rejects.toThrow("The parameter doesn't meet the parameter name requirements.");
  await expect(byPath('/aws/service')).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('descriptions have no values and are filtered', async () => {
  const { ssm, described } = await hierarchy();
  expect(await described()).toHaveLength(5);
  const by = (Key: string, Values: string[], Option?: string) => ({ ParameterFilters: [{ Key, Values, ...(Option && { Option }) }] });
  expect(await described(by('Name', ['app/name']))).toEqual(['/app/name']);
  expect(await described(by('Name', ['/app/'], 'BeginsWith'))).toHaveLength(3);
  expect(await described(by('Name', ['prod'], 'Contains'))).toEqual(['/app/prod/key']);
  expect(await described(by('Path', ['/app'], 'Recursive'))).toHaveLength(3);
  expect(await described(by('Path', ['/app']))).toEqual(['/app/name']);
  expect(await described(by('Tier', ['Advanced']))).toEqual(['plain']);
  expect(await described(by('Type', ['StringList', 'SecureString']))).toEqual(['/app/prod/key', 'plain']);
  expect(await described(by('tag:team', ['blue']))).toEqual(['/app/name']);
  expect(await described(by('tag:team', ['red']))).toEqual([]);
  expect(await described({ Filters: [{ Key: 'Name', Values: ['/appl'] }] })).toEqual(['/application']);
  expect(await described({ Shared: true })).toEqual([]);
  const [first] = (await ssm.send(new DescribeParametersCommand(by('Name', ['plain'])))).Parameters ?? [];
  expect(first).not.toHaveProperty('Value');
});

test.each([
  [{ Key: 'Label', Values: ['x'] }, 'InvalidFilterKey', 'The following filter key is not valid: Label.'],
  [{ Key: 'Type', Values: ['Number'] }, 'InvalidFilterOption', 'The following filter value is not valid: Number.'],
  [{ Key: 'Path', Values: ['/a'], Option: 'Equals' }, 'InvalidFilterOption', 'Valid options include: [Recursive, OneLevel].'],
  [{ Key: 'Type', Values: ['String'], Option: 'Contains' }, 'InvalidFilterOption', 'Valid options include: [BeginsWith, Equals].'],
  [{ Key: 'Name' }, 'InvalidFilterValue', 'The following filter values are missing : null for filter key Name.'],
  [{ Key: 'Path', Values: ['/ssm'] }, 'ValidationException', "Filters for common parameters can't be prefixed"],
])('the filter %j is refused', async (filter, name, message) => {
  const { described } = await hierarchy();
  await expect(described({ ParameterFilters: [filter] })).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});

test('a filter stands once, and in one of the two ways', async () => {
  const { described } = await hierarchy();
  const filter = { Key: 'Type', Values: ['String'] };
  await expect(described({ ParameterFilters: [filter, filter] })).rejects.toThrow(
    'The following filter is duplicated in the request: Type.',
  );
  await expect(described({ ParameterFilters: [filter], Filters: [{ Key: 'Type', Values: ['String'] }] })).rejects.toThrow(
    'You can use either Filters or ParameterFilters in a single request.',
  );
});

test('a page of descriptions ends with a token', async () => {
  const { ssm, described } = await hierarchy();
  const { NextToken } = await ssm.send(new DescribeParametersCommand({ MaxResults: 4 }));
  expect(await described({ NextToken })).toEqual(['plain']);
});

test('a deleted parameter is gone with its versions and tags', async () => {
  const { ssm, put, described } = await hierarchy();
  await ssm.send(new DeleteParameterCommand({ Name: '/app/name' }));
  await expect(ssm.send(new DeleteParameterCommand({ Name: '/app/name' }))).rejects.toMatchObject({ name: 'ParameterNotFound' });
  expect(await put('/app/name')).toBe(1);
  expect(await described({ ParameterFilters: [{ Key: 'tag:team', Values: ['blue'] }] })).toEqual([]);
});

test('several are deleted at once; unknown names are invalid', async () => {
  const { ssm, described } = await hierarchy();
  const answer = await ssm.send(new DeleteParametersCommand({ Names: ['plain', 'none', '/application'] }));
  expect(answer).toMatchObject({ DeletedParameters: ['plain', '/application'], InvalidParameters: ['none'] });
  expect(await described()).toHaveLength(3);
});
