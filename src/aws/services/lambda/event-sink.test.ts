// Events of other services that reach functions, by the real SDK clients.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html, invocation-recursion.html
import { AddPermissionCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import type { EventSource } from '../../core/ports.ts';
import { ACCOUNT, arnOf, lambdaCloud } from './testing/lambda-cloud.ts';

const topic: EventSource = { service: 'sns.amazonaws.com', arn: `arn:aws:sns:us-east-1:${ACCOUNT}:news`, account: ACCOUNT };

it('An object that is put into a bucket calls the function that the bucket names, once its policy lets S3 in', async () => {
  const events: unknown[] = [];
  const cloud = await lambdaCloud({ modules: { seen: (event: unknown) => void events.push(event) } });
  await cloud.createFunction('thumbs', "async (event) => require('seen')(event)");
  const s3 = cloud.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: 'images' }));
  const notify = () =>
    s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: 'images',
        NotificationConfiguration: {
          LambdaFunctionConfigurations: [{ LambdaFunctionArn: arnOf('thumbs'), Events: ['s3:ObjectCreated:*'] }],
        },
      }),
    );
  await expect(notify()).rejects.toMatchObject({ name: 'InvalidArgument' });
  await cloud.lambda.send(
    new AddPermissionCommand({
      FunctionName: 'thumbs',
      StatementId: 's3',
      Action: 'lambda:InvokeFunction',
      Principal: 's3.amazonaws.com',
      SourceArn: 'arn:aws:s3:::images',
      SourceAccount: ACCOUNT,
    }),
  );
  await notify();
  await s3.send(new PutObjectCommand({ Bucket: 'images', Key: 'cat.png', Body: 'meow' }));
  await cloud.settle(5);
  expect(events).toMatchObject([
    {
      Records: [{ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'images' }, object: { key: 'cat.png' } } }],
    },
  ]);
});

it('A trace that an event brings along goes on, so that a loop through another service is cut', async () => {
  const traces: string[] = [];
  const cloud = await lambdaCloud({ modules: { seen: (trace: string) => void traces.push(trace) } });
  await cloud.createFunction('loop', "async (event, context) => require('seen')(context.traceId)");
  await cloud.lambda.send(
    new AddPermissionCommand({ FunctionName: 'loop', StatementId: 'sns', Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com' }),
  );
  const sink = await cloud.services.ports.eventSink?.(arnOf('loop'));
  for (let round = 0; round < 20; round++) {
    const trace = traces.at(-1);
    await sink?.deliver(arnOf('loop'), '{}', { ...topic, ...(trace !== undefined && { trace }) });
    await cloud.settle(1);
  }
  expect(traces).toHaveLength(16);
  expect(traces.at(-1)).toMatch(/;Lineage=1:[0-9a-f]{8}:16$/);
});

it('An event of more than 1 MB is refused, and one for a function that is throttled waits', async () => {
  const cloud = await lambdaCloud();
  await cloud.createFunction('waits', "async () => console.log('ran')");
  await cloud.lambda.send(
    new AddPermissionCommand({
      FunctionName: 'waits',
      StatementId: 'sns',
      Action: 'lambda:InvokeFunction',
      Principal: 'sns.amazonaws.com',
    }),
  );
  const sink = await cloud.services.ports.eventSink?.(arnOf('waits'));
  await expect(sink?.deliver(arnOf('waits'), `"${'x'.repeat(1024 * 1024)}"`, topic)).rejects.toMatchObject({
    code: 'RequestTooLargeException',
  });
  await cloud.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'waits', ReservedConcurrentExecutions: 0 }));
  await sink?.deliver(arnOf('waits'), '{}', topic);
  await cloud.settle(10);
  expect(cloud.logs).toEqual([]);
  await cloud.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'waits', ReservedConcurrentExecutions: 1 }));
  await cloud.settle(10);
  expect(cloud.logs.filter(({ message }) => message.includes('\tran\n'))).toHaveLength(1);
});
