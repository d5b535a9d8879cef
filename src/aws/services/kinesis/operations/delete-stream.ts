// DeleteStream: DELETING at once, gone a little later.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeleteStream.html
import type { DeleteStreamInput } from '@aws-sdk/client-kinesis';
import type { Operation } from '../../../core/service.ts';
import { findStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const deleteStreamConstraints = streamConstraints;

/** EnforceConsumerDeletion changes nothing, because streams have no registered consumers here. */
export const deleteStream =
  (streams: Streams): Operation<DeleteStreamInput, void> =>
  (input, context) =>
    streams.delete(findStream(streams, input, context));
