// One of everything that a cloud can hold, made by the real clients, and the names of it all. For tests of the whole cloud: to add a
// service, add its maker.
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateAuthorizerCommand,
  CreateRouteCommand,
  TagResourceCommand as TagApiCommand,
} from '@aws-sdk/client-apigatewayv2';
import { CloudWatchClient, PutMetricAlarmCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  GetIdCommand,
  SetIdentityPoolRolesCommand,
  SetPrincipalTagAttributeMapCommand,
} from '@aws-sdk/client-cognito-identity';
import { CreateTableCommand, DynamoDBClient, PutItemCommand, UpdateItemCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { CreateEventBusCommand, EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateDeliveryStreamCommand, FirehoseClient, PutRecordCommand as PutFirehoseRecordCommand } from '@aws-sdk/client-firehose';
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateStreamCommand,
  KinesisClient,
  PutRecordCommand,
  PutResourcePolicyCommand as PutStreamPolicyCommand,
  RegisterStreamConsumerCommand,
  SplitShardCommand,
  UpdateAccountSettingsCommand,
} from '@aws-sdk/client-kinesis';
import { CreateApplicationCommand, KinesisAnalyticsV2Client, StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  LambdaClient,
  PublishVersionCommand,
} from '@aws-sdk/client-lambda';
import { AddTagsCommand, CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { CreateSecretCommand, DeleteSecretCommand, PutResourcePolicyCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { LabelParameterVersionCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { zipSync } from 'fflate';
import type { VirtualClock } from '../core/clock.ts';
import type { Aws } from '../index.ts';
import { BOT_SERVICES, makeBots } from './make-bots.ts';
import { type ClientOf, makeUserPool } from './one-user-pool.ts';
import { clientFor } from './sdk-client.ts';

const account = '123456789012';
const allow = (Action: string, Resource: string, Principal?: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...(Principal && { Principal }) }] });
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: account } }],
});

/** A role that the service may assume, with rights of its own where actions are given. */
async function makeServiceRole(client: ClientOf, RoleName: string, service: string, Action: readonly string[] = []): Promise<void> {
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await client(IAMClient).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
  if (Action.length > 0) await client(IAMClient).send(new PutRolePolicyCommand({ RoleName, PolicyName: 'work', PolicyDocument }));
}

