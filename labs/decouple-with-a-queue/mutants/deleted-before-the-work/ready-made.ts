// Ready to use: what main.ts needs and you need not write. Read it, or leave it.
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateTableCommand, DynamoDBClient, PutItemCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { name } from 'workshop';
import type { Order } from './carrier.ts';

const dynamo = new DynamoDBClient({});
const iam = new IAMClient({});
const lambda = new LambdaClient({});
const logs = new CloudWatchLogsClient({});
const sqs = new SQSClient({});

export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export interface Queue {
  readonly url: string;
  readonly arn: string;
}

/** Creates a standard queue. Attributes are texts, as SQS wants them: `{ DelaySeconds: '10' }`. */
export async function createQueue(QueueName: string, Attributes: Record<string, string> = {}): Promise<Queue> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  const asked = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  return { url: QueueUrl, arn: asked.Attributes?.QueueArn ?? '' };
}

/** Creates a table whose key is the text `id`, and returns its ARN. */
export async function createTable(TableName: string): Promise<string> {
  const { TableDescription } = await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
  await waitUntilTableExists({ client: dynamo, maxWaitTime: 60, minDelay: 1, maxDelay: 5 }, { TableName });
  return TableDescription?.TableArn ?? '';
}

/** Creates the role of the worker: it may read that queue, write to those tables and keep a log. Nothing else. */
async function createRole(RoleName: string, queueArn: string, tableArns: readonly string[]): Promise<string> {
  const statement = (Action: readonly string[], Resource: string | readonly string[]) => ({ Effect: 'Allow', Action, Resource });
  const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }) }),
  );
  const Statement = [
    statement(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'], queueArn),
    statement(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'], tableArns),
    statement(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], '*'),
  ];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'works', PolicyDocument }));
  // AWS copies a new role to where it is used. That takes some seconds.
  await sleep(10_000);
  return Role?.Arn ?? '';
}

/** Creates the function `worker` with its role and its tables, and waits until it is active. It may take `Timeout` seconds for a batch. */
export async function createWorker(queue: Queue, zip: Uint8Array, Timeout: number): Promise<string> {
  const FunctionName = name('worker');
  const tableArns = [await createTable(name('parcels')), await createTable(name('carrier'))];
  const Role = await createRole(name('worker'), queue.arn, tableArns);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role,
      Runtime: 'nodejs22.x',
      Handler: 'worker.handler',
      Code: { ZipFile: zip },
      MemorySize: 512,
      Timeout,
      Environment: { Variables: { PARCELS: name('parcels'), CARRIER: name('carrier') } },
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName });
  return FunctionName;
}

/** Puts an order that the queue does not take into the table `set-aside`, for a person to look at. */
export async function setAside(order: Order | undefined, reason = 'unknown'): Promise<void> {
  if (!order) return;
  await dynamo.send(new PutItemCommand({ TableName: name('set-aside'), Item: { id: { S: order.id }, reason: { S: reason } } }));
  console.log(`Set aside ${order.id}: ${reason}`);
}

/** Prints how deep the queue is. Ends when it is empty, when nobody reads it, or after four minutes. */
export async function untilQuiet({ url: QueueUrl }: Queue): Promise<void> {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  let before = '';
  let same = 0;
  for (let look = 0; look < 48; look++) {
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }));
    const [waiting = 0, hidden = 0] = AttributeNames.map((attribute) => Number(Attributes?.[attribute]));
    const now = `waiting ${waiting}, in work or to be tried again ${hidden}`;
    same = now === before ? same + 1 : 0;
    if (same === 0) console.log(now);
    // The numbers are approximate: what stays the same for a while is believed.
    if (hidden === 0 && waiting === 0 && same === 2) return;
    if (hidden === 0 && same === 6) return console.log('Nobody reads the queue.');
    before = now;
    await sleep(5_000);
  }
}

/** Prints the errors in the log of the worker: it runs in the cloud, so this console does not show them by itself. */
export async function printWorkerErrors(): Promise<void> {
  try {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name('worker')}` }));
    const errors = events.map(({ message = '' }) => message).filter((message) => /\tERROR\t|Task timed out|Runtime exited/.test(message));
    // A line of the log: time, request id, level, text. The lines after the first are the stack.
    for (const error of errors.slice(0, 20)) console.log(`worker: ${error.split('\n')[0]?.split('\t').slice(2).join(' ').slice(0, 120)}`);
    if (errors.length > 20) console.log(`worker: and ${errors.length - 20} errors more`);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
    console.log('The worker has not worked yet.');
  }
}
