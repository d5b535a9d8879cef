// TagDeliveryStream, UntagDeliveryStream, ListTagsForDeliveryStream.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_TagDeliveryStream.html
import type {
  ListTagsForDeliveryStreamInput,
  ListTagsForDeliveryStreamOutput,
  TagDeliveryStreamInput,
  UntagDeliveryStreamInput,
} from '@aws-sdk/client-firehose';
import type { CallContext } from '../../../core/call.ts';
import { pageAfter } from '../../../core/page-token.ts';
import type { Operation } from '../../../core/service.ts';
import type { DeliveryStream } from '../delivery-stream.ts';
import type { DeliveryStreams } from '../delivery-streams.ts';
import { streamNotActive } from '../errors.ts';
import { limits } from '../limits.ts';
import { withTags } from '../tags.ts';

export const tagDeliveryStream =
  (streams: DeliveryStreams): Operation<TagDeliveryStreamInput, object> =>
  (input, context) => {
    const stream = liveStream(streams, context, input.DeliveryStreamName);
    stream.tags = withTags(stream.tags, input.Tags ?? []);
    return {};
  };

export const untagDeliveryStream =
  (streams: DeliveryStreams): Operation<UntagDeliveryStreamInput, object> =>
  (input, context) => {
    const stream = liveStream(streams, context, input.DeliveryStreamName);
    stream.tags = Object.fromEntries(Object.entries(stream.tags).filter(([key]) => !input.TagKeys?.includes(key)));
    return {};
  };

export const listTagsForDeliveryStream =
  (streams: DeliveryStreams): Operation<ListTagsForDeliveryStreamInput, ListTagsForDeliveryStreamOutput> =>
  (input, context) => {
    const { tags } = streams.get(context, input.DeliveryStreamName);
    const all = Object.entries(tags)
      .map(([Key, Value]) => ({ Key, Value }))
      .sort((one, other) => (one.Key < other.Key ? -1 : 1));
    const page = pageAfter(all, ({ Key }) => Key, { after: input.ExclusiveStartTagKey, most: input.Limit ?? limits.listedTags });
    return { Tags: [...page.items], HasMoreTags: page.lastKey !== undefined };
  };

function liveStream(streams: DeliveryStreams, context: CallContext, name: string | undefined): DeliveryStream {
  const stream = streams.get(context, name);
  if (stream.status === 'DELETING') throw streamNotActive(stream.name, stream.account, stream.status);
  return stream;
}
