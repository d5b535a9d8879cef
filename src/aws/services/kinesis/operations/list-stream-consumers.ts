// ListStreamConsumers: the registered consumers of a stream, up to a hundred at a time.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreamConsumers.html
import type { ListStreamConsumersInput, ListStreamConsumersOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import { pageAfter } from '../../../core/page-token.ts';
import type { Operation } from '../../../core/service.ts';
import { describedConsumer } from '../consumer-argument.ts';
import type { Consumers } from '../consumers.ts';
import { checkCreated } from '../described-stream.ts';
import { invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';
import { openToken, sealToken } from '../sealed-token.ts';
import { arnConstraint, findStream } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const listStreamConsumersConstraints: Constraints = {
  StreamARN: arnConstraint,
  NextToken: { minLength: 1, maxLength: 1_048_576 },
  MaxResults: { min: 1, max: 10_000 },
};

export const listStreamConsumers =
  (streams: Streams, consumers: Consumers): Operation<ListStreamConsumersInput, ListStreamConsumersOutput> =>
  (input, context) => {
    const stream = findStream(streams, { StreamARN: input.StreamARN }, context);
    if (input.StreamCreationTimestamp !== undefined) checkCreated(stream, input.StreamCreationTimestamp);
    const after = input.NextToken === undefined ? undefined : nameInToken(input.NextToken, stream.arn, streams.now());
    const { items, lastKey } = pageAfter(consumers.of(stream), ({ name }) => name, { after, most: Math.min(input.MaxResults ?? 100, 100) });
    return {
      Consumers: items.map(describedConsumer),
      ...(lastKey !== undefined && { NextToken: sealToken(['consumers', String(streams.now()), stream.arn, lastKey]) }),
    };
  };

/** The sentences of both errors are inferred. */
function nameInToken(token: string, streamArn: string, nowMs: number): string {
  const [kind, issued, arn, name] = openToken(token) ?? [];
  if (kind !== 'consumers' || arn !== streamArn || name === undefined) throw invalidArgument('Invalid NextToken.');
  if (nowMs - Number(issued) > limits.listTokenLifeMs) throw new AwsError('ExpiredNextTokenException', 'The NextToken has expired.');
  return name;
}
