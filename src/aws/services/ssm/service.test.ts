// Who may do what, what is not embedded, and that a snapshot is complete.
// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  DescribeParametersCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  PutParameterCommand,
  SendCommandCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../core/clock.ts';
import { seededRandom } from '../../core/random.ts';
import { createAws } from '../../index.ts';
import { clientFor } from '../../testing/sdk-client.ts';
import { ssmCloud } from './testing/ssm-cloud.ts';

test('a user may use the hierarchy that its policy names, one level deep, and nothing else', async () => {
  const cloud = ssmCloud();
  const iam = cloud.client(IAMClient);
  const Resource = 'arn:aws:ssm:us-east-1:123456789012:parameter/app*';
  const Statement = [
    { Effect: 'Allow', Action: 'ssm:*', Resource },
    { Effect: 'Deny', Action: 'ssm:GetParametersByPath', Resource, Condition: { StringEquals: { 'ssm:Recursive': 'true' } } },
    { Effect: 'Deny', Action: 'ssm:PutParameter', Resource, Condition: { StringEquals: { 'ssm:Overwrite': 'true' } } },
  ];
  await iam.send(new CreateUserCommand({ UserName: 'u' }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'p', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'u' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const user = cloud.client(SSMClient, { credentials });
  await user.send(new PutParameterCommand({ Name: '/app/a', Value: 'v', Type: 'String' }));
  await user.send(new GetParametersByPathCommand({ Path: '/app' }));
  const denied = { name: 'AccessDeniedException' };
  await expect(user.send(new PutParameterCommand({ Name: '/app/a', Value: 'v', Overwrite: true }))).rejects.toMatchObject(denied);
  await expect(user.send(new GetParametersByPathCommand({ Path: '/app', Recursive: true }))).rejects.toMatchObject(denied);
  await expect(user.send(new GetParameterCommand({ Name: '/other' }))).rejects.toMatchObject({
    message: expect.stringContaining(
      'not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:123456789012:parameter/other',
    ),
  });
  await expect(user.send(new DescribeParametersCommand({}))).rejects.toMatchObject(denied);
});

test('the rest of Systems Manager says that it is not embedded', async () => {
  const { ssm } = ssmCloud();
  await expect(ssm.send(new SendCommandCommand({ DocumentName: 'AWS-RunShellScript' }))).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('Systems Manager SendCommand is not embedded'),
  });
});

test('a restored cloud has all parameters, and forgets what expires', async () => {
  const { aws, put, clock } = ssmCloud();
  const Timestamp = new Date(clock.now() + 60_000).toISOString();
  const Policies = JSON.stringify([{ Type: 'Expiration', Version: '1.0', Attributes: { Timestamp } }]);
  await put('a', 'v', { Policies, Tier: 'Advanced' });
  await put('b');
  const later = new VirtualClock(0);
  const again = createAws({ clock: later, random: seededRandom(2) });
  await again.restore(structuredClone(await aws.snapshot()));
  expect(await again.snapshot()).toEqual(await aws.snapshot());
  const ssm = clientFor(again, SSMClient, { clock: later });
  expect((await ssm.send(new GetParameterCommand({ Name: 'a' }))).Parameter).toMatchObject({ Value: 'v' });
  later.advanceTo(clock.now() + 60_000);
  await expect(ssm.send(new GetParameterCommand({ Name: 'a' }))).rejects.toMatchObject({ name: 'ParameterNotFound' });
  expect(again.inspect('123456789012', 'us-east-1').ssm).toMatchObject([{ name: 'b', type: 'String', version: 1 }]);
});
