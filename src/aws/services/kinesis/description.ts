// What the embedded Kinesis says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Kinesis Data Streams, API 2013-12-02, as of 2026-11; sentences of errors as recorded by kinesalite.',
  gaps: [
    'No resharding: SplitShard, MergeShards, UpdateShardCount.',
    'No registered consumers, and so no SubscribeToShard.',
    'No encryption, no tags after creation; retention is always 24 hours.',
    'What Kinesis Analytics reads does not count as reads of a shard.',
  ],
  byDesign: [
    'A stream is ACTIVE half a second after its creation; the real one takes 10 to 60 seconds.',
    'Iterators are readable, not encrypted.',
    'Throughput is limited only where createAws is told so: a call takes no time on a virtual clock, so a program that is slow enough for the real service would be refused.',
  ],
  clientQuirks: ['In Node the SDK speaks HTTP/2 to Kinesis; the endpoint answers cleartext HTTP/2 too.'],
};
