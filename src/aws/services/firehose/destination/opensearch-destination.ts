// Domains of OpenSearch as destinations: what a request says becomes what is described, and how indexes are named.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_AmazonopensearchserviceDestinationConfiguration.html
import type {
  AmazonopensearchserviceDestinationConfiguration,
  AmazonopensearchserviceDestinationDescription,
  AmazonopensearchserviceDestinationUpdate,
} from '@aws-sdk/client-firehose';
import { invalidArgument, memberNotEmbedded } from '../errors.ts';
import { limits } from '../limits.ts';
import { formatTimestamp } from '../prefix/timestamp-format.ts';
import { checkedHints } from './buffering.ts';
import { checkLogging } from './logging.ts';
import { processingOf } from './processors.ts';
import { bucketDescription, updatedBucket } from './s3-destination.ts';

/** Throws AwsError InvalidArgumentException, NotImplemented. Sentences are inferred. */
export function opensearchDescription(
  given: AmazonopensearchserviceDestinationConfiguration,
  nowMs: number,
): AmazonopensearchserviceDestinationDescription {
  if (given.VpcConfiguration) throw memberNotEmbedded('VpcConfiguration');
  if (given.ClusterEndpoint !== undefined) throw memberNotEmbedded('ClusterEndpoint, a domain by its address instead of its DomainARN,');
  if (given.DomainARN === undefined) throw invalidArgument('DomainARN must be specified.');
  if (given.TypeName) throw invalidArgument('TypeName must be empty: the domain has no types of documents.');
  if (given.S3Configuration === undefined) throw invalidArgument('S3Configuration must be specified.');
  const processing = processingOf(given.ProcessingConfiguration, 'off');
  if (processing.delimiter !== undefined) throw invalidArgument('AppendDelimiterToRecord is for Amazon S3 as destination.');
  return {
    RoleARN: given.RoleARN,
    DomainARN: given.DomainARN,
    IndexName: given.IndexName,
    IndexRotationPeriod: given.IndexRotationPeriod ?? 'OneDay',
    BufferingHints: checkedHints(given.BufferingHints, 'off'),
    RetryOptions: given.RetryOptions ?? { DurationInSeconds: limits.indexRetrySeconds },
    S3BackupMode: given.S3BackupMode ?? 'FailedDocumentsOnly',
    S3DestinationDescription: bucketDescription(given.S3Configuration, nowMs),
    ...(given.ProcessingConfiguration && { ProcessingConfiguration: given.ProcessingConfiguration }),
    CloudWatchLoggingOptions: checkLogging(given.CloudWatchLoggingOptions),
    DocumentIdOptions: given.DocumentIdOptions ?? { DefaultDocumentIdFormat: 'FIREHOSE_DEFAULT' },
  };
}

/** AWS: what the update leaves out stays as it is. */
export function updatedOpensearch(
  { S3DestinationDescription: bucket, VpcConfigurationDescription: _never, ...present }: AmazonopensearchserviceDestinationDescription,
  { S3Update: bucketUpdate, ...update }: AmazonopensearchserviceDestinationUpdate,
  nowMs: number,
): AmazonopensearchserviceDestinationDescription {
  const whole = { ...present, ...update };
  const S3Configuration = bucketUpdate ? updatedBucket(bucket, bucketUpdate, nowMs) : bucket;
  const { RoleARN = '', IndexName = '' } = whole;
  return opensearchDescription({ ...whole, RoleARN, IndexName, S3Configuration }, nowMs);
}

/** What rotation puts behind the name. AWS: https://docs.aws.amazon.com/firehose/latest/dev/es-index-rotation.html */
const rotations: Readonly<Record<string, (atMs: number) => string>> = {
  NoRotation: () => '',
  OneHour: (atMs) => formatTimestamp('-yyyy-MM-dd-HH', atMs, 'UTC'),
  OneDay: (atMs) => formatTimestamp('-yyyy-MM-dd', atMs, 'UTC'),
  OneWeek: isoWeek,
  OneMonth: (atMs) => formatTimestamp('-yyyy-MM', atMs, 'UTC'),
};

/** The index of a document, by its arrival in UTC. */
export function indexName(
  { IndexName: name = '', IndexRotationPeriod: period = 'OneDay' }: AmazonopensearchserviceDestinationDescription,
  atMs: number,
) {
  return `${name}${rotations[period]?.(atMs) ?? ''}`;
}

/** `-2016-w08`: the week whose Thursday is the year's. */
function isoWeek(atMs: number): string {
  const dayMs = 24 * 60 * 60 * 1000;
  const weekday = (new Date(atMs).getUTCDay() + 6) % 7;
  const thursday = new Date(Math.floor(atMs / dayMs) * dayMs + (3 - weekday) * dayMs);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * dayMs)) + 1;
  return `-${thursday.getUTCFullYear()}-w${String(week).padStart(2, '0')}`;
}
