// DeleteDeliveryStream.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_DeleteDeliveryStream.html
import type { DeleteDeliveryStreamInput } from '@aws-sdk/client-firehose';
import type { Operation } from '../../../core/service.ts';
import type { DeliveryStreams } from '../delivery-streams.ts';
import { streamNotActive } from '../errors.ts';

/** AllowForceDelete is about keys of customers, which there are none of. */
export const deleteDeliveryStream =
  (streams: DeliveryStreams): Operation<DeleteDeliveryStreamInput, object> =>
  (input, context) => {
    const stream = streams.get(context, input.DeliveryStreamName);
    if (stream.status === 'CREATING') throw streamNotActive(stream.name, stream.account, stream.status);
    if (stream.status === 'ACTIVE') streams.delete(stream);
    return {};
  };
