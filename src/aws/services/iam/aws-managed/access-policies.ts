// AWS's managed policies for people: administrators, power users, and full or reading access to one service.
// AWS: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import { allow, allowWhen, type PolicyFacts } from './statement.ts';

const readMetrics = ['cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricData', 'cloudwatch:GetMetricStatistics', 'cloudwatch:ListMetrics'];
const readNetwork = ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'];
const readKeys = ['kms:DescribeKey', 'kms:ListAliases'];
const readLambda = ['lambda:GetFunctionConfiguration', 'lambda:ListEventSourceMappings', 'lambda:ListFunctions'];
const readRoles = ['iam:GetRole', 'iam:ListRoles'];
const readKinesis = ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:ListStreams'];
const functionLogs = 'arn:aws:logs:*:*:log-group:/aws/lambda/*';

export const accessPolicies: readonly PolicyFacts[] = [
  { name: 'AdministratorAccess', version: 1, created: '2015-02-06T18:39:46Z', statements: [allow('*')] },
  {
    name: 'PowerUserAccess',
    version: 12,
    created: '2015-02-06T18:39:47Z',
    statements: [
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      allow([
        'account:GetAccountInformation',
        'account:ListRegions',
        'iam:CreateServiceLinkedRole',
        'iam:DeleteServiceLinkedRole',
        'iam:ListRoles',
        'organizations:DescribeOrganization',
      ]),
    ],
  },
  { name: 'IAMFullAccess', version: 2, created: '2015-02-06T18:40:38Z', statements: [allow('iam:*')] },
  {
    name: 'IAMReadOnlyAccess',
    version: 4,
    created: '2015-02-06T18:40:39Z',
    statements: [
      allow([
        'iam:GenerateCredentialReport',
        'iam:GenerateServiceLastAccessedDetails',
        'iam:Get*',
        'iam:List*',
        'iam:SimulateCustomPolicy',
        'iam:SimulatePrincipalPolicy',
      ]),
    ],
  },
  {
    name: 'IAMUserChangePassword',
    version: 5,
    created: '2016-11-15T00:25:16Z',
    statements: [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
      allow('iam:ChangePassword', ['arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::*:user/*/${aws:username}']),
      allow('iam:GetAccountPasswordPolicy'),
    ],
  },
  { name: 'AmazonS3FullAccess', version: 2, created: '2015-02-06T18:40:58Z', statements: [allow(['s3:*', 's3-object-lambda:*'])] },
  {
    name: 'AmazonS3ReadOnlyAccess',
    version: 3,
    created: '2015-02-06T18:40:59Z',
    statements: [allow(['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'])],
  },
  {
    name: 'AmazonDynamoDBFullAccess',
    version: 15,
    created: '2015-02-06T18:40:11Z',
    statements: [
      allow([
        'dynamodb:*',
        'dax:*',
        'application-autoscaling:*',
        ...readMetrics,
        'cloudwatch:DeleteAlarms',
        'cloudwatch:PutMetricAlarm',
        ...readNetwork,
        ...readRoles,
        ...readKeys,
        ...readKinesis,
        ...readLambda,
        'lambda:CreateEventSourceMapping',
        'lambda:DeleteEventSourceMapping',
        'sns:ListSubscriptions',
        'sns:ListTopics',
        'tag:GetResources',
      ]),
      allowWhen(
        'iam:PassedToService',
        ['application-autoscaling.amazonaws.com', 'dax.amazonaws.com', 'dynamodb.amazonaws.com'],
        allow('iam:PassRole'),
      ),
    ],
  },
  {
    name: 'AmazonDynamoDBReadOnlyAccess',
    version: 15,
    created: '2015-02-06T18:40:12Z',
    statements: [
      allow([
        'dynamodb:BatchGetItem',
        'dynamodb:Describe*',
        'dynamodb:GetItem',
        'dynamodb:GetResourcePolicy',
        'dynamodb:List*',
        'dynamodb:PartiQLSelect',
        'dynamodb:Query',
        'dynamodb:Scan',
        'application-autoscaling:Describe*',
        ...readMetrics,
        ...readNetwork,
        ...readRoles,
        ...readKeys,
        ...readKinesis,
        ...readLambda,
        'sns:ListTopics',
        'tag:GetResources',
      ]),
    ],
  },
  { name: 'AmazonKinesisFullAccess', version: 1, created: '2015-02-06T18:40:29Z', statements: [allow('kinesis:*')] },
  {
    name: 'AmazonKinesisReadOnlyAccess',
    version: 1,
    created: '2015-02-06T18:40:30Z',
    statements: [allow(['kinesis:Get*', 'kinesis:List*', 'kinesis:Describe*'])],
  },
  {
    name: 'AmazonKinesisAnalyticsFullAccess',
    version: 1,
    created: '2016-09-21T19:01:14Z',
    statements: [
      allow('kinesisanalytics:*'),
      allow(['kinesis:CreateStream', 'kinesis:DeleteStream', 'kinesis:DescribeStream', 'kinesis:ListStreams', 'kinesis:PutRecord*']),
      allow(['firehose:DescribeDeliveryStream', 'firehose:ListDeliveryStreams']),
      allow(readMetrics),
      allow('logs:GetLogEvents'),
      allow(['iam:ListPolicyVersions', 'iam:ListRoles']),
      allow('iam:PassRole', 'arn:aws:iam::*:role/service-role/kinesis-analytics*'),
    ],
  },
  { name: 'AmazonSQSFullAccess', version: 1, created: '2015-02-06T18:41:07Z', statements: [allow('sqs:*')] },
  { name: 'AmazonSNSFullAccess', version: 2, created: '2015-02-06T18:41:05Z', statements: [allow('sns:*')] },
  {
    name: 'AmazonAPIGatewayInvokeFullAccess',
    version: 2,
    created: '2015-07-09T17:36:12Z',
    statements: [allow(['execute-api:Invoke', 'execute-api:ManageConnections'], 'arn:aws:execute-api:*:*:*')],
  },
  {
    name: 'AmazonAPIGatewayAdministrator',
    version: 1,
    created: '2015-07-09T17:34:45Z',
    statements: [allow('apigateway:*', 'arn:aws:apigateway:*::/*')],
  },
  {
    name: 'CloudWatchLogsFullAccess',
    version: 8,
    created: '2015-02-06T18:40:02Z',
    statements: [allow(['logs:*', 'cloudwatch:GenerateQuery'])],
  },
  {
    name: 'CloudWatchLogsReadOnlyAccess',
    version: 9,
    created: '2015-02-06T18:40:03Z',
    statements: [
      allow([
        'logs:Describe*',
        'logs:FilterLogEvents',
        'logs:Get*',
        'logs:List*',
        'logs:StartQuery',
        'logs:StopQuery',
        'logs:TestMetricFilter',
      ]),
    ],
  },
  {
    name: 'AWSConfigUserAccess',
    version: 4,
    created: '2015-02-18T19:38:41Z',
    statements: [
      allow([
        'config:Get*',
        'config:Describe*',
        'config:Deliver*',
        'config:List*',
        'config:Select*',
        'tag:GetResources',
        'tag:GetTagKeys',
        'cloudtrail:DescribeTrails',
        'cloudtrail:GetTrailStatus',
        'cloudtrail:LookupEvents',
      ]),
    ],
  },
  {
    name: 'AmazonCognitoPowerUser',
    version: 9,
    created: '2015-03-24T17:14:56Z',
    statements: [
      allow([
        'cognito-identity:*',
        'cognito-idp:*',
        'cognito-sync:*',
        ...readRoles,
        'iam:GetSAMLProvider',
        'iam:ListOpenIdConnectProviders',
        'iam:ListSAMLProviders',
        'kinesis:ListStreams',
        'lambda:GetPolicy',
        'lambda:ListFunctions',
        'sns:ListPlatformApplications',
        'ses:ListIdentities',
      ]),
      allowWhen(
        'iam:AWSServiceName',
        ['cognito-idp.amazonaws.com', 'email.cognito-idp.amazonaws.com'],
        allow('iam:CreateServiceLinkedRole'),
      ),
    ],
  },
  {
    name: 'AmazonLexFullAccess',
    version: 9,
    created: '2017-04-11T23:20:36Z',
    statements: [
      allow([
        ...readMetrics,
        ...readKeys,
        'lambda:GetPolicy',
        'lambda:ListAliases',
        'lambda:ListFunctions',
        'lex:*',
        'polly:*',
        'iam:ListRoles',
      ]),
      allowWhen(
        'lambda:Principal',
        'lex.amazonaws.com',
        allow(['lambda:AddPermission', 'lambda:RemovePermission'], 'arn:aws:lambda:*:*:function:AmazonLex*'),
      ),
      allow('iam:GetRole', 'arn:aws:iam::*:role/aws-service-role/lex*.amazonaws.com/AWSServiceRoleForLex*'),
      allowWhen(
        'iam:AWSServiceName',
        ['lex.amazonaws.com', 'lexv2.amazonaws.com'],
        allow('iam:CreateServiceLinkedRole', 'arn:aws:iam::*:role/aws-service-role/lex*.amazonaws.com/AWSServiceRoleForLex*'),
      ),
      allowWhen('iam:PassedToService', ['lex.amazonaws.com', 'lexv2.amazonaws.com'], allow('iam:PassRole')),
    ],
  },
  {
    name: 'AmazonLexRunBotsOnly',
    version: 3,
    created: '2017-04-11T23:06:24Z',
    statements: [
      allow([
        'lex:PostContent',
        'lex:PostText',
        'lex:PutSession',
        'lex:GetSession',
        'lex:DeleteSession',
        'lex:RecognizeText',
        'lex:RecognizeUtterance',
        'lex:StartConversation',
      ]),
    ],
  },
  {
    name: 'AWSLambda_FullAccess',
    version: 7,
    created: '2020-11-17T21:14:08Z',
    statements: [
      allow([
        'lambda:*',
        ...readMetrics,
        ...readNetwork,
        ...readKeys,
        ...readRoles,
        'iam:GetPolicy*',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
      ]),
      allow(['logs:DescribeLogGroups', 'states:ListStateMachines', 'tag:GetResources', 'xray:BatchGetTraces', 'xray:GetTraceSummaries']),
      allowWhen('iam:PassedToService', 'lambda.amazonaws.com', allow('iam:PassRole')),
      allow(['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents'], functionLogs),
    ],
  },
];
