// What the embedded Kinesis says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Kinesis Data Streams, API 2013-12-02, as of 2026-11; sentences of errors as recorded by kinesalite.',
  gaps: [
    'No channels (CreateChannel and its siblings), no record distribution strategies.',
    'A stream on demand grows and does not shrink: AWS takes shards back when the peak of 30 days has passed.',
    'Limits per second of calls that manage streams are not kept.',
    'What Kinesis Analytics and Lambda read does not count as reads of a shard.',
    'An encryption key is a name: there is no KMS behind it.',
  ],
  byDesign: [
    'A stream and a consumer are ACTIVE half a second after each change; the real ones take seconds to minutes.',
    'A stream on demand splits a shard at the end of a minute in which it was half full, and is ACTIVE all the while (inferred); AWS takes up to 15 minutes.',
    'Iterators are readable, not encrypted.',
    'Throughput is limited only where createAws is told so: a call takes no time on a virtual clock, so a program that is slow enough for the real service would be refused.',
    'A subscription pushes what has come; while nothing comes it sends no empty events, except the last one, which says where to go on.',
    'A new retention period is effective at once.',
  ],
  clientQuirks: [
    'In Node the SDK speaks HTTP/2 to Kinesis; the endpoint answers cleartext HTTP/2 too.',
    'The first message of a subscription is the initial response; the SDK waits for it before SubscribeToShard resolves.',
  ],
};
