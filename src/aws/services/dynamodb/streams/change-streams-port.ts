// The streams of tables as other services see them.

import type { ChangeStreamDescription, ChangeStreams } from '../../../core/change-streams.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Table } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';
import type { ChangeStream } from './change-stream.ts';

export function changeStreams(tables: Tables): ChangeStreams {
  return {
    list: (place) =>
      tables
        .list(place)
        .flatMap((table) => table.streams(tables.now()).map((stream) => describe(table, stream)))
        .sort((one, other) => one.createdMs - other.createdMs),
    describe(arn) {
      const found = find(tables, arn);
      return found && describe(found.table, found.stream);
    },
    records(arn, shardId) {
      const stream = find(tables, arn)?.stream;
      if (stream?.state.shardId === shardId) return stream.records;
      throw new AwsError('ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`);
    },
  };
}

/** The table and its stream; undefined when there is none of that ARN. */
export function find(tables: Tables, arn: string): { table: Table; stream: ChangeStream } | undefined {
  const [tableArn = ''] = arn.split('/stream/');
  const table = tables.find({ account: '', region: '' }, tableArn);
  const stream = table?.streams(tables.now()).find(({ state }) => state.arn === arn);
  return table && stream && { table, stream };
}

function describe({ name, definition }: Table, stream: ChangeStream): ChangeStreamDescription {
  const { arn, label, viewType, createdMs, closedMs, shardId } = stream.state;
  return {
    arn,
    label,
    tableName: name,
    viewType,
    status: closedMs === undefined ? 'ENABLED' : 'DISABLED',
    createdMs,
    keySchema: definition.keySchema.map(({ AttributeName = '', KeyType }) => ({
      name: AttributeName,
      kind: KeyType === 'RANGE' ? 'RANGE' : 'HASH',
    })),
    shards: [
      {
        id: shardId,
        startingSequenceNumber: stream.startingSequenceNumber,
        ...(closedMs !== undefined && { endingSequenceNumber: stream.newestSequenceNumber }),
      },
    ],
  };
}