/** The makers, by the registry's names of the services. They run in this order. */
const MAKERS: Readonly<Record<string, (client: ClientOf) => Promise<void>>> = {
  async iam(client) {
    const iam = client(IAMClient);
    await iam.send(new CreateUserCommand({ UserName: 'alice', Tags: [{ Key: 'team', Value: 'blue' }] }));
    await iam.send(new CreateGroupCommand({ GroupName: 'crew' }));
    await iam.send(new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'inline', PolicyDocument: allow('s3:*', '*') }));
    await iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
    await iam.send(new CreatePolicyCommand({ PolicyName: 'managed', PolicyDocument: allow('dynamodb:*', '*') }));
    await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: trust }));
    await makeServiceRole(client, 'worker', 'lambda.amazonaws.com');
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'reader', PolicyArn: `arn:aws:iam::${account}:policy/managed` }));
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'profile' }));
  },
  async sts(client) {
    await client(STSClient).send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/reader`, RoleSessionName: 'session' }));
  },
  async s3(client) {
    const s3 = client(S3Client);
    const Bucket = 'tides';
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a/b.txt', Body: 'high at six', Metadata: { harbour: 'yokohama' } }));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a/b.txt', Body: 'high at seven', Tagging: 'k=v' }));
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts' }));
    await s3.send(new UploadPartCommand({ Bucket, Key: 'parts', UploadId, PartNumber: 1, Body: 'part' }));
    const CORSRules = [{ AllowedMethods: ['GET'], AllowedOrigins: ['https://example.com'] }];
    await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
    await s3.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } } }));
    const Policy = allow('s3:GetObject', `arn:aws:s3:::${Bucket}/*`, { AWS: account });
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  },
  async dynamodb(client) {
    const dynamodb = client(DynamoDBClient);
    const TableName = 'tides';
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['h', 'kind'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
        KeySchema: [{ AttributeName: 'h', KeyType: 'HASH' }],
        GlobalSecondaryIndexes: [
          { IndexName: 'by-kind', KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
  },
  async lambda(client) {
    const Role = `arn:aws:iam::${account}:role/worker`;
    const Code = { ZipFile: zipSync({ 'index.mjs': new TextEncoder().encode('export const handler = async () => 1;') }) };
    const settings = { FunctionName: 'resize', Runtime: 'nodejs22.x', Handler: 'index.handler', Role, Code } as const;
    await client(LambdaClient).send(new CreateFunctionCommand(settings));
  },
  async kinesis(client) {
    const kinesis = client(KinesisClient);
    await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 2, Tags: { team: 'blue' } }));
    await kinesis.send(new CreateStreamCommand({ StreamName: 'halves', ShardCount: 1 }));
    await kinesis.send(new UpdateAccountSettingsCommand({ MinimumThroughputBillingCommitment: { Status: 'ENABLED' } }));
  },
  async firehose(client) {
    await makeServiceRole(client, 'hose', 'firehose.amazonaws.com');
    const S3DestinationConfiguration = { RoleARN: `arn:aws:iam::${account}:role/hose`, BucketARN: 'arn:aws:s3:::tides' };
    const Tags = [{ Key: 'team', Value: 'blue' }];
    const stream = { DeliveryStreamName: 'clicks', S3DestinationConfiguration, Tags };
    await client(FirehoseClient).send(new CreateDeliveryStreamCommand(stream));
  },
  async opensearch(client) {
    const AccessPolicies = allow('es:*', `arn:aws:es:us-east-1:${account}:domain/harbours/*`, { AWS: account });
    await client(OpenSearchClient).send(new CreateDomainCommand({ DomainName: 'harbours', AccessPolicies }));
  },
  async ssm(client) {
    const ssm = client(SSMClient);
    const parameter = { Name: '/app/key', Type: 'SecureString' as const };
    const Policies = JSON.stringify([{ Type: 'Expiration', Version: '1.0', Attributes: { Timestamp: '2030-01-01T00:00:00Z' } }]);
    await ssm.send(new PutParameterCommand({ ...parameter, Value: 'one', Tags: [{ Key: 'team', Value: 'blue' }] }));
    await ssm.send(new PutParameterCommand({ ...parameter, Value: 'two', Overwrite: true, Tier: 'Advanced', Policies }));
    await ssm.send(new LabelParameterVersionCommand({ Name: '/app/key', ParameterVersion: 1, Labels: ['live'] }));
  },
  async 'secrets-manager'(client) {
    const secrets = client(SecretsManagerClient);
    await secrets.send(new CreateSecretCommand({ Name: 'app/db', SecretString: 'swordfish', Tags: [{ Key: 'team', Value: 'blue' }] }));
    const ResourcePolicy = allow('secretsmanager:GetSecretValue', '*', { AWS: account });
    await secrets.send(new PutResourcePolicyCommand({ SecretId: 'app/db', ResourcePolicy }));
    await secrets.send(new CreateSecretCommand({ Name: 'going', SecretBinary: new Uint8Array([1, 2]) }));
    await secrets.send(new DeleteSecretCommand({ SecretId: 'going', RecoveryWindowInDays: 7 }));
  },
  async 'cognito-identity'(client) {
    const cognito = client(CognitoIdentityClient);
    const IdentityProviderName = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_tides';
    const { IdentityPoolId } = await cognito.send(
      new CreateIdentityPoolCommand({
        IdentityPoolName: 'tides',
        AllowUnauthenticatedIdentities: true,
        CognitoIdentityProviders: [{ ProviderName: IdentityProviderName, ClientId: 'app' }],
        IdentityPoolTags: { team: 'blue' },
      }),
    );
    const mapping = { Type: 'Token', AmbiguousRoleResolution: 'Deny' } as const;
    const Roles = { authenticated: `arn:aws:iam::${account}:role/reader` };
    const RoleMappings = { [`${IdentityProviderName}:app`]: mapping };
    await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles, RoleMappings }));
    await cognito.send(new SetPrincipalTagAttributeMapCommand({ IdentityPoolId, IdentityProviderName, UseDefaults: true }));
    await cognito.send(new GetIdCommand({ IdentityPoolId }));
  },
  'cognito-idp': makeUserPool,
  async 'api-gateway'(client) {
    const gateway = client(ApiGatewayV2Client);
    const Target = `arn:aws:lambda:us-east-1:${account}:function:answer`;
    const CorsConfiguration = { AllowOrigins: ['*'] };
    const { ApiId } = await gateway.send(new CreateApiCommand({ Name: 'tides', ProtocolType: 'HTTP', Target, CorsConfiguration }));
    await gateway.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /tides/{id}', AuthorizationType: 'AWS_IAM' }));
    const IdentitySource = ['$request.header.Authorization'];
    const request = { AuthorizerType: 'REQUEST', AuthorizerUri: Target, AuthorizerPayloadFormatVersion: '2.0' } as const;
    await gateway.send(new CreateAuthorizerCommand({ ApiId, Name: 'guard', IdentitySource, ...request }));
    await gateway.send(new TagApiCommand({ ResourceArn: `arn:aws:apigateway:us-east-1::/apis/${ApiId}`, Tags: { team: 'blue' } }));
  },
};

/** What needs the resources above to be ACTIVE, a second later. */
const LATER_MAKERS: Readonly<Record<string, (client: ClientOf) => Promise<void>>> = {
  async dynamodb(client) {
    const dynamodb = client(DynamoDBClient);
    const TableName = 'tides';
    const Item = {
      h: { S: 'Yokohama' },
      kind: { S: 'high' },
      at: { N: '6.5' },
      seen: { SS: ['a', 'b'] },
      raw: { B: new Uint8Array([1, 2]) },
    };
    await dynamodb.send(new PutItemCommand({ TableName, Item }));
    await dynamodb.send(
      new UpdateItemCommand({
        TableName,
        Key: { h: Item.h },
        UpdateExpression: 'SET seen = :s',
        ExpressionAttributeValues: { ':s': { SS: ['c'] } },
      }),
    );
    await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } }));
  },
  async kinesis(client) {
    await client(KinesisClient).send(
      new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'AMZN', Data: new TextEncoder().encode('{"p":1}') }),
    );
    const halves = `arn:aws:kinesis:us-east-1:${account}:stream/halves`;
    await client(KinesisClient).send(new RegisterStreamConsumerCommand({ StreamARN: halves, ConsumerName: 'reader' }));
    await client(KinesisClient).send(
      new PutStreamPolicyCommand({ ResourceARN: halves, Policy: allow('kinesis:PutRecord', halves, { AWS: account }) }),
    );
    await client(KinesisClient).send(
      new SplitShardCommand({ StreamARN: halves, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: (2n ** 127n).toString() }),
    );
  },
  async lambda(client) {
    const lambda = client(LambdaClient);
    await lambda.send(new PublishVersionCommand({ FunctionName: 'resize' }));
    await lambda.send(new CreateAliasCommand({ FunctionName: 'resize', Name: 'live', FunctionVersion: '1' }));
    const grant = { FunctionName: 'resize', StatementId: 's3', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' };
    await lambda.send(new AddPermissionCommand({ ...grant, SourceAccount: account }));
  },
  async firehose(client) {
    const Record = { Data: new TextEncoder().encode('{"page":"/"}') };
    await client(FirehoseClient).send(new PutFirehoseRecordCommand({ DeliveryStreamName: 'clicks', Record }));
  },
  async sqs(client) {
    const sqs = client(SQSClient);
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'work', Attributes: { VisibilityTimeout: '60' } }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'two', DelaySeconds: 300 }));
    await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  },
  async sns(client) {
    const sns = client(SNSClient);
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: `arn:aws:sqs:us-east-1:${account}:work` }));
  },
  async events(client) {
    const events = client(EventBridgeClient);
    await events.send(new CreateEventBusCommand({ Name: 'orders' }));
    await events.send(new PutRuleCommand({ Name: 'each', EventBusName: 'orders', EventPattern: '{"source":["shop"]}' }));
    await events.send(new PutRuleCommand({ Name: 'hourly', ScheduleExpression: 'rate(1 hour)' }));
    const Targets = [{ Id: 'queue', Arn: `arn:aws:sqs:us-east-1:${account}:work` }];
    await events.send(new PutTargetsCommand({ Rule: 'each', EventBusName: 'orders', Targets }));
  },
  async opensearch(client) {
    const ARN = `arn:aws:es:us-east-1:${account}:domain/harbours`;
    await client(OpenSearchClient).send(new AddTagsCommand({ ARN, TagList: [{ Key: 'team', Value: 'blue' }] }));
  },
  async logs(client) {
    const logs = client(CloudWatchLogsClient);
    const logGroupName = '/labs/one';
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }));
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'stream' }));
    const metricTransformations = [{ metricName: 'errors', metricNamespace: 'labs', metricValue: '1' }];
    await logs.send(new PutMetricFilterCommand({ logGroupName, filterName: 'errors', filterPattern: 'ERROR', metricTransformations }));
  },
  async cloudwatch(client) {
    const cloudwatch = client(CloudWatchClient);
    await cloudwatch.send(new PutMetricDataCommand({ Namespace: 'labs', MetricData: [{ MetricName: 'depth', Value: 3, Unit: 'Count' }] }));
    const alarm = { AlarmName: 'deep', Namespace: 'labs', MetricName: 'depth', Statistic: 'Maximum', Period: 60 } as const;
    await cloudwatch.send(
      new PutMetricAlarmCommand({ ...alarm, EvaluationPeriods: 1, Threshold: 2, ComparisonOperator: 'GreaterThanThreshold' }),
    );
  },
  async 'kinesis-analytics'(client) {
    const analytics = client(KinesisAnalyticsV2Client);
    await makeServiceRole(client, 'windows', 'kinesisanalytics.amazonaws.com', ['kinesis:DescribeStream', 'kinesis:GetRecords']);
    const stream = `arn:aws:kinesis:us-east-1:${account}:stream/prices`;
    const RecordFormat = { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } } as const;
    const InputSchema = { RecordFormat, RecordColumns: [{ Name: 'P', SqlType: 'INTEGER', Mapping: '$.p' }] };
    const Inputs = [{ NamePrefix: 'SOURCE', KinesisStreamsInput: { ResourceARN: stream }, InputSchema }];
    const SqlApplicationConfiguration = { Inputs };
    const { ApplicationDetail } = await analytics.send(
      new CreateApplicationCommand({
        ApplicationName: 'windows',
        RuntimeEnvironment: 'SQL-1_0',
        ServiceExecutionRole: `arn:aws:iam::${account}:role/windows`,
        ApplicationConfiguration: {
          SqlApplicationConfiguration,
          ApplicationCodeConfiguration: {
            CodeContentType: 'PLAINTEXT',
            CodeContent: {
              TextContent:
                "CREATE STREAM S (P INTEGER); CREATE PUMP Q AS INSERT INTO S SELECT STREAM SUM(P) FROM SOURCE_001 GROUP BY STEP(SOURCE_001.ROWTIME BY INTERVAL '10' SECOND);",
            },
          },
        },
      }),
    );
    const InputId =
      ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription?.InputDescriptions?.[0]?.InputId;
    const InputStartingPositionConfiguration = { InputStartingPosition: 'TRIM_HORIZON' } as const;
    await analytics.send(
      new StartApplicationCommand({
        ApplicationName: 'windows',
        RunConfiguration: { SqlRunConfigurations: [{ InputId, InputStartingPositionConfiguration }] },
      }),
    );
  },
};

