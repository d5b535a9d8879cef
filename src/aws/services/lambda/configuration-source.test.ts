// What AWS Config is told of functions. Source: the property types of https://github.com/awslabs/aws-config-resource-schema; the
// relation to the role: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html.
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  TagResourceCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';
import { codeOf, ECHO } from './testing/lambda-cloud.ts';

const FunctionName = 'echo';

async function cloudWithFunction() {
  const cloud = configurationCloud();
  const Statement = [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  const { Role } = await cloud.client(IAMClient).send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument }));
  const lambda = cloud.client(LambdaClient);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: Role?.Arn,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: codeOf(ECHO) },
      Environment: { Variables: { SECRET: 'x' } },
    }),
  );
  return { lambda, advance: cloud.advance, roleId: Role?.RoleId, told: cloud.told, one: () => cloud.told('AWS::Lambda::Function')[0] };
}

test('a function is told with its settings, without its environment, and with the role that it is associated with', async () => {
  const { one, roleId, told, advance } = await cloudWithFunction();
  const atOnce = one();
  await advance(60_000);
  // By design: it becomes active by itself, which makes no item.
  expect(one()).toEqual(atOnce);
  expect(one()).toEqual({
    type: 'AWS::Lambda::Function',
    id: 'echo',
    name: 'echo',
    arn: 'arn:aws:lambda:us-east-1:123456789012:function:echo',
    region: 'us-east-1',
    availabilityZone: 'Not Applicable',
    tags: {},
    relationships: [
      {
        type: 'AWS::IAM::Role',
        id: roleId,
        name: 'worker',
        says: 'Is associated with Role',
        reverseSays: 'Is associated with Function',
      },
    ],
    configuration: {
      functionName: 'echo',
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:echo',
      runtime: 'nodejs24.x',
      role: 'arn:aws:iam::123456789012:role/worker',
      handler: 'index.handler',
      codeSize: expect.any(Number),
      description: '',
      timeout: 3,
      memorySize: 128,
      lastModified: '2026-11-01T00:00:00.000+0000',
      codeSha256: expect.any(String),
      version: '$LATEST',
      tracingConfig: { mode: 'PassThrough' },
      revisionId: expect.any(String),
      packageType: 'Zip',
      architectures: ['x86_64'],
      ephemeralStorage: { size: 512 },
      layers: [],
      fileSystemConfigs: [],
      state: { value: 'Active' },
      lastUpdateStatus: 'Successful',
    },
    supplementaryConfiguration: {},
  });
  expect(told('AWS::IAM::Role').map(({ id }) => id)).toContain(roleId);
});

test('policy, reserved concurrency and tags are told', async () => {
  const { lambda, one, advance } = await cloudWithFunction();
  await advance(60_000);
  await lambda.send(
    new AddPermissionCommand({ FunctionName, StatementId: 'config', Principal: 'config.amazonaws.com', Action: 'lambda:InvokeFunction' }),
  );
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 5 }));
  await lambda.send(new TagResourceCommand({ Resource: one()?.arn, Tags: { team: 'blue' } }));
  const told = one();
  expect(told).toMatchObject({
    tags: { team: 'blue' },
    supplementaryConfiguration: { Concurrency: { reservedConcurrentExecutions: 5 } },
  });
  expect(JSON.parse(String(told?.supplementaryConfiguration?.Policy))).toMatchObject({
    Statement: [{ Sid: 'config', Principal: { Service: 'config.amazonaws.com' } }],
  });
});
