// DeleteStream: DELETING at once, gone a little later.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeleteStream.html
import type { DeleteStreamInput } from '@aws-sdk/client-kinesis';
import type { Operation } from '../../../core/service.ts';
import type { Consumers } from '../consumers.ts';
import { streamHasConsumers } from '../errors.ts';
import { findStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';
import type { Subscriptions } from '../subscriptions.ts';

export const deleteStreamConstraints = streamConstraints;

/** AWS: registered consumers keep a stream from being deleted unless EnforceConsumerDeletion is set. */
export const deleteStream =
  (streams: Streams, consumers: Consumers, subscriptions: Subscriptions): Operation<DeleteStreamInput, void> =>
  (input, context) => {
    const stream = findStream(streams, input, context);
    const registered = consumers.of(stream);
    if (registered.length > 0 && input.EnforceConsumerDeletion !== true) throw streamHasConsumers(stream.definition.name, context.account);
    for (const consumer of registered) {
      consumers.deregister(consumer);
      subscriptions.closeAll(consumer);
    }
    streams.delete(stream);
  };
