// Roles of targets: checked when they are named, assumed at each delivery.
// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { arnOfQueue, eventsCloud } from '../testing/events-cloud.ts';

test('a queue without a policy takes what the role of the target may send', async () => {
  const { sqs, role, rule, put, messages } = eventsCloud();
  await sqs.send(new CreateQueueCommand({ QueueName: 'jobs' }));
  await rule('orders', { RoleArn: await role('sends', ['sqs:SendMessage']) });
  await put({ id: 7 });
  expect(await messages('jobs')).toMatchObject([{ Attributes: { SenderId: expect.stringMatching(/^AROA.*:EventBridge$/) } }]);
});

test('a role that may not send, or is gone by then, leads to the dead letters, though the queue lets the service in', async () => {
  const { client, queue, role, rule, put, messages } = eventsCloud();
  await queue('jobs');
  await queue('dead');
  const DeadLetterConfig = { Arn: arnOfQueue('dead') };
  await rule('orders', { RoleArn: await role('silent', []), DeadLetterConfig });
  await put({ id: 1 });
  await rule('orders', { RoleArn: await role('gone', ['sqs:SendMessage']), DeadLetterConfig });
  const iam = client(IAMClient);
  await iam.send(new DeleteRolePolicyCommand({ RoleName: 'gone', PolicyName: 'own' }));
  await iam.send(new DeleteRoleCommand({ RoleName: 'gone' }));
  await put({ id: 2 });
  expect(await messages('jobs')).toEqual([]);
  expect((await messages('dead')).map(({ MessageAttributes }) => MessageAttributes?.ERROR_CODE?.StringValue)).toEqual([
    'NO_PERMISSIONS',
    'NO_PERMISSIONS',
  ]);
});

test('PutTargets refuses a role that is not there, and one that EventBridge may not assume', async () => {
  const { client, rule } = eventsCloud();
  const Statement = [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await client(IAMClient).send(new CreateRoleCommand({ RoleName: 'other', AssumeRolePolicyDocument }));
  for (const name of ['absent', 'other']) {
    const RoleArn = `arn:aws:iam::123456789012:role/${name}`;
    await expect(rule('orders', { RoleArn })).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Provided role '${RoleArn}' cannot be assumed by principal 'events.amazonaws.com'.`,
    });
  }
});

test('who names a role must be allowed to pass it (AWS: iam:PassRole)', async () => {
  const { client, role } = eventsCloud();
  const RoleArn = await role('sends', ['sqs:SendMessage']);
  const iam = client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const Statement = [{ Effect: 'Allow', Action: 'events:*', Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const events = client(EventBridgeClient, { credentials });
  await events.send(new PutRuleCommand({ Name: 'orders', EventPattern: '{"source":["app"]}' }));
  const target = { Id: '1', Arn: arnOfQueue('jobs') };
  await events.send(new PutTargetsCommand({ Rule: 'orders', Targets: [target] }));
  await expect(events.send(new PutTargetsCommand({ Rule: 'orders', Targets: [{ ...target, RoleArn }] }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`iam:PassRole on resource: ${RoleArn}`),
  });
});
