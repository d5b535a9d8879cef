// What the embedded S3 says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Amazon S3, API 2006-03-01, general purpose buckets, as of 2026-11.',
  gaps: [
    'No keys of KMS and no keys of the customer (SSE-KMS, SSE-C): they are refused. Every object is said to be encrypted by SSE-S3; its bytes are kept as they are.',
    'No replication, no server access logging, no inventory, analytics, metrics and intelligent tiering, no metadata tables, no annotations.',
    'No SelectObjectContent, RestoreObject, RenameObject, GetObjectTorrent; no directory buckets, access points, Multi-Region Access Points and Object Lambda.',
    'Objects of archive classes (GLACIER, DEEP_ARCHIVE) are read like all others: nothing has to be restored.',
    'No checksums of the XXHASH family.',
    'An Expires header that is no date is refused; the real S3 keeps any text.',
    'Principals of the kind CanonicalUser in bucket policies mean nobody. Event holds of Object Lock are not known.',
    'Request payment and transfer acceleration are stored and told, and change nothing.',
    'Events go to what implements EventSink; while no such service is embedded, configuring a destination fails as for one that is not there.',
  ],
  byDesign: [
    'Names of buckets are unique per account, not in the world, because each run has an account of its own. A name is looked up in the account of the caller first, then in the others, oldest bucket first, where policies decide.',
    'Any endpoint reaches a bucket of any region: there is no PermanentRedirect.',
    'Canonical user ids are computed from accounts, so that they are the same in every cloud.',
    'Lifecycle rules are carried out at midnight UTC of the clock of the cloud, at once for all objects.',
    'Continuation tokens are readable, not encrypted.',
    'Reads are consistent after each write, as in the real S3; events arrive a tenth of a second later, each once.',
  ],
  clientQuirks: [
    'The SDK sends a CRC32 with each upload and wants no checksum of a range back; the AWS CLI and streams send it behind the body (aws-chunked).',
    'boto3 asks for keys written as in URLs (encoding-type=url) and decodes them.',
    'The SDK uses virtual-hosted addresses; with a bucket whose name has dots, or with forcePathStyle, the bucket stands in the path.',
    'Terraform reads every setting of a bucket that it makes, and takes the 404 of each for "not set".',
  ],
};
