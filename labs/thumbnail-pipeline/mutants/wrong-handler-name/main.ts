import { AddPermissionCommand, CreateFunctionCommand, LambdaClient, PutFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda';
import { PutBucketNotificationConfigurationCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { bundle, data, name } from 'workshop';
import { createBucket, createQueue, createRole, createTable, fromBase64, printResults, sleep, untilActive } from './ready-made.ts';

const s3 = new S3Client({});
const lambda = new LambdaClient({});
const Bucket = name('shark-photos');
const FunctionName = name('make-thumbnails');

// What the function works with, and a role that may do this much and no more.
const bucketArn = await createBucket(Bucket);
const albumsArn = await createTable(name('albums'), 'album');
const countedArn = await createTable(name('counted-photos'), 'photo');
const failedArn = await createQueue(name('failed-events'));
const roleArn = await createRole(FunctionName, [
  { Action: 's3:GetObject', Resource: `${bucketArn}/photos/*` },
  { Action: 's3:PutObject', Resource: `${bucketArn}/thumbnails/*` },
  { Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], Resource: [albumsArn, countedArn] },
  { Action: 'sqs:SendMessage', Resource: failedArn },
  { Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' },
]);

// Step 1: the function.
const { FunctionArn } = await lambda.send(
  new CreateFunctionCommand({
    FunctionName,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: roleArn,
    Timeout: 10,
    Code: { ZipFile: bundle('handler.ts') },
    Environment: { Variables: { ALBUMS: name('albums'), COUNTED_PHOTOS: name('counted-photos') } },
  }),
);
await untilActive(FunctionName);

// Step 2: S3 may call the function, and calls it for each new photo.
await lambda.send(
  new AddPermissionCommand({
    FunctionName,
    StatementId: 'new-photos',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    SourceArn: bucketArn,
  }),
);
await s3.send(
  new PutBucketNotificationConfigurationCommand({
    Bucket,
    NotificationConfiguration: {
      LambdaFunctionConfigurations: [
        {
          LambdaFunctionArn: FunctionArn,
          Events: ['s3:ObjectCreated:*'],
          Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'photos/' }] } },
        },
      ],
    },
  }),
);

// Step 4: what failed twice goes to the queue, with its event.
await lambda.send(
  new PutFunctionEventInvokeConfigCommand({
    FunctionName,
    MaximumRetryAttempts: 1,
    DestinationConfig: { OnFailure: { Destination: failedArn } },
  }),
);

// The photos arrive.
for (const { key, base64 } of data) {
  console.log(`Uploading ${key}`);
  await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: fromBase64(base64), ContentType: 'image/png' }));
}
await sleep(10_000);
await printResults(Bucket, name('albums'));
