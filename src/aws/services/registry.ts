// The one list of services: what identifies each on the wire, and how its code is loaded. To add a service, add a line here.
import type { Service, ServiceEnvironment } from '../core/service.ts';

/** The words for the wire protocols that the embedded AWS speaks. */
export type ProtocolName = 'aws-json-1.0' | 'aws-json-1.1' | 'aws-query' | 'ec2-query' | 'rest-json' | 'rest-xml';

export interface ServiceModule {
  /** A promise where the service needs another one from the beginning. */
  createService(environment: ServiceEnvironment): Service | Promise<Service>;
}

export interface RegistryEntry {
  /** What labs, the call log and the inspector call it. */
  readonly name: string;
  /** What people call it, for sentences. */
  readonly title: string;
  readonly protocol: ProtocolName;
  /** The Query protocol, where older clients still speak it: for requests without x-amz-target. Then `apiVersion` and `xmlNamespace` count. */
  readonly olderProtocol?: 'aws-query';
  /** The part of the x-amz-target header before the dot, for the JSON protocols. */
  readonly targetPrefix?: string;
  /** Where it answers requests that are no calls of its operations, whoever signed them: matches host and path, joined. */
  readonly ownAddress?: RegExp;
  /** Which paths are its own, where several services have one signing name and no target. The first line of `registry` that fits is meant. */
  readonly ownPaths?: RegExp;
  /** It plays somebody beside AWS, and has no operations. */
  readonly outsideAws?: 'by address only';
  /** The service in the credential scope of a signature. */
  readonly signingName: string;
  /** The service in ARNs of its resources. */
  readonly arnName: string;
  /** The issuers of OpenID tokens that it is (`openIdKeys` of the service). */
  readonly openIdIssuers?: RegExp;
  /** The API version that a request of the Query protocol names. */
  readonly apiVersion?: string;
  /** The namespace of its XML. */
  readonly xmlNamespace?: string;
  /** How REST-XML writes its errors: `bare` is S3's shape, `wrapped` (when absent) that of all others. */
  readonly xmlErrors?: 'bare' | 'wrapped';
  /** What stands before the names of its own errors in AWS JSON, for example `com.amazonaws.dynamodb.v20120810`; most send bare names. */
  readonly errorNamespace?: string;
  /** Which HTTP status its errors have in AWS JSON: the SDK's model names it (when absent), or the service sends others (`as thrown`). */
  readonly errorStatus?: 'as thrown';
  /** Does it send x-amz-crc32 of each answer's body? */
  readonly bodyChecksum?: 'crc32';
  /** How its request ids look; those of most services are UUIDs. */
  readonly requestIds?: '52 characters';
  /** Does it send x-amz-id-2? */
  readonly extendedRequestId?: 'sent';
  /** Its code; loaded at the first call. */
  readonly load: () => Promise<ServiceModule>;
}