/** The services that something is made of. */
export const madeServices: ReadonlySet<string> = new Set([...Object.keys(MAKERS), ...Object.keys(LATER_MAKERS), ...BOT_SERVICES]);

/** Texts that name what is there, by the end of a member's name: what a random input draws from. */
export const names: Readonly<Record<string, readonly string[]>> = {
  Bucket: ['tides', 'tides', 'none-such'],
  UploadId: ['none'],
  CopySource: ['tides/a/b.txt', 'tides/none'],
  Key: ['a/b.txt', 'parts', 'new', 'h'],
  TableName: ['tides', 'tides', 'none'],
  IndexName: ['by-kind', 'none'],
  AttributeName: ['h', 'kind', 'at'],
  Expression: ['h = :s', 'SET kind = :s', 'attribute_exists(h)', 'size(h) > :n', '#n = :s'],
  DeliveryStreamName: ['clicks', 'clicks', 'none'],
  StreamName: ['prices', 'prices', 'none'],
  StreamARN: [`arn:aws:kinesis:us-east-1:${account}:stream/prices`],
  ShardId: ['shardId-000000000000', 'shardId-000000000001'],
  ApplicationName: ['windows', 'none'],
  FunctionName: ['resize', 'resize', 'none', `arn:aws:lambda:us-east-1:${account}:function:resize`],
  QueueUrl: [`http://localhost:4566/${account}/work`, `http://localhost:4566/${account}/none`],
  QueueName: ['work', 'none'],
  TopicArn: [`arn:aws:sns:us-east-1:${account}:news`],
  EventBusName: ['orders', 'default'],
  Rule: ['each', 'hourly'],
  logGroupName: ['/labs/one', '/labs/none'],
  logStreamName: ['stream', 'none'],
  AlarmName: ['deep', 'none'],
  MetricName: ['depth'],
  UserName: ['alice', 'alice', 'bob'],
  RoleName: ['reader', 'none'],
  GroupName: ['crew', 'none'],
  PolicyName: ['inline', 'managed'],
  PolicyArn: [`arn:aws:iam::${account}:policy/managed`, 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  RoleArn: [`arn:aws:iam::${account}:role/reader`],
  PolicyDocument: [allow('s3:*', '*'), trust, '{}'],
  Policy: [allow('s3:GetObject', 'arn:aws:s3:::tides/*', { AWS: account }), '{}'],
  SecretId: ['app/db', 'app/db', 'going', 'none'],
  VersionStage: ['AWSCURRENT', 'BLUE'],
  ResourcePolicy: [allow('secretsmanager:GetSecretValue', '*', { AWS: account }), '{}'],
  ResourceId: ['/app/key', 'none'],
  Path: ['/app', '/'],
  RouteKey: ['GET /tides/{id}', 'ANY /{rest+}', '$default'],
  StageName: ['$default', 'dev'],
  DomainName: ['harbours', 'harbours', 'none-such'],
};

/** Fills a cloud of account 123456789012, us-east-1, on a virtual clock. Some seconds pass. */
export async function makeOneOfEverything(aws: Aws, clock: VirtualClock): Promise<void> {
  const client: ClientOf = (Client) => clientFor(aws, Client, { account, clock });
  for (const make of Object.values(MAKERS)) await make(client);
  await aws.settle({ untilMs: clock.now() + 2000 });
  clock.advanceTo(clock.now() + 2000);
  for (const make of Object.values(LATER_MAKERS)) await make(client);
  await aws.settle({ untilMs: clock.now() + 5000 });
  await makeBots(client, aws, clock);
}
