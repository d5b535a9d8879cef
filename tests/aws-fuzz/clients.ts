// The SDK's client of each embedded service: what makes requests for the fuzzer. To add a service, add a line.
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as dynamodbStreams from '@aws-sdk/client-dynamodb-streams';
import * as iam from '@aws-sdk/client-iam';
import * as kinesis from '@aws-sdk/client-kinesis';
import * as kinesisAnalytics from '@aws-sdk/client-kinesis-analytics-v2';
import * as s3 from '@aws-sdk/client-s3';
import * as sts from '@aws-sdk/client-sts';

/** A client's constructor, and its package: commands and schemas by name. */
export interface FuzzedClient {
  readonly client: new (config: never) => unknown;
  readonly sdk: Readonly<Record<string, unknown>>;
}

/** By the registry's name of the service. */
export const CLIENTS: Readonly<Record<string, FuzzedClient>> = {
  dynamodb: { client: dynamodb.DynamoDBClient, sdk: dynamodb },
  'dynamodb-streams': { client: dynamodbStreams.DynamoDBStreamsClient, sdk: dynamodbStreams },
  iam: { client: iam.IAMClient, sdk: iam },
  kinesis: { client: kinesis.KinesisClient, sdk: kinesis },
  'kinesis-analytics': { client: kinesisAnalytics.KinesisAnalyticsV2Client, sdk: kinesisAnalytics },
  s3: { client: s3.S3Client, sdk: s3 },
  sts: { client: sts.STSClient, sdk: sts },
};
