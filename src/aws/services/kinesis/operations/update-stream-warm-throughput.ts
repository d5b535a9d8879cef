// UpdateStreamWarmThroughput: what a stream on demand is to be ready for.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamWarmThroughput.html
import type { UpdateStreamWarmThroughputInput, UpdateStreamWarmThroughputOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { type AccountSettings, checkWarmThroughput } from '../account-settings.ts';
import { limitExceeded } from '../errors.ts';
import { limits } from '../limits.ts';
import { findActiveStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const updateStreamWarmThroughputConstraints: Constraints = { ...streamConstraints, WarmThroughputMiBps: { min: 0 } };

export const updateStreamWarmThroughput =
  (streams: Streams, accounts: AccountSettings): Operation<UpdateStreamWarmThroughputInput, UpdateStreamWarmThroughputOutput> =>
  (input, context) => {
    const stream = findActiveStream(streams, input, context);
    const { mode, warmThroughputMiBps: current } = stream.settings;
    const wanted = input.WarmThroughputMiBps ?? 0;
    checkWarmThroughput(accounts, context, stream.definition.name, mode, streams.now());
    // The sentence is inferred.
    if (wanted > limits.warmThroughputMiBps)
      throw limitExceeded(`A warm throughput of ${wanted} MiBps is more than the limit of ${limits.warmThroughputMiBps} MiBps.`);
    streams.update(stream, { kind: 'settings', settings: { warmThroughputMiBps: wanted } });
    return {
      StreamARN: stream.arn,
      StreamName: stream.definition.name,
      WarmThroughput: { TargetMiBps: wanted, ...(current !== undefined && { CurrentMiBps: current }) },
    };
  };
