// What the embedded DynamoDB Streams say of themselves.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'DynamoDB Streams, API 2012-08-10, as of 2026-11.',
  gaps: [
    'A stream has one shard, which never splits; so ShardFilter finds no child shards.',
    'A policy that hangs on a stream does not let another account in; that of a table does.',
    'Reads are never throttled, so LimitExceededException does not happen.',
  ],
  byDesign: [
    'A record can be read at once; the real service needs a moment.',
    'Iterators are readable, not encrypted.',
    'A stream is ENABLED or DISABLED at once.',
  ],
  clientQuirks: [],
};