export const registry: readonly RegistryEntry[] = [
  {
    name: 'kinesis',
    title: 'Kinesis Data Streams',
    protocol: 'aws-json-1.1',
    targetPrefix: 'Kinesis_20131202',
    signingName: 'kinesis',
    arnName: 'kinesis',
    extendedRequestId: 'sent',
    load: () => import('./kinesis/service.ts'),
  },
  {
    name: 'kinesis-analytics',
    title: 'Kinesis Data Analytics for SQL',
    protocol: 'aws-json-1.1',
    targetPrefix: 'KinesisAnalytics_20180523',
    signingName: 'kinesisanalytics',
    arnName: 'kinesisanalytics',
    load: () => import('./kinesis-analytics/service.ts'),
  },
  {
    name: 'iam',
    title: 'Identity and Access Management',
    protocol: 'aws-query',
    signingName: 'iam',
    arnName: 'iam',
    apiVersion: '2010-05-08',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    load: () => import('./iam/service.ts'),
  },
  {
    name: 'ec2',
    title: 'EC2 and VPC',
    protocol: 'ec2-query',
    signingName: 'ec2',
    arnName: 'ec2',
    apiVersion: '2016-11-15',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    load: () => import('./ec2/service.ts'),
  },
  {
    name: 'acm',
    title: 'Certificate Manager',
    protocol: 'aws-json-1.1',
    targetPrefix: 'CertificateManager',
    signingName: 'acm',
    arnName: 'acm',
    load: () => import('./acm/service.ts'),
  },
  {
    name: 'dynamodb',
    title: 'DynamoDB',
    protocol: 'aws-json-1.0',
    targetPrefix: 'DynamoDB_20120810',
    bodyChecksum: 'crc32',
    requestIds: '52 characters',
    errorNamespace: 'com.amazonaws.dynamodb.v20120810',
    signingName: 'dynamodb',
    arnName: 'dynamodb',
    load: () => import('./dynamodb/service.ts'),
  },
  {
    name: 'dynamodb-streams',
    title: 'DynamoDB Streams',
    protocol: 'aws-json-1.0',
    targetPrefix: 'DynamoDBStreams_20120810',
    bodyChecksum: 'crc32',
    requestIds: '52 characters',
    errorNamespace: 'com.amazonaws.dynamodb.v20120810',
    signingName: 'dynamodb',
    arnName: 'dynamodb',
    load: () => import('./dynamodb-streams/service.ts'),
  },
  {
    name: 'sts',
    title: 'Security Token Service',
    protocol: 'aws-query',
    signingName: 'sts',
    arnName: 'sts',
    apiVersion: '2011-06-15',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    load: () => import('./sts/service.ts'),
  },
  {
    name: 's3',
    title: 'Amazon S3',
    protocol: 'rest-xml',
    signingName: 's3',
    arnName: 's3',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    xmlErrors: 'bare',
    extendedRequestId: 'sent',
    load: () => import('./s3/service.ts'),
  },
  {
    name: 'sqs',
    title: 'Simple Queue Service',
    protocol: 'aws-json-1.0',
    olderProtocol: 'aws-query',
    targetPrefix: 'AmazonSQS',
    errorNamespace: 'com.amazonaws.sqs',
    signingName: 'sqs',
    arnName: 'sqs',
    apiVersion: '2012-11-05',
    xmlNamespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
    load: () => import('./sqs/service.ts'),
  },
  {
    name: 'sns',
    title: 'Simple Notification Service',
    protocol: 'aws-query',
    signingName: 'sns',
    arnName: 'sns',
    apiVersion: '2010-03-31',
    xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    load: () => import('./sns/service.ts'),
  },
  {
    name: 'logs',
    title: 'CloudWatch Logs',
    protocol: 'aws-json-1.1',
    targetPrefix: 'Logs_20140328',
    signingName: 'logs',
    arnName: 'logs',
    load: () => import('./logs/service.ts'),
  },
  {
    name: 'ssm',
    title: 'Systems Manager',
    protocol: 'aws-json-1.1',
    targetPrefix: 'AmazonSSM',
    signingName: 'ssm',
    arnName: 'ssm',
    load: () => import('./ssm/service.ts'),
  },
  {
    name: 'lambda',
    title: 'Lambda',
    protocol: 'rest-json',
    ownAddress: /^[a-z0-9]{32}\.lambda-url\.[a-z0-9-]+\.(on\.aws|localhost(\.localstack\.cloud)?)\//,
    signingName: 'lambda',
    arnName: 'lambda',
    load: () => import('./lambda/service.ts'),
  },
  {
    name: 'secrets-manager',
    title: 'Secrets Manager',
    protocol: 'aws-json-1.1',
    targetPrefix: 'secretsmanager',
    signingName: 'secretsmanager',
    arnName: 'secretsmanager',
    load: () => import('./secrets-manager/service.ts'),
  },
  {
    name: 'events',
    title: 'EventBridge',
    protocol: 'aws-json-1.1',
    targetPrefix: 'AWSEvents',
    signingName: 'events',
    arnName: 'events',
    load: () => import('./events/service.ts'),
  },
  {
    name: 'api-gateway',
    title: 'API Gateway v2',
    protocol: 'rest-json',
    ownAddress:
      /^([a-z0-9]+\.execute-api\.([a-z0-9-]+\.amazonaws\.com(\.cn)?|localhost(\.localstack\.cloud)?)\/|[^/]+\/_aws\/execute-api\/)/,
    signingName: 'apigateway',
    arnName: 'apigateway',
    load: () => import('./api-gateway/service.ts'),
  },
  {
    name: 'firehose',
    title: 'Amazon Data Firehose',
    protocol: 'aws-json-1.1',
    targetPrefix: 'Firehose_20150804',
    signingName: 'firehose',
    arnName: 'firehose',
    load: () => import('./firehose/service.ts'),
  },
  {
    name: 'cloudwatch',
    title: 'CloudWatch',
    protocol: 'aws-json-1.0',
    olderProtocol: 'aws-query',
    targetPrefix: 'GraniteServiceVersion20100801',
    signingName: 'monitoring',
    arnName: 'cloudwatch',
    apiVersion: '2010-08-01',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    load: () => import('./cloudwatch/service.ts'),
  },
  {
    name: 'opensearch',
    title: 'OpenSearch Service',
    protocol: 'rest-json',
    ownAddress: /^search-[a-z][a-z0-9-]*-[a-z0-9]{26}\.[a-z0-9-]+\.es\.(amazonaws\.com|localhost(\.localstack\.cloud)?)\//,
    signingName: 'es',
    arnName: 'es',
    load: () => import('./opensearch/service.ts'),
  },
  {
    name: 'cognito-idp',
    title: 'Cognito user pools',
    protocol: 'aws-json-1.1',
    targetPrefix: 'AWSCognitoIdentityProviderService',
    ownAddress:
      /^(cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/|[a-z0-9-]+\.auth\.[a-z0-9-]+\.(amazoncognito\.com|localhost(\.localstack\.cloud)?)\/|[^/]+\/_aws\/cognito-idp\/|[^/]+\/[a-z]{2}(-[a-z]+)+-\d_[0-9A-Za-z]+\/\.(well-known|sandshark)\/)/,
    openIdIssuers: /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/[\w-]+$/,
    // AWS: 400 to its client errors, as recorded; the model says 403, 404, 409 and 429 (error-status.test.ts beside its service).
    errorStatus: 'as thrown',
    signingName: 'cognito-idp',
    arnName: 'cognito-idp',
    load: () => import('./cognito-idp/service.ts'),
  },
  {
    name: 'google-accounts',
    title: 'Google accounts, a stand-in',
    // No service of AWS: no operation is called, only pages and tokens are asked for.
    outsideAws: 'by address only',
    protocol: 'rest-json',
    ownAddress:
      /^(accounts\.google\.com\/|oauth2\.googleapis\.com\/|www\.googleapis\.com\/oauth2\/|openidconnect\.googleapis\.com\/|[^/]+\/_aws\/google-accounts\/)/,
    openIdIssuers: /^https:\/\/accounts\.google\.com$/,
    signingName: 'google-accounts',
    arnName: 'google-accounts',
    load: () => import('./google-accounts/service.ts'),
  },
  {
    name: 'cognito-identity',
    title: 'Cognito identity pools',
    protocol: 'aws-json-1.1',
    targetPrefix: 'AWSCognitoIdentityService',
    ownAddress: /^cognito-identity\.[a-z0-9-]+\.amazonaws\.com\//,
    openIdIssuers: /^https:\/\/cognito-identity\.amazonaws\.com$/,
    // AWS: 400 to its client errors, as recorded; the model says 403, 404, 409 and 429 (error-status.test.ts beside its service).
    errorStatus: 'as thrown',
    signingName: 'cognito-identity',
    arnName: 'cognito-identity',
    load: () => import('./cognito-identity/service.ts'),
  },
  {
    name: 'lexv2-models',
    title: 'Lex V2 model building',
    protocol: 'rest-json',
    // Everything of Lex but sessions. The host would tell too (models-v2-lex.REGION), but not on one endpoint for all services.
    ownAddress: /^[^/]+\/_aws\/lexv2-models\//,
    ownPaths: /^(?!\/bots\/[^/]+\/botAliases\/[^/]+\/botLocales\/[^/]+\/sessions\/)/,
    signingName: 'lex',
    arnName: 'lex',
    load: () => import('./lexv2-models/service.ts'),
  },
  {
    name: 'lexv2-runtime',
    title: 'Lex V2 runtime',
    protocol: 'rest-json',
    ownPaths: /^\/bots\/[^/]+\/botAliases\/[^/]+\/botLocales\/[^/]+\/sessions\//,
    signingName: 'lex',
    arnName: 'lex',
    load: () => import('./lexv2-runtime/service.ts'),
  },
  {
    name: 'config',
    title: 'Config',
    protocol: 'aws-json-1.1',
    targetPrefix: 'StarlingDoveService',
    signingName: 'config',
    arnName: 'config',
    load: () => import('./config/service.ts'),
  },
];
