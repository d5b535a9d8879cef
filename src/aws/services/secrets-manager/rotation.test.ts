// RotateSecret and CancelRotateSecret with a function of the test, by the real SDK client.
// Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html

import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import {
  CancelRotateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  RotateSecretCommand,
  type RotateSecretCommandInput,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { cloudWithFunctions, type TestFunction } from '../../testing/cloud-with-functions.ts';
import { arnOf, lambdaCloud } from '../lambda/testing/lambda-cloud.ts';
import { useSecrets } from './testing/secrets-cloud.ts';

const dayMs = 24 * 60 * 60 * 1000;
const RotationLambdaARN = 'arn:aws:lambda:us-east-1:123456789012:function:rotate';

interface RotationEvent {
  readonly Step: string;
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

/** A rotation as AWS's template does it: each value is the one before with a mark. */
async function rotatingCloud(mayCall = true) {
  const failing = { step: '' };
  const functions: Record<string, TestFunction> = {
    async rotate({ Step, SecretId, ClientRequestToken }: RotationEvent) {
      if (Step === failing.step) throw new Error(`${Step} fails`);
      if (Step === 'createSecret') {
        const { SecretString } = await use.secrets.send(new GetSecretValueCommand({ SecretId }));
        const VersionStages = ['AWSPENDING'];
        await use.secrets.send(
          new PutSecretValueCommand({ SecretId, ClientRequestToken, SecretString: `${SecretString}!`, VersionStages }),
        );
      }
      if (Step !== 'finishSecret') return;
      const { VersionIdsToStages = {} } = await use.secrets.send(new DescribeSecretCommand({ SecretId }));
      const [RemoveFromVersionId] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT')) ?? [];
      const where = { RemoveFromVersionId, MoveToVersionId: ClientRequestToken };
      await use.secrets.send(new UpdateSecretVersionStageCommand({ SecretId, VersionStage: 'AWSCURRENT', ...where }));
    },
  };
  const cloud = cloudWithFunctions(functions, () => mayCall);
  const use = useSecrets(cloud.client(SecretsManagerClient));
  const arn = await use.create('db', 'v');
  const rotate = (input: Partial<RotateSecretCommandInput> = {}) =>
    use.secrets.send(new RotateSecretCommand({ SecretId: 'db', RotationLambdaARN, ...input }));
  const described = () => use.secrets.send(new DescribeSecretCommand({ SecretId: 'db' }));
  return { ...cloud, ...use, arn, rotate, described, failing };
}

test('a rotation calls the function four times; then the new version is current', async () => {
  const { rotate, read, arn, invocations, sources, described, clock } = await rotatingCloud();
  const { VersionId } = await rotate({ RotationRules: { AutomaticallyAfterDays: 30 } });
  expect(await read('db')).toBe('v!');
  expect(await read('db', { VersionStage: 'AWSPREVIOUS' })).toBe('v');
  expect(invocations.map(({ event }) => (event as RotationEvent).Step)).toEqual([
    'createSecret',
    'setSecret',
    'testSecret',
    'finishSecret',
  ]);
  expect(invocations[0]).toEqual({
    arn: RotationLambdaARN,
    event: { Step: 'createSecret', SecretId: arn, ClientRequestToken: VersionId },
    from: arn,
  });
  expect(sources[0]).toEqual({ service: 'secretsmanager.amazonaws.com', arn, account: '123456789012' });
  expect(await described()).toMatchObject({
    RotationEnabled: true,
    RotationLambdaARN,
    RotationRules: { AutomaticallyAfterDays: 30 },
    LastRotatedDate: new Date(clock.now()),
    NextRotationDate: new Date(clock.now() + 30 * dayMs),
  });
});

test.each([{ AutomaticallyAfterDays: 2 }, { ScheduleExpression: 'rate(2 days)' }])(
  'with the rules %j it goes on by itself',
  async (RotationRules) => {
    const { rotate, read, advance } = await rotatingCloud();
    await rotate({ RotationRules });
    await advance(2 * dayMs - 1);
    expect(await read('db')).toBe('v!');
    await advance(1);
    expect(await read('db')).toBe('v!!');
    await advance(2 * dayMs);
    expect(await read('db')).toBe('v!!!');
  },
);

test('cancelled, it does not go on, until it is asked for again', async () => {
  const { secrets, rotate, read, advance, described } = await rotatingCloud();
  await rotate({ RotationRules: { AutomaticallyAfterDays: 2 } });
  await read('db');
  await secrets.send(new CancelRotateSecretCommand({ SecretId: 'db' }));
  await advance(10 * dayMs);
  expect(await read('db')).toBe('v!');
  expect((await described()).RotationEnabled).toBeUndefined();
  await rotate({ RotationLambdaARN: undefined });
  expect(await read('db')).toBe('v!!');
});

test('a step that fails leaves AWSPENDING behind, and no other rotation begins until that is taken away', async () => {
  const { secrets, rotate, read, stages, failing } = await rotatingCloud();
  failing.step = 'testSecret';
  const { VersionId } = await rotate();
  expect(await read('db')).toBe('v');
  expect(await stages('db')).toEqual([['AWSCURRENT'], ['AWSPENDING']]);
  await expect(rotate()).rejects.toMatchObject({
    name: 'InvalidRequestException',
    message: "A previous rotation isn't complete. That rotation will be reattempted.",
  });
  await secrets.send(new UpdateSecretVersionStageCommand({ SecretId: 'db', VersionStage: 'AWSPENDING', RemoveFromVersionId: VersionId }));
  failing.step = '';
  await rotate();
  expect(await read('db')).toBe('v!');
});

test('only set up, the function is tried out by its step testSecret', async () => {
  const { rotate, read, invocations } = await rotatingCloud();
  expect(await rotate({ RotateImmediately: false })).not.toHaveProperty('VersionId');
  expect(await read('db')).toBe('v');
  expect(invocations.map(({ event }) => (event as RotationEvent).Step)).toEqual(['testSecret']);
});

test('a function whose policy does not let Secrets Manager in is refused', async () => {
  const { rotate, stages } = await rotatingCloud(false);
  await expect(rotate()).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('Secrets Manager cannot invoke the specified Lambda function.'),
  });
  expect(await stages('db')).toEqual([['AWSCURRENT']]);
});

