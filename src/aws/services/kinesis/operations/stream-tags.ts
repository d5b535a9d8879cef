// AddTagsToStream, RemoveTagsFromStream and ListTagsForStream: tags of a stream by its name or ARN.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_AddTagsToStream.html and its siblings
import type {
  AddTagsToStreamInput,
  ListTagsForStreamInput,
  ListTagsForStreamOutput,
  RemoveTagsFromStreamInput,
} from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import type { Stream } from '../stream.ts';
import { findStream, streamConstraints, usable } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';
import { checkedTags, listedTags, type Tags, withoutTags } from '../tags.ts';

export const addTagsToStreamConstraints: Constraints = { Tags: { minLength: 1, maxLength: 200 }, ...streamConstraints };
export const removeTagsFromStreamConstraints: Constraints = {
  TagKeys: { minLength: 1, maxLength: 50 },
  'TagKeys[]': { minLength: 1, maxLength: 128 },
  ...streamConstraints,
};
export const listTagsForStreamConstraints: Constraints = {
  Limit: { min: 1, max: 50 },
  ExclusiveStartTagKey: { minLength: 1, maxLength: 128 },
  ...streamConstraints,
};

const ownerOf = ({ definition }: Stream) => `stream ${definition.name} under account ${definition.account}`;

function setTags(stream: Stream, tags: Tags): void {
  stream.settings = { ...stream.settings, tags };
}

export const addTagsToStream =
  (streams: Streams): Operation<AddTagsToStreamInput, void> =>
  (input, context) => {
    const stream = usable(findStream(streams, input, context));
    setTags(stream, checkedTags(input.Tags ?? {}, ownerOf(stream), stream.settings.tags));
  };

export const removeTagsFromStream =
  (streams: Streams): Operation<RemoveTagsFromStreamInput, void> =>
  (input, context) => {
    const stream = usable(findStream(streams, input, context));
    setTags(stream, withoutTags(stream.settings.tags, input.TagKeys ?? [], ownerOf(stream)));
  };

export const listTagsForStream =
  (streams: Streams): Operation<ListTagsForStreamInput, ListTagsForStreamOutput> =>
  (input, context) => {
    const { tags } = findStream(streams, input, context).settings;
    const rest = listedTags(tags).filter(({ Key }) => Key > (input.ExclusiveStartTagKey ?? ''));
    const page = rest.slice(0, input.Limit ?? rest.length);
    return { Tags: page, HasMoreTags: page.length < rest.length };
  };
