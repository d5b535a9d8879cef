// What Firehose tells CloudWatch and CloudWatch Logs, as their real clients read it.
// Source: https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html and monitoring-with-cloudwatch-logs.html
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteBucketCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, BUCKET_ARN, firehoseCloud, STREAM, STREAM_ARN } from '../testing/firehose-cloud.ts';

test('incoming and delivered records are counted by stream', async () => {
  const { client, create, put, advance } = await firehoseCloud();
  await create();
  await put('ab', 'c');
  await advance(6 * 60_000);
  const cloudwatch = client(CloudWatchClient);
  const sum = async (MetricName: string) => {
    const { Datapoints = [] } = await cloudwatch.send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/Firehose',
        MetricName,
        Dimensions: [{ Name: 'DeliveryStreamName', Value: STREAM }],
        StartTime: new Date(Date.UTC(2026, 10, 1)),
        EndTime: new Date(Date.UTC(2026, 10, 1, 1)),
        Period: 3600,
        Statistics: ['Sum'],
      }),
    );
    return [Datapoints[0]?.Sum, Datapoints[0]?.Unit];
  };
  expect(await sum('IncomingRecords')).toEqual([2, 'Count']);
  expect(await sum('IncomingBytes')).toEqual([3, 'Bytes']);
  expect(await sum('PutRecordBatch.Requests')).toEqual([1, 'Count']);
  expect(await sum('DeliveryToS3.Records')).toEqual([2, 'Count']);
  expect(await sum('DeliveryToS3.Bytes')).toEqual([3, 'Bytes']);
  expect(await sum('DeliveryToS3.Success')).toEqual([1, 'Count']);
  expect(await sum('DeliveryToS3.DataFreshness')).toEqual([300, 'Seconds']);
});

test('a delivery that fails is told to the log of the stream', async () => {
  const { client, s3, create, put, advance } = await firehoseCloud();
  const CloudWatchLoggingOptions = { Enabled: true, LogGroupName: '/aws/kinesisfirehose/clicks', LogStreamName: 'DestinationDelivery' };
  await create({ CloudWatchLoggingOptions });
  await s3.send(new DeleteBucketCommand({ Bucket: BUCKET }));
  await put('x');
  await advance(5 * 60_000);
  const { events = [] } = await client(CloudWatchLogsClient).send(
    new FilterLogEventsCommand({ logGroupName: '/aws/kinesisfirehose/clicks', logStreamNames: ['DestinationDelivery'] }),
  );
  expect(JSON.parse(events[0]?.message ?? '')).toEqual({
    deliveryStreamARN: STREAM_ARN,
    destination: BUCKET_ARN,
    deliveryStreamVersionId: 1,
    message: expect.stringMatching(/bucket does not exist/),
    errorCode: 'S3.NoSuchBucket',
  });
});
