// DescribeStreamSummary: a stream without its shards.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
import type { DescribeStreamSummaryInput, DescribeStreamSummaryOutput } from '@aws-sdk/client-kinesis';
import type { Operation } from '../../../core/service.ts';
import type { Consumers } from '../consumers.ts';
import { describedStream } from '../described-stream.ts';
import { findStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const describeStreamSummaryConstraints = streamConstraints;

export const describeStreamSummary =
  (streams: Streams, consumers: Consumers): Operation<DescribeStreamSummaryInput, DescribeStreamSummaryOutput> =>
  (input, context) => {
    const stream = findStream(streams, input, context);
    const { maxRecordKiB, warmThroughputMiBps: warm } = stream.settings;
    return {
      StreamDescriptionSummary: {
        ...describedStream(stream),
        OpenShardCount: stream.status === 'CREATING' ? 0 : stream.openShards.length,
        ConsumerCount: consumers.of(stream).length,
        MaxRecordSizeInKiB: maxRecordKiB,
        ...(warm !== undefined && { WarmThroughput: { TargetMiBps: warm, CurrentMiBps: warm } }),
      },
    };
  };
