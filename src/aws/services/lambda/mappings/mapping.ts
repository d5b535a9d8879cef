// An event source mapping as the cloud keeps it: plain data, checkpoints included.
import { parseArn } from '../../../core/arn.ts';
import type { Place, SourcePosition } from '../../../core/ports.ts';

export type SourceKind = 'kinesis' | 'dynamodb' | 'sqs';

export interface MappingSettings {
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** Patterns as JSON texts; a record must fit one of them. */
  readonly filters: readonly string[];
  readonly reportsItems: 'yes' | 'no';
  /** SQS: batches at work at the same time. */
  readonly maximumConcurrency?: number;
  /** Streams. */
  readonly parallelization: number;
  readonly bisects: 'yes' | 'no';
  /** -1: until the record is gone from the stream. */
  readonly retries: number;
  /** -1: no limit. */
  readonly recordAgeSeconds: number;
  readonly onFailure?: string;
  /** 0: no windows. */
  readonly tumblingSeconds: number;
}

/** How far a lane of a shard has been read: all of it, or the share of one of several parallel readers. */
export interface Progress {
  position: SourcePosition;
  /** Failed runs of the batch at hand. */
  attempts: number;
  throttles: number;
  /** Sizes of the pieces that a bisected batch has fallen into, the next one first. */
  pieces: number[];
  /** Not before then; 0 means at once. */
  notBeforeMs: number;
  /** When the first record of the batch that is gathered was seen; absent while there is none. */
  gatheredSinceMs?: number;
  /** The tumbling window that is open, and the state that the function answered last, JSON. */
  window?: { readonly startMs: number; readonly state: string };
}

export interface Mapping extends Place {
  readonly uuid: string;
  /** With its qualifier. */
  functionArn: string;
  readonly sourceArn: string;
  readonly kind: SourceKind;
  state: 'Creating' | 'Enabled' | 'Disabled' | 'Updating' | 'Deleting';
  /** What it will be when it is no longer Creating or Updating. */
  wanted: 'Enabled' | 'Disabled';
  nextStatusMs?: number;
  settings: MappingSettings;
  readonly startingPosition?: 'TRIM_HORIZON' | 'LATEST' | 'AT_TIMESTAMP';
  readonly startingMs?: number;
  modifiedMs: number;
  lastResult: string;
  tags: Readonly<Record<string, string>>;
  /** By `shard#lane`. */
  readonly progress: Map<string, Progress>;
}

export function mappingArn({ region, account, uuid }: Pick<Mapping, 'region' | 'account' | 'uuid'>): string {
  return `arn:aws:lambda:${region}:${account}:event-source-mapping:${uuid}`;
}

/** Undefined for an ARN of something that no mapping reads here. */
export function sourceKind(arn: string): SourceKind | undefined {
  const { service, resource = '' } = parseArn(arn) ?? {};
  if (service === 'kinesis' && resource.startsWith('stream/')) return 'kinesis';
  if (service === 'dynamodb' && resource.includes('/stream/')) return 'dynamodb';
  return service === 'sqs' ? 'sqs' : undefined;
}

export const freshProgress = (position: SourcePosition): Progress => ({ position, attempts: 0, throttles: 0, pieces: [], notBeforeMs: 0 });
