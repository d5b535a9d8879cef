// What an application is, as plain data: everything here survives a snapshot.
import type { RecordFormatType, SourceSchema, Tag } from '@aws-sdk/client-kinesis-analytics-v2';
import type { SinkRecord, SourcePosition } from '../../core/ports.ts';

/** The states of an SQL application, in AWS's words. AUTOSCALING never occurs here. */
export type Status = 'READY' | 'STARTING' | 'RUNNING' | 'STOPPING' | 'UPDATING' | 'DELETING';

export type StartingPosition = 'NOW' | 'TRIM_HORIZON' | 'LAST_STOPPED_POINT';

/** The one streaming source of an application. */
export interface ApplicationInput {
  readonly id: string;
  readonly namePrefix: string;
  readonly streamArn: string;
  readonly schema: SourceSchema;
  /** How many in-application streams share the shards. */
  readonly parallelism: number;
  readonly startingPosition?: StartingPosition;
  /** The Lambda function that the records pass before the query. */
  readonly processorArn?: string;
}

/** A destination of one in-application stream. */
export interface ApplicationOutput {
  readonly id: string;
  /** The in-application stream, case-sensitive. */
  readonly name: string;
  readonly targetArn: string;
  readonly format: RecordFormatType;
}

/** A table that the query can join: an object in S3, read when the application starts or is updated. */
export interface ApplicationReference {
  readonly id: string;
  /** The in-application table, case-sensitive. */
  readonly tableName: string;
  readonly bucketArn: string;
  readonly fileKey: string;
  readonly schema: SourceSchema;
}

/** A log stream that is told of errors of the configuration. */
export interface LoggingOption {
  readonly id: string;
  readonly logStreamArn: string;
}

/** Where reading goes on, by input id and shard id. */
export type Positions = Readonly<Record<string, Readonly<Record<string, SourcePosition>>>>;

/** A change of state under way. The scheduler finishes it at `dueMs`. */
export interface Transition {
  readonly kind: 'start' | 'stop' | 'update' | 'delete';
  readonly dueMs: number;
}

export interface Application {
  readonly account: string;
  readonly region: string;
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  readonly createdMs: number;
  tags: readonly Tag[];
  role: string;
  status: Status;
  versionId: number;
  updatedMs: number;
  /** Changes with each version and each state. */
  conditionalToken: string;
  code?: string;
  inputs: readonly ApplicationInput[];
  outputs: readonly ApplicationOutput[];
  references: readonly ApplicationReference[];
  loggingOptions: readonly LoggingOption[];
  /** Counts inputs, outputs, reference data sources and logging options ever added, for ids that are never used twice. */
  idsGiven: number;
  /** Where the application last stopped, or begins when it starts. */
  positions: Positions;
  /** Rows that were encoded and could not be delivered before the application stopped, by output id. */
  undelivered: Readonly<Record<string, readonly SinkRecord[]>>;
  transition?: Transition;
  /** Why the last start ended in READY, or why records wait for the function before the query; for the inspector. */
  failure?: string;
}

/** The names of the in-application streams that an input fills: `PREFIX_001` and so on. */
export function inAppStreamNames({ namePrefix, parallelism }: Pick<ApplicationInput, 'namePrefix' | 'parallelism'>): string[] {
  return Array.from({ length: parallelism }, (_, index) => `${namePrefix}_${String(index + 1).padStart(3, '0')}`);
}