test('what cannot be rotated is said', async () => {
  const { secrets, rotate } = await rotatingCloud();
  await expect(rotate({ RotationLambdaARN: undefined })).rejects.toThrow(
    "You tried to enable rotation on a secret that doesn't already have a Lambda function ARN configured",
  );
  await expect(rotate({ SecretId: 'none' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(rotate({ RotationRules: { AutomaticallyAfterDays: 1, ScheduleExpression: 'rate(1 day)' } })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await expect(rotate({ RotationRules: { ScheduleExpression: 'cron(0 8 1 * ? *)' } })).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(rotate({ RotationRules: { AutomaticallyAfterDays: 1001 } })).rejects.toThrow('less than or equal to 1000');
  await expect(rotate({ ExternalSecretRotationMetadata: [] })).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(secrets.send(new CancelRotateSecretCommand({ SecretId: 'db' }))).rejects.toMatchObject({ name: 'InvalidRequestException' });
  await expect(secrets.send(new CancelRotateSecretCommand({ SecretId: 'none' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('a function of Lambda is called when its policy lets Secrets Manager in; one that is not there is refused', async () => {
  const cloud = await lambdaCloud();
  await cloud.createFunction('steps', 'async ({ Step }) => { console.log(Step); }');
  const { secrets, create, stages } = useSecrets(cloud.client(SecretsManagerClient));
  const arn = await create('db');
  const rotate = (name: string) => secrets.send(new RotateSecretCommand({ SecretId: 'db', RotationLambdaARN: arnOf(name) }));
  await expect(rotate('none')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await expect(rotate('steps')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const permission = { FunctionName: 'steps', StatementId: 's', Action: 'lambda:InvokeFunction', SourceArn: arn };
  await cloud.lambda.send(new AddPermissionCommand({ ...permission, Principal: 'secretsmanager.amazonaws.com' }));
  await rotate('steps');
  expect(await stages('db')).toEqual([['AWSCURRENT'], ['AWSPENDING']]);
  for (const step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret'])
    expect(cloud.logs.some(({ message }) => message.includes(step))).toBe(true);
  // It has not made the new version the current one, so nothing was rotated.
  expect(await secrets.send(new DescribeSecretCommand({ SecretId: 'db' }))).not.toHaveProperty('LastRotatedDate');
});
