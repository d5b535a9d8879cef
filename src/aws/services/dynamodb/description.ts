// What the embedded DynamoDB says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'DynamoDB, API 2012-08-10, as of 2026-11; sentences of errors as recorded by dynalite where it recorded them.',
  gaps: [
    'No backups, no restores, no export to or import from S3, no bulk put and no vector indexes.',
    'No global tables: no replicas, no multi-Region consistency.',
    'No Kinesis streaming destinations and no Contributor Insights; both are told as switched off.',
    'Continuous backups, encryption with a key and the table class are kept and told, and have no effect.',
    'A key of a global secondary index has at most one partition attribute and one sort attribute.',
    'A stream has one shard, which never splits.',
    'Warm throughput is told as that of a new table and cannot be set; ceilings on demand are kept and not enforced.',
  ],
  byDesign: [
    'A table or an index is ACTIVE half a second after the call; the real service takes seconds to minutes.',
    'ItemCount and sizes are those of this moment; the real service brings them up to date every six hours.',
    'Items that expired are deleted about a second after their time; the real service takes up to a few days.',
    'A change of time to live is done at once and may be followed by another one; the real service takes up to an hour and refuses a second one meanwhile.',
    'Every read is consistent; eventual consistency shows in the consumed capacity alone.',
    'A call is alone in its table, so a transaction never meets a conflict.',
    'Throughput is limited only where createAws is told so: a call takes no time on a virtual clock, so a program that is slow enough for the real service would be refused.',
  ],
  clientQuirks: [
    'Clients fill ClientRequestToken of TransactWriteItems by themselves, so that retries of the same call are one transaction.',
  ],
};
