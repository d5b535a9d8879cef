// ListStreams: the streams of an account and region, or of one table, in pages.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html
import type { ListStreamsInput, ListStreamsOutput } from '@aws-sdk/client-dynamodb-streams';
import type { ChangeStreams } from '../../../core/change-streams.ts';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { limits } from '../limits.ts';
import { checkStreamArn } from '../stream-arn.ts';

export const listStreamsConstraints: Constraints = {
  TableName: { minLength: 1, maxLength: limits.arnLength.max },
  Limit: { min: 1, max: limits.listedStreams },
  ExclusiveStartStreamArn: { minLength: limits.arnLength.min, maxLength: limits.arnLength.max },
};

export const listStreams =
  (streams: () => Promise<ChangeStreams>): Operation<ListStreamsInput, ListStreamsOutput> =>
  async (input, context) => {
    const { TableName: table, Limit: limit = limits.listedStreams, ExclusiveStartStreamArn: after = '' } = input;
    if (after !== '') checkStreamArn(after);
    const all = (await streams())
      .list(context)
      .filter(({ tableName, arn }) => (table === undefined || table === tableName || arn.startsWith(`${table}/`)) && arn > after)
      .toSorted((one, other) => (one.arn < other.arn ? -1 : 1));
    const page = all.slice(0, limit);
    return {
      Streams: page.map(({ arn, tableName, label }) => ({ StreamArn: arn, TableName: tableName, StreamLabel: label })),
      ...(all.length > limit && { LastEvaluatedStreamArn: page.at(-1)?.arn }),
    };
  };
