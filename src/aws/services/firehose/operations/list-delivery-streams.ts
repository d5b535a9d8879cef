// ListDeliveryStreams.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_ListDeliveryStreams.html
import type { ListDeliveryStreamsInput, ListDeliveryStreamsOutput } from '@aws-sdk/client-firehose';
import { pageAfter } from '../../../core/page-token.ts';
import type { Operation } from '../../../core/service.ts';
import type { DeliveryStreams } from '../delivery-streams.ts';
import { limits } from '../limits.ts';

export const listDeliveryStreams =
  (streams: DeliveryStreams): Operation<ListDeliveryStreamsInput, ListDeliveryStreamsOutput> =>
  (input, context) => {
    const wanted = input.DeliveryStreamType;
    const names = streams
      .list(context)
      .filter(({ source }) => wanted === undefined || wanted === (source ? 'KinesisStreamAsSource' : 'DirectPut'))
      .map(({ name }) => name);
    const page = pageAfter(names, (name) => name, {
      after: input.ExclusiveStartDeliveryStreamName,
      most: input.Limit ?? limits.listedStreams,
    });
    return { DeliveryStreamNames: [...page.items], HasMoreDeliveryStreams: page.lastKey !== undefined };
  };
