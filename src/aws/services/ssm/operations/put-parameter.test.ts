// PutParameter, by the real SDK client. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html;
// sentences of errors as moto recorded them unless noted.
import { DescribeParametersCommand, GetParameterCommand, GetParameterHistoryCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { ssmCloud } from '../testing/ssm-cloud.ts';

test('a parameter that was put is read back, at version 1 of the standard tier', async () => {
  const { ssm, clock } = ssmCloud();
  expect(await ssm.send(new PutParameterCommand({ Name: '/app/url', Value: 'http://x', Type: 'String' }))).toMatchObject({
    Version: 1,
    Tier: 'Standard',
  });
  expect((await ssm.send(new GetParameterCommand({ Name: '/app/url' }))).Parameter).toEqual({
    Name: '/app/url',
    Type: 'String',
    Value: 'http://x',
    Version: 1,
    LastModifiedDate: new Date(clock.now()),
    ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/app/url',
    DataType: 'text',
  });
});

test('a name that is taken needs Overwrite, which makes a version and keeps what is not said', async () => {
  const { ssm, put } = ssmCloud();
  await put('limit', '10', { Description: 'how many', AllowedPattern: '\\d+' });
  await expect(put('limit', '11')).rejects.toMatchObject({
    name: 'ParameterAlreadyExists',
    message: 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  });
  expect(await put('limit', '11', { Overwrite: true, Type: undefined })).toBe(2);
  const { Parameters } = await ssm.send(new GetParameterHistoryCommand({ Name: 'limit' }));
  expect(Parameters).toMatchObject([
    { Version: 1, Value: '10', Description: 'how many', LastModifiedUser: 'arn:aws:iam::123456789012:root' },
    { Version: 2, Value: '11', Description: 'how many', AllowedPattern: '\\d+', Type: 'String' },
  ]);
});

test.each([
  ['aws-thing', 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).'],
  ['/SSM', 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).'],
  ['/ssm/a', 'Parameter name: can\'t be prefixed with "ssm" (case-insensitive).'],
  ['a/b', 'Parameter name must be a fully qualified name.'],
  ['/a b', 'Parameter name: only a mix of letters, numbers and the following 3 symbols .-_ is allowed.'],
  ['/a//b', 'Parameter name: only a mix of letters, numbers and the following 3 symbols .-_ is allowed.'],
  ['x'.repeat(1012), 'Parameter name: only a mix of letters'],
])('the name %s is refused', async (name, message) => {
  await expect(ssmCloud().put(name)).rejects.toMatchObject({ name: 'ValidationException', message: expect.stringContaining(message) });
});

test('names below /aws are reserved, and a hierarchy has 15 levels', async () => {
  const { put } = ssmCloud();
  await expect(put('/aws/x')).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: 'No access to reserved parameter name: /aws/x.',
  });
  await put('/l'.repeat(15));
  await expect(put('/l'.repeat(16))).rejects.toMatchObject({ name: 'HierarchyLevelLimitExceededException' });
});

