// Metrics of services without CloudWatch's code, and with it later. Source of truth: DESIGN.md, "a lab loads only its services".
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import type { MetricDatum } from '../core/ports.ts';
import { testCloud } from '../testing/test-cloud.ts';
import { WaitingMetrics } from './waiting-metrics.ts';

const place = { account: '123456789012', region: 'us-east-1' };
const datum = (value: number): MetricDatum => ({ name: 'n', value, unit: 'Count', dimensions: {}, atMs: 0 });

async function sentTwice() {
  const cloud = testCloud();
  const startMs = cloud.clock.now();
  const sqs = cloud.client(SQSClient);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
  for (const MessageBody of ['a', 'b']) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  await cloud.advance(120_000);
  const sum = async ({ client } = cloud) => {
    const asked = {
      Namespace: 'AWS/SQS',
      MetricName: 'NumberOfMessagesSent',
      Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
      StartTime: new Date(startMs),
      EndTime: new Date(startMs + 600_000),
      Period: 600,
      Statistics: ['Sum' as const],
    };
    return (await client(CloudWatchClient).send(new GetMetricStatisticsCommand(asked))).Datapoints?.map(({ Sum }) => Sum);
  };
  return { cloud, sum };
}

describe('metrics of a service', () => {
  it('do not load CloudWatch; they are there when somebody asks for them', async () => {
    const { cloud, sum } = await sentTwice();
    expect(Object.keys(cloud.aws.inspect(place.account, place.region))).not.toContain('cloudwatch');
    expect(await sum()).toEqual([2]);
  });

  it('are in a snapshot though nobody asked', async () => {
    const { cloud, sum } = await sentTwice();
    const after = testCloud();
    await after.aws.restore(structuredClone(await cloud.aws.snapshot()));
    expect(await sum(after)).toEqual([2]);
  });

  it('load CloudWatch when very many wait; where that fails the oldest are dropped', async () => {
    let loads = 0;
    const waiting = new WaitingMetrics(async () => {
      loads++;
      throw new Error('offline');
    });
    for (let value = 1; value <= 2003; value++) {
      waiting.put(place, 'AWS/SQS', [datum(value)]);
      await Promise.resolve();
      await Promise.resolve();
    }
    expect(loads).toBe(3);
    const kept: number[] = [];
    waiting.connect({ put: (_place, _namespace, data) => kept.push(...data.map(({ value }) => value)) });
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([2000, 4, 2003]);
  });
});
