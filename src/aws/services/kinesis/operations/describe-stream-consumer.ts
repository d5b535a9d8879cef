// DescribeStreamConsumer: one registered consumer.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamConsumer.html
import type { DescribeStreamConsumerInput, DescribeStreamConsumerOutput } from '@aws-sdk/client-kinesis';
import type { Operation } from '../../../core/service.ts';
import { consumerConstraints, describedConsumer, findConsumer } from '../consumer-argument.ts';
import type { Consumers } from '../consumers.ts';
import type { Streams } from '../streams.ts';

export const describeStreamConsumerConstraints = consumerConstraints;

export const describeStreamConsumer =
  (streams: Streams, consumers: Consumers): Operation<DescribeStreamConsumerInput, DescribeStreamConsumerOutput> =>
  (input, context) => {
    const consumer = findConsumer(consumers, streams, input, context);
    return {
      ConsumerDescription: {
        ...(describedConsumer(consumer) as Required<ReturnType<typeof describedConsumer>>),
        StreamARN: consumer.streamArn,
      },
    };
  };
