// What of a stream can be changed after it was made.
import { limits } from './limits.ts';

export type StreamMode = 'PROVISIONED' | 'ON_DEMAND';

export type Encryption = { readonly type: 'NONE' } | { readonly type: 'KMS'; readonly keyId: string };

/** AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_EnableEnhancedMonitoring.html */
export const shardMetrics = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
] as const;

export type ShardMetric = (typeof shardMetrics)[number];

export interface StreamSettings {
  readonly mode: StreamMode;
  readonly retentionHours: number;
  readonly maxRecordKiB: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly encryption: Encryption;
  /** In the order of `shardMetrics`. */
  readonly shardMetrics: readonly ShardMetric[];
  /** Asked for, of a stream on demand; absent when it never was. */
  readonly warmThroughputMiBps?: number;
  /** The resource policy, JSON. */
  readonly policy?: string;
}

/** Of a new stream of which nothing else is said. */
export function freshSettings(given: Partial<StreamSettings> = {}): StreamSettings {
  return {
    mode: 'PROVISIONED',
    retentionHours: limits.defaultRetentionHours,
    maxRecordKiB: limits.defaultRecordKiB,
    tags: {},
    encryption: { type: 'NONE' },
    shardMetrics: [],
    ...given,
  };
}
