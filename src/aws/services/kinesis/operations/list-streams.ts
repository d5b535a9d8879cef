// ListStreams: the names of the caller's streams, up to a hundred at a time.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreams.html
import type { ListStreamsInput, ListStreamsOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { creationTimestamp, modeDetails } from '../described-stream.ts';
import { invalidArgument } from '../errors.ts';
import { openToken, sealToken } from '../sealed-token.ts';
import { nameConstraint } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const listStreamsConstraints: Constraints = {
  Limit: { min: 1, max: 10_000 },
  ExclusiveStartStreamName: nameConstraint,
  NextToken: { minLength: 1, maxLength: 1_048_576 },
};

export const listStreams =
  (streams: Streams): Operation<ListStreamsInput, ListStreamsOutput> =>
  (input, context) => {
    const limit = Math.min(input.Limit ?? 100, 100);
    const after = input.NextToken === undefined ? (input.ExclusiveStartStreamName ?? '') : nameInToken(input.NextToken);
    const rest = streams.list(context).filter((stream) => stream.definition.name > after);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      StreamNames: page.map((stream) => stream.definition.name),
      HasMoreStreams: rest.length > limit,
      ...(last && rest.length > limit && { NextToken: sealToken(['streams', last.definition.name]) }),
      StreamSummaries: page.map((stream) => ({
        StreamName: stream.definition.name,
        StreamARN: stream.arn,
        StreamStatus: stream.status,
        StreamModeDetails: modeDetails(stream),
        StreamCreationTimestamp: creationTimestamp(stream.definition.createdMs),
      })),
    };
  };

function nameInToken(token: string): string {
  const [kind, name] = openToken(token) ?? [];
  // The sentence is inferred from that of an invalid shard iterator.
  if (kind !== 'streams' || name === undefined) throw invalidArgument('Invalid NextToken.');
  return name;
}
