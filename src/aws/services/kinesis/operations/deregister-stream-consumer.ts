// DeregisterStreamConsumer: DELETING at once, gone a little later; its subscriptions end.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeregisterStreamConsumer.html
import type { DeregisterStreamConsumerInput } from '@aws-sdk/client-kinesis';
import type { Operation } from '../../../core/service.ts';
import { consumerConstraints, findConsumer } from '../consumer-argument.ts';
import type { Consumers } from '../consumers.ts';
import type { Streams } from '../streams.ts';
import type { Subscriptions } from '../subscriptions.ts';

export const deregisterStreamConsumerConstraints = consumerConstraints;

export const deregisterStreamConsumer =
  (streams: Streams, consumers: Consumers, subscriptions: Subscriptions): Operation<DeregisterStreamConsumerInput, void> =>
  (input, context) => {
    const consumer = findConsumer(consumers, streams, input, context);
    consumers.deregister(consumer);
    subscriptions.closeAll(consumer);
  };
