// DescribeStreamSummary: a stream without its shards.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
import type { DescribeStreamSummaryInput, DescribeStreamSummaryOutput } from '@aws-sdk/client-kinesis';
import type { Operation } from '../../../core/service.ts';
import { describedStream } from '../described-stream.ts';
import { findStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const describeStreamSummaryConstraints = streamConstraints;

export const describeStreamSummary =
  (streams: Streams): Operation<DescribeStreamSummaryInput, DescribeStreamSummaryOutput> =>
  (input, context) => {
    const stream = findStream(streams, input, context);
    return {
      StreamDescriptionSummary: {
        ...describedStream(stream),
        OpenShardCount: stream.shards.length,
        ConsumerCount: 0,
        MaxRecordSizeInKiB: stream.definition.maxRecordKiB,
      },
    };
  };
