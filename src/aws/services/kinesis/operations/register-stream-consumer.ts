// RegisterStreamConsumer: a consumer with throughput of its own, CREATING first and ACTIVE a little later.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html
import type { RegisterStreamConsumerInput, RegisterStreamConsumerOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { describedConsumer } from '../consumer-argument.ts';
import type { Consumers } from '../consumers.ts';
import { arnConstraint, findStream, nameConstraint, usable } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';
import { checkedTags } from '../tags.ts';

export const registerStreamConsumerConstraints: Constraints = {
  StreamARN: arnConstraint,
  ConsumerName: nameConstraint,
  Tags: { minLength: 1, maxLength: 200 },
};

export const registerStreamConsumer =
  (streams: Streams, consumers: Consumers): Operation<RegisterStreamConsumerInput, RegisterStreamConsumerOutput> =>
  (input, context) => {
    const stream = usable(findStream(streams, { StreamARN: input.StreamARN }, context));
    const name = input.ConsumerName ?? '';
    const tags = checkedTags(input.Tags ?? {}, `consumer ${name} under account ${context.account}`);
    return { Consumer: describedConsumer(consumers.register(stream, name, tags)) };
  };
