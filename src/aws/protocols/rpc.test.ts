// The RPC protocols with the real clients that speak them: CloudWatch (RPC v2 CBOR), SQS (JSON for a service that spoke Query), Logs (a live
// tail). Source: https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html and https://smithy.io/2.0/aws/protocols/
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import { AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { expect, test } from 'vitest';
import { AwsError } from '../core/errors.ts';
import { awsJson } from './aws-json.ts';
import { awsQuery } from './aws-query.ts';
import { queryCompatible } from './query-compatible.ts';
import { rpcV2Cbor } from './rpc-v2-cbor.ts';
import { operationSchemas, roundTrip } from './testing/round-trip.ts';

class CborCloudWatch extends cloudwatch.CloudWatchClient {
  constructor(config: cloudwatch.CloudWatchClientConfig) {
    const protocol = new AwsSmithyRpcV2CborProtocol({ defaultNamespace: 'com.amazonaws.cloudwatch' } as never);
    super({ ...config, protocol });
  }
}

test('CloudWatch in CBOR: times, floats, nested lists both ways', async () => {
  const at = new Date('2026-11-01T00:00:00.500Z');
  const output = { Label: 'l', Datapoints: [{ Timestamp: at, Average: 1.5, SampleCount: 2, ExtendedStatistics: { p99: 0.1 } }] };
  const { client, seen } = roundTrip(rpcV2Cbor, operationSchemas(cloudwatch), CborCloudWatch, () => output);
  const input = {
    Namespace: 'n',
    MetricName: 'm',
    StartTime: at,
    EndTime: at,
    Period: 60,
    Statistics: ['Average' as const],
    Dimensions: [{ Name: 'd', Value: 'v' }],
  };
  expect(await client.send(new cloudwatch.GetMetricStatisticsCommand(input))).toMatchObject(output);
  expect(seen).toMatchObject([{ operation: 'GetMetricStatistics', input }]);
});

test('SQS: an error has its old name too, which clients prefer', async () => {
  const { client } = roundTrip(queryCompatible(awsJson('1.0', 'com.amazonaws.sqs')), operationSchemas(sqs), sqs.SQSClient, () => {
    throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
  });
  await expect(client.send(new sqs.GetQueueUrlCommand({ QueueName: 'q' }))).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
    Code: 'AWS.SimpleQueueService.NonExistentQueue',
    Type: 'Sender',
    message: 'The specified queue does not exist.',
  });
});

test('SNS in the Query protocol: maps of structures both ways, empty answers', async () => {
  const outputs: Readonly<Record<string, unknown>> = { Publish: { MessageId: 'm' }, GetTopicAttributes: { Attributes: { a: '1', b: '' } } };
  const { client, seen } = roundTrip(awsQuery, operationSchemas(sns), sns.SNSClient, (operation) => outputs[operation]);
  const input = {
    TopicArn: 'arn:t',
    Message: 'a=b&c+d é',
    MessageAttributes: { one: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) }, two: { DataType: 'String', StringValue: '2' } },
  };
  expect(await client.send(new sns.PublishCommand(input))).toMatchObject({ MessageId: 'm' });
  expect(await client.send(new sns.GetTopicAttributesCommand({ TopicArn: 'arn:t' }))).toMatchObject({ Attributes: { a: '1', b: '' } });
  expect(await client.send(new sns.DeleteTopicCommand({ TopicArn: 'arn:t' }))).toMatchObject({ $metadata: { httpStatusCode: 200 } });
  expect(seen[0]?.input).toMatchObject({ TopicArn: 'arn:t', Message: 'a=b&c+d é', MessageAttributes: { two: { StringValue: '2' } } });
  const attributes = seen[0]?.input.MessageAttributes as Record<string, { BinaryValue?: Uint8Array }> | undefined;
  expect([...(attributes?.one?.BinaryValue ?? [])]).toEqual([1, 2]);
});

test('Logs: a live tail is a stream of events, after the members that stand beside it', async () => {
  async function* events(): AsyncIterable<unknown> {
    yield { sessionStart: { requestId: 'r', logGroupIdentifiers: ['g'] } };
    yield { sessionUpdate: { sessionResults: [{ message: 'one', timestamp: 5 }] } };
    throw new AwsError('SessionTimeoutException', 'Three hours are over.');
  }
  const { client } = roundTrip(awsJson('1.1'), operationSchemas(logs), logs.CloudWatchLogsClient, () => ({ responseStream: events() }));
  const { responseStream = [] } = await client.send(new logs.StartLiveTailCommand({ logGroupIdentifiers: ['g'] }));
  const read: unknown[] = [];
  const reading = async () => {
    for await (const event of responseStream) read.push(event);
  };
  await expect(reading()).rejects.toMatchObject({ name: 'SessionTimeoutException', message: 'Three hours are over.' });
  expect(read).toEqual([
    { sessionStart: { requestId: 'r', logGroupIdentifiers: ['g'] } },
    { sessionUpdate: { sessionResults: [{ message: 'one', timestamp: 5 }] } },
  ]);
});
