// EnableEnhancedMonitoring and DisableEnhancedMonitoring: which metrics CloudWatch gets shard by shard.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_EnableEnhancedMonitoring.html and its sibling
import type { EnableEnhancedMonitoringInput, EnhancedMonitoringOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { findActiveStream, streamConstraints } from '../stream-argument.ts';
import { type ShardMetric, shardMetrics } from '../stream-settings.ts';
import type { Streams } from '../streams.ts';

export const enhancedMonitoringConstraints: Constraints = {
  ShardLevelMetrics: { minLength: 1, maxLength: 7 },
  'ShardLevelMetrics[]': { oneOf: [...shardMetrics, 'ALL'] },
  ...streamConstraints,
};

export const changeEnhancedMonitoring =
  (streams: Streams, change: 'enable' | 'disable'): Operation<EnableEnhancedMonitoringInput, EnhancedMonitoringOutput> =>
  (input, context) => {
    const stream = findActiveStream(streams, input, context);
    const current = stream.settings.shardMetrics;
    const named: readonly string[] = input.ShardLevelMetrics ?? [];
    const isNamed = (metric: ShardMetric) => named.includes('ALL') || named.includes(metric);
    const desired = shardMetrics.filter((metric) =>
      change === 'enable' ? current.includes(metric) || isNamed(metric) : current.includes(metric) && !isNamed(metric),
    );
    streams.update(stream, { kind: 'settings', settings: { shardMetrics: desired } });
    return {
      StreamName: stream.definition.name,
      CurrentShardLevelMetrics: [...current],
      DesiredShardLevelMetrics: desired,
      StreamARN: stream.arn,
    };
  };