test('a parameter needs a type and a value, and its value no other parameter', async () => {
  const { put } = ssmCloud();
  await expect(put('a', 'v', { Type: undefined })).rejects.toThrow('A parameter type is required when you create a parameter.');
  await expect(put('a', '')).rejects.toThrow(
    "Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
  await expect(put('a', '{{b}}')).rejects.toThrow('Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.');
  await expect(put('a', 'v', { Type: 'Number' as never })).rejects.toThrow(
    'Member must satisfy enum value set: [String, StringList, SecureString]',
  );
});

test('the type of a parameter in a hierarchy is fixed', async () => {
  const { put } = ssmCloud();
  await put('/app/a');
  await expect(put('/app/a', 'v', { Type: 'StringList', Overwrite: true })).rejects.toMatchObject({
    name: 'HierarchyTypeMismatchException',
  });
});

test('a value must match the allowed pattern, as a whole (inferred), and the pattern must be one', async () => {
  const { put } = ssmCloud();
  await put('n', '12', { AllowedPattern: '^\\d+$' });
  await expect(put('m', '12x', { AllowedPattern: '\\d+' })).rejects.toMatchObject({ name: 'ParameterPatternMismatchException' });
  await expect(put('m', '12', { AllowedPattern: '(' })).rejects.toMatchObject({ name: 'InvalidAllowedPatternException' });
});

test('standard parameters take 4 KB, advanced ones 8 KB, and no one steps down (sentences as users quote them)', async () => {
  const { ssm, put } = ssmCloud();
  await put('s', 'x'.repeat(4096));
  await expect(put('t', 'x'.repeat(4097))).rejects.toThrow(
    'Standard tier parameters support a maximum parameter value of 4096 characters.',
  );
  await put('t', 'x'.repeat(8192), { Tier: 'Advanced' });
  await expect(put('u', 'x'.repeat(8193), { Tier: 'Advanced' })).rejects.toThrow('maximum parameter value of 8192 characters');
  await expect(put('t', 'x', { Tier: 'Standard', Overwrite: true })).rejects.toThrow("You can't downgrade a parameter from the advanced");
  const clever = (Name: string, Value: string) => new PutParameterCommand({ Name, Value, Type: 'String', Tier: 'Intelligent-Tiering' });
  expect(await ssm.send(clever('small', 'x'))).toMatchObject({ Tier: 'Standard' });
  expect(await ssm.send(clever('large', 'x'.repeat(5000)))).toMatchObject({ Tier: 'Advanced' });
});

test('a parameter keeps 100 versions and loses the oldest, unless that has a label', async () => {
  const { ssm, put } = ssmCloud();
  await put('a');
  for (let count = 2; count <= 101; count++) await put('a', String(count), { Overwrite: true });
  const { Parameters } = await ssm.send(new GetParameterHistoryCommand({ Name: 'a' }));
  expect(Parameters?.[0]).toMatchObject({ Version: 2 });
  const { LabelParameterVersionCommand } = await import('@aws-sdk/client-ssm');
  await ssm.send(new LabelParameterVersionCommand({ Name: 'a', ParameterVersion: 2, Labels: ['keep'] }));
  await expect(put('a', 'x', { Overwrite: true })).rejects.toMatchObject({
    name: 'ParameterMaxVersionLimitExceeded',
    message: expect.stringContaining("Version 2, the oldest version, can't be deleted because it has a label associated with it."),
  });
});

test('a secure string is opaque without decryption and reports its key', async () => {
  const { ssm, put } = ssmCloud();
  await put('password', 'swordfish', { Type: 'SecureString' });
  const read = async (WithDecryption: boolean) =>
    (await ssm.send(new GetParameterCommand({ Name: 'password', WithDecryption }))).Parameter?.Value;
  expect(await read(true)).toBe('swordfish');
  expect(await read(false)).toMatch(/^AQICAH[\w+/=]{60,}$/);
  const { Parameters } = await ssm.send(new DescribeParametersCommand({}));
  expect(Parameters).toMatchObject([{ Name: 'password', Type: 'SecureString', KeyId: 'alias/aws/ssm' }]);
  await expect(put('plain', 'v', { KeyId: 'alias/mine' })).rejects.toThrow('KeyId is only valid for parameters of type SecureString');
});

test('tags are for new parameters only, and within AWS rules', async () => {
  const { put } = ssmCloud();
  const Tags = [{ Key: 'team', Value: 'blue' }];
  await put('a', 'v', { Tags });
  await expect(put('a', 'v', { Tags, Overwrite: true })).rejects.toThrow("Invalid request: tags and overwrite can't be used together.");
  await expect(put('b', 'v', { Tags: [{ Key: 'aws:x', Value: 'y' }] })).rejects.toThrow('aws: prefixed tag key names are not allowed');
});

test('what is not embedded is said: other data types', async () => {
  const { put } = ssmCloud();
  await expect(put('ami', 'ami-1', { DataType: 'aws:ec2:image' })).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(put('ami', 'ami-1', { DataType: 'Text' })).rejects.toThrow('The following data type is not supported: Text');
});

test('a parameter with an expiration goes away at its time, and a new version without one stays', async () => {
  const { ssm, put, clock, advance } = ssmCloud();
  const Timestamp = new Date(clock.now() + 60_000).toISOString();
  const Policies = JSON.stringify([{ Type: 'Expiration', Version: '1.0', Attributes: { Timestamp } }]);
  await expect(put('a', 'v', { Policies })).rejects.toThrow('only supported by parameters of the advanced-parameter tier');
  await put('a', 'v', { Policies, Tier: 'Advanced' });
  await put('b', 'v', { Policies, Tier: 'Intelligent-Tiering' });
  await put('b', 'w', { Policies: '[{}]', Overwrite: true });
  const described = await ssm.send(new DescribeParametersCommand({}));
  expect(described.Parameters).toMatchObject([{ Policies: [{ PolicyType: 'Expiration', PolicyStatus: 'Pending' }] }, { Policies: [] }]);
  await advance(59_999);
  await ssm.send(new GetParameterCommand({ Name: 'a' }));
  await advance(1);
  await expect(ssm.send(new GetParameterCommand({ Name: 'a' }))).rejects.toMatchObject({ name: 'ParameterNotFound' });
  expect((await ssm.send(new GetParameterCommand({ Name: 'b' }))).Parameter).toMatchObject({ Value: 'w' });
});

test.each([
  ['{', 'ValidationException'],
  ['[1]', 'ValidationException'],
  [JSON.stringify([{ Type: 'Eternal', Version: '1.0' }]), 'InvalidPolicyTypeException'],
  [JSON.stringify([{ Type: 'NoChangeNotification', Version: '1.0' }]), 'NotImplemented'],
  [JSON.stringify([{ Type: 'Expiration', Version: '2.0' }]), 'InvalidPolicyAttributeException'],
  [JSON.stringify([{ Type: 'Expiration', Version: '1.0', Attributes: { Timestamp: 'soon' } }]), 'InvalidPolicyAttributeException'],
  [
    JSON.stringify([{ Type: 'Expiration', Version: '1.0', Attributes: { Timestamp: '2020-01-01T00:00:00Z' } }]),
    'InvalidPolicyAttributeException',
  ],
  [
    JSON.stringify(Array(2).fill({ Type: 'Expiration', Version: '1.0', Attributes: { Timestamp: '2030-01-01T00:00:00Z' } })),
    'IncompatiblePolicyException',
  ],
  [JSON.stringify(Array(11).fill({ Type: 'Expiration' })), 'PoliciesLimitExceededException'],
])('the policies %s are refused', async (Policies, name) => {
  await expect(ssmCloud().put('a', 'v', { Policies, Tier: 'Advanced' })).rejects.toMatchObject({ name });
});
