// The SDK's client of each embedded service: what makes requests for the fuzzer. To add a service, add a line.
import * as acm from '@aws-sdk/client-acm';
import * as apiGateway from '@aws-sdk/client-apigatewayv2';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as cognitoIdentity from '@aws-sdk/client-cognito-identity';
import * as cognitoIdp from '@aws-sdk/client-cognito-identity-provider';
import * as config from '@aws-sdk/client-config-service';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as dynamodbStreams from '@aws-sdk/client-dynamodb-streams';
import * as ec2 from '@aws-sdk/client-ec2';
import * as events from '@aws-sdk/client-eventbridge';
import * as firehose from '@aws-sdk/client-firehose';
import * as iam from '@aws-sdk/client-iam';
import * as kinesis from '@aws-sdk/client-kinesis';
import * as kinesisAnalytics from '@aws-sdk/client-kinesis-analytics-v2';
import * as lambda from '@aws-sdk/client-lambda';
import * as lexModels from '@aws-sdk/client-lex-models-v2';
import * as lexRuntime from '@aws-sdk/client-lex-runtime-v2';
import * as opensearch from '@aws-sdk/client-opensearch';
import * as s3 from '@aws-sdk/client-s3';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';

/** A client's constructor, and its package: commands and schemas by name. */
export interface FuzzedClient {
  readonly client: new (config: never) => unknown;
  readonly sdk: Readonly<Record<string, unknown>>;
}

/** By the registry's name of the service. */
export const CLIENTS: Readonly<Record<string, FuzzedClient>> = {
  acm: { client: acm.ACMClient, sdk: acm },
  'api-gateway': { client: apiGateway.ApiGatewayV2Client, sdk: apiGateway },
  cloudwatch: { client: cloudwatch.CloudWatchClient, sdk: cloudwatch },
  'cognito-identity': { client: cognitoIdentity.CognitoIdentityClient, sdk: cognitoIdentity },
  'cognito-idp': { client: cognitoIdp.CognitoIdentityProviderClient, sdk: cognitoIdp },
  config: { client: config.ConfigServiceClient, sdk: config },
  dynamodb: { client: dynamodb.DynamoDBClient, sdk: dynamodb },
  'dynamodb-streams': { client: dynamodbStreams.DynamoDBStreamsClient, sdk: dynamodbStreams },
  ec2: { client: ec2.EC2Client, sdk: ec2 },
  events: { client: events.EventBridgeClient, sdk: events },
  firehose: { client: firehose.FirehoseClient, sdk: firehose },
  iam: { client: iam.IAMClient, sdk: iam },
  kinesis: { client: kinesis.KinesisClient, sdk: kinesis },
  'kinesis-analytics': { client: kinesisAnalytics.KinesisAnalyticsV2Client, sdk: kinesisAnalytics },
  lambda: { client: lambda.LambdaClient, sdk: lambda },
  'lexv2-models': { client: lexModels.LexModelsV2Client, sdk: lexModels },
  'lexv2-runtime': { client: lexRuntime.LexRuntimeV2Client, sdk: lexRuntime },
  logs: { client: logs.CloudWatchLogsClient, sdk: logs },
  opensearch: { client: opensearch.OpenSearchClient, sdk: opensearch },
  s3: { client: s3.S3Client, sdk: s3 },
  'secrets-manager': { client: secretsManager.SecretsManagerClient, sdk: secretsManager },
  sns: { client: sns.SNSClient, sdk: sns },
  sqs: { client: sqs.SQSClient, sdk: sqs },
  ssm: { client: ssm.SSMClient, sdk: ssm },
  sts: { client: sts.STSClient, sdk: sts },
};
