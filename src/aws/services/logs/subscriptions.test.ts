// Subscriptions to functions. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  PutSubscriptionFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { fromBase64 } from '@smithy/core/serde';
import { gunzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { arnOf, lambdaCloud } from '../lambda/testing/lambda-cloud.ts';

const named = { logGroupName: 'app', logStreamName: 'one' };

test('a function gets the lines zipped and in base64, where its policy lets the group in', async () => {
  const { client, clock, lambda, createFunction, advance, logs: lines } = await lambdaCloud();
  await createFunction('read', 'async (event) => console.log("GOT " + event.awslogs.data)');
  const logs = client(CloudWatchLogsClient);
  await logs.send(new CreateLogGroupCommand(named));
  await logs.send(new CreateLogStreamCommand(named));
  const subscribe = () =>
    logs.send(new PutSubscriptionFilterCommand({ logGroupName: 'app', filterName: 'f', filterPattern: '', destinationArn: arnOf('read') }));
  await expect(subscribe()).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('Make sure you have given CloudWatch Logs permission to execute your function.'),
  });
  const grant = { FunctionName: 'read', StatementId: 'logs', Action: 'lambda:InvokeFunction', Principal: 'logs.amazonaws.com' };
  await lambda.send(new AddPermissionCommand({ ...grant, SourceArn: 'arn:aws:logs:us-east-1:123456789012:log-group:app:*' }));
  await subscribe();
  await logs.send(new PutLogEventsCommand({ ...named, logEvents: [{ timestamp: clock.now(), message: 'hello' }] }));
  await advance(5000);
  const data = lines.map(({ message }) => /GOT (\S+)/.exec(message)?.[1]).find((found) => found !== undefined) ?? '';
  expect(JSON.parse(strFromU8(gunzipSync(fromBase64(data))))).toMatchObject({
    messageType: 'DATA_MESSAGE',
    logGroup: 'app',
    logStream: 'one',
    logEvents: [{ message: 'hello' }],
  });
});
