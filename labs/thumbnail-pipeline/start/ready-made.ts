// Ready to use: what main.ts needs and you need not write. Read it, or leave it.
import { CreateTableCommand, DynamoDBClient, ScanCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';

const s3 = new S3Client({});
const dynamodb = new DynamoDBClient({});
const iam = new IAMClient({});
const sqs = new SQSClient({});
const lambda = new LambdaClient({});

export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The bytes that a text in base64 stands for. */
export const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Creates a bucket and returns its ARN. */
export async function createBucket(Bucket: string): Promise<string> {
  await s3.send(new CreateBucketCommand({ Bucket }));
  return `arn:aws:s3:::${Bucket}`;
}

/** Creates a table whose key is one string, waits until it is active and returns its ARN. */
export async function createTable(TableName: string, key: string): Promise<string> {
  const { TableDescription } = await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
    }),
  );
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 60 }, { TableName });
  return TableDescription?.TableArn ?? '';
}

/** Creates a queue and returns its ARN. */
export async function createQueue(QueueName: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  return Attributes?.QueueArn ?? '';
}

export interface Permission {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** Creates a role that Lambda may take on and that may do what is listed. Returns its ARN. */
export async function createRole(RoleName: string, permissions: readonly Permission[]): Promise<string> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const policy = { Version: '2012-10-17', Statement: permissions.map((permission) => ({ Effect: 'Allow', ...permission })) };
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'work', PolicyDocument: JSON.stringify(policy) }));
  await sleep(10_000); // AWS needs some seconds until everyone knows a new role.
  return Role?.Arn ?? '';
}

/** Waits until a new function can be called. */
export async function untilActive(FunctionName: string): Promise<void> {
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName });
}

/** Prints what the function has made: the thumbnails, and how many photos each album has. */
export async function printResults(Bucket: string, albums: string): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'thumbnails/' }));
  if (Contents.length === 0) console.log('There are no thumbnails yet.');
  for (const { Key } of Contents) {
    const { ContentLength, ContentType } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    console.log(`${Key}: ${ContentLength} bytes, ${ContentType}`);
  }
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: albums }));
  for (const { album, photos } of Items) console.log(`The album ${album?.S} has ${photos?.N} photos.`);
}
