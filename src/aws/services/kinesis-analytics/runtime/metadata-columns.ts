// Columns that every input stream has besides those of its schema: what Kinesis knows of the record.
// AWS: APPROXIMATE_ARRIVAL_TIME in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/timestamps-rowtime-concepts.html,
// SHARD_ID in input-parallelism.html; PARTITION_KEY and SEQUENCE_NUMBER are inferred from the list of reserved words.

import type { SqlValue } from '../../../../streaming-sql/engine.ts';
import type { StreamRecord } from '../../../core/ports.ts';

export interface MetadataColumn {
  readonly name: string;
  readonly type: string;
  readonly of: (record: StreamRecord, shardId: string) => SqlValue;
}

const ALL: readonly MetadataColumn[] = [
  { name: 'APPROXIMATE_ARRIVAL_TIME', type: 'TIMESTAMP', of: (record) => record.approximateArrivalMs },
  { name: 'PARTITION_KEY', type: 'VARCHAR(256)', of: (record) => record.partitionKey },
  { name: 'SEQUENCE_NUMBER', type: 'VARCHAR(128)', of: (record) => record.sequenceNumber },
  { name: 'SHARD_ID', type: 'VARCHAR(64)', of: (_record, shardId) => shardId },
];

/** Those that the code names and the schema does not declare itself. So `SELECT *` gives the schema's columns alone (inferred). */
export function metadataColumns(code: string, declared: readonly { readonly name: string }[]): readonly MetadataColumn[] {
  const words = code.toUpperCase();
  return ALL.filter(({ name }) => words.includes(name) && !declared.some((column) => column.name === name));
}
