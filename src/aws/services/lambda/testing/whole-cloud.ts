// For tests of Lambda among the real services of one cloud, by the real SDK clients.
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { clientFor } from '../../../testing/sdk-client.ts';
import { inProcessHost } from './in-process-host.ts';
import { ACCOUNT, codeOf, REGION, ROLE, START } from './lambda-cloud.ts';

export const queueArn = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

/** @param modules what the code of functions may require besides its own files */
export async function wholeCloud(modules: Record<string, unknown> = {}) {
  const clock = new VirtualClock(START);
  const aws = createAws({ clock, random: seededRandom(1), functionHost: inProcessHost(modules) });
  const client = <Client>(Class: new (config: never) => Client) => clientFor(aws, Class, { clock });
  const [iam, lambda, sqs] = [client(IAMClient), client(LambdaClient), client(SQSClient)];
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  await iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'worker', PolicyName: 'all', PolicyDocument }));
  const settle = (seconds: number) => aws.settle({ untilMs: clock.now() + seconds * 1000 });
  const createFunction = async (FunctionName: string, handler: string, more: object = {}) => {
    const Code = { ZipFile: codeOf(handler) };
    await lambda.send(
      new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs24.x', Role: ROLE, Handler: 'index.handler', Code, ...more }),
    );
    await settle(1);
  };
  const createQueue = async (QueueName: string) => (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl;
  const receive = async (QueueUrl: string | undefined) =>
    (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }))).Messages ?? [];
  return { aws, client, lambda, sqs, settle, createFunction, createQueue, receive };
}
