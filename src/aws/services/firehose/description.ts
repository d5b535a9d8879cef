// What the embedded Amazon Data Firehose says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Amazon Data Firehose, API 2015-08-04, as of 2026-11: from direct puts and Kinesis streams to Amazon S3 and OpenSearch.',
  gaps: [
    'Destinations other than S3 and OpenSearch Service (Redshift, Elasticsearch, Splunk, HTTP endpoints, OpenSearch Serverless, Snowflake, Iceberg), MSK and databases as sources: 501.',
    'The processor MetadataExtraction, whose queries are written in jq, and DataFormatConversionConfiguration (Parquet, ORC): 501. Partition keys come from a function.',
    'Snappy and HADOOP_SNAPPY compression, objects encrypted with KMS, CUSTOMER_MANAGED_CMK, VpcConfiguration, ClusterEndpoint: 501.',
    'Of roles the trust policy, the identity policies and the permissions boundary are asked; policies of buckets, streams and functions are not. iam:PassRole is asked for roles of the source, the destinations and backups; not for the RoleArn of a processor.',
    'Of timestamps in prefixes the letters of weeks (Y, w, W, e) and of zones are refused.',
    'ThroughputHintInMBs and the retry duration of dynamic partitioning are stored only.',
    'The domain of an OpenSearch destination is looked for at delivery, not when the stream is made.',
  ],
  byDesign: [
    'A stream is ACTIVE, deleted, and its encryption switched, after a second.',
    'AWS_OWNED_CMK is a flag that clients see; nothing is encrypted inside.',
    'Pauses between tries begin at five seconds and double up to five minutes; after ten failed tries a settling cloud no longer waits.',
    'An update applies to what is buffered already.',
    'Objects of failures are compressed as those of the destination.',
  ],
  clientQuirks: [
    'Terraform reads ExtendedS3DestinationDescription, and takes a role that cannot be assumed yet for one that is new: it tries for two minutes.',
  ],
};
