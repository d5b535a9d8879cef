// The one destination of a request, of whatever kind, and the roles that it names.
import type { CreateDeliveryStreamInput, UpdateDestinationInput } from '@aws-sdk/client-firehose';
import type { Destination } from '../delivery-stream.ts';
import { invalidArgument, memberNotEmbedded } from '../errors.ts';
import type { Hints } from './buffering.ts';
import { hintsOf } from './buffering.ts';
import { opensearchDescription, updatedOpensearch } from './opensearch-destination.ts';
import { type Processing, processingOf } from './processors.ts';
import { extendedS3Description, updatedExtendedS3 } from './s3-destination.ts';

/** AWS: a stream has one destination, and its id is always this. */
export const DESTINATION_ID = 'destinationId-000000000001';

const KINDS = [
  'S3Destination',
  'ExtendedS3Destination',
  'AmazonopensearchserviceDestination',
  'RedshiftDestination',
  'ElasticsearchDestination',
  'SplunkDestination',
  'HttpEndpointDestination',
  'AmazonOpenSearchServerlessDestination',
  'SnowflakeDestination',
  'IcebergDestination',
] as const;

/** Exactly one of the members. Throws AwsError InvalidArgumentException; NotImplemented for kinds that are not embedded. */
function oneKind(input: Readonly<Record<string, unknown>>, ending: 'Configuration' | 'Update'): (typeof KINDS)[number] {
  const given = KINDS.filter((kind) => input[`${kind}${ending}`] !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1) throw invalidArgument('Exactly one destination configuration is supported for a Firehose');
  if (KINDS.indexOf(kind) > KINDS.indexOf('AmazonopensearchserviceDestination')) throw memberNotEmbedded(`${kind}${ending}`);
  return kind;
}

export function newDestination(input: CreateDeliveryStreamInput, nowMs: number): Destination {
  const kind = oneKind({ ...input }, 'Configuration');
  const opensearch = input.AmazonopensearchserviceDestinationConfiguration;
  if (opensearch) return { kind: 'opensearch', opensearch: opensearchDescription(opensearch, nowMs) };
  const s3 = kind === 'S3Destination' ? input.S3DestinationConfiguration : input.ExtendedS3DestinationConfiguration;
  if (!s3) throw invalidArgument('Exactly one destination configuration is supported for a Firehose');
  return { kind: 's3', s3: extendedS3Description(s3, nowMs) };
}

/** AWS: a domain stays a domain, and a bucket a bucket. */
export function updatedDestination(present: Destination, input: UpdateDestinationInput, nowMs: number): Destination {
  oneKind({ ...input }, 'Update');
  const opensearch = input.AmazonopensearchserviceDestinationUpdate;
  if ((present.kind === 'opensearch') !== (opensearch !== undefined))
    throw invalidArgument('Changing the destination type to or from Amazonopensearchservice is not supported at this time.');
  if (present.kind === 'opensearch') return { ...present, opensearch: updatedOpensearch(present.opensearch, opensearch ?? {}, nowMs) };
  const update = input.ExtendedS3DestinationUpdate ?? input.S3DestinationUpdate ?? {};
  return { ...present, s3: updatedExtendedS3(present.s3, update, nowMs) };
}

const described = (destination: Destination) => (destination.kind === 's3' ? destination.s3 : destination.opensearch);

export const isPartitioned = (destination: Destination): 'on' | 'off' =>
  destination.kind === 's3' && destination.s3.DynamicPartitioningConfiguration?.Enabled ? 'on' : 'off';

export const processingOfDestination = (destination: Destination): Processing =>
  processingOf(described(destination).ProcessingConfiguration, isPartitioned(destination));

export const deliveryHints = (destination: Destination): Hints => hintsOf(described(destination).BufferingHints);

/** The role of the destination itself. */
export const roleOf = (destination: Destination): string => described(destination).RoleARN ?? '';

/** Where errors of processing and of delivery are told. */
export const loggingOf = (destination: Destination) => described(destination).CloudWatchLoggingOptions;

/** All roles that Firehose has to assume for it, each once. */
export function rolesOf(destination: Destination): readonly string[] {
  const buckets = destination.kind === 's3' ? [destination.s3.S3BackupDescription] : [destination.opensearch.S3DestinationDescription];
  const roles = [roleOf(destination), ...buckets.map((bucket) => bucket?.RoleARN), processingOfDestination(destination).lambda?.roleArn];
  return [...new Set(roles.filter((role) => role !== undefined))];
}
