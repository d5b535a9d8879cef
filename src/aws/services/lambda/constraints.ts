// Lengths, patterns, ranges and words of members, as the model of Lambda (API 2015-03-31, as botocore carries it) says them.
import type { Constraint, Constraints } from '../../core/constraints.ts';
import type { OperationName } from './operation-name.ts';

const action: Constraint = { pattern: '(lambda:[*]|lambda:[a-zA-Z]+|[*])' };
const alias: Constraint = { pattern: '(?!^[0-9]+$)([a-zA-Z0-9-_]+)', minLength: 1, maxLength: 128 };
const applicationLogLevel: Constraint = { oneOf: ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] };
const architecture: Constraint = { oneOf: ['x86_64', 'arm64'] };
const architecturesList: Constraint = { minLength: 1, maxLength: 1 };
const arn: Constraint = { pattern: 'arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)' };
const batchSize: Constraint = { min: 1, max: 10000 };
const codeSigningConfigArn: Constraint = {
  pattern: 'arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:\\d{12}:code-signing-config:csc-[a-z0-9]{17}',
  maxLength: 200,
};
const compatibleArchitectures: Constraint = { maxLength: 2 };
const compatibleRuntimes: Constraint = { maxLength: 15 };
const description: Constraint = { maxLength: 256 };
const destinationArn: Constraint = {
  pattern:
    '$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)',
  maxLength: 350,
};
const durableExecutionName: Constraint = { pattern: '[a-zA-Z0-9-_]+', minLength: 1, maxLength: 64 };
const ephemeralStorageSize: Constraint = { min: 512, max: 10240 };
const eventSourceMappingSystemLogLevel: Constraint = { oneOf: ['DEBUG', 'INFO', 'WARN'] };
const eventSourcePosition: Constraint = { oneOf: ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'] };
const eventSourceToken: Constraint = { pattern: '[a-zA-Z0-9._\\-]+', maxLength: 256 };
const functionName: Constraint = {
  pattern:
    '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?',
  minLength: 1,
  maxLength: 140,
};
const functionResponseType: Constraint = { oneOf: ['ReportBatchItemFailures'] };
const functionResponseTypeList: Constraint = { maxLength: 1 };
const functionUrlAuthType: Constraint = { oneOf: ['NONE', 'AWS_IAM'] };
const functionVersion: Constraint = { oneOf: ['ALL'] };
const functionVersionLatestPublished: Constraint = { oneOf: ['LATEST_PUBLISHED'] };
const handler: Constraint = { pattern: '[^\\s]+', maxLength: 128 };
const invocationType: Constraint = { oneOf: ['Event', 'RequestResponse', 'DryRun'] };
const kMSKeyArn: Constraint = { pattern: '(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()' };
const layerName: Constraint = {
  pattern: '(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+',
  minLength: 1,
  maxLength: 140,
};
const layerVersionArn: Constraint = {
  pattern: 'arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+',
  minLength: 1,
  maxLength: 140,
};
const licenseInfo: Constraint = { maxLength: 512 };
const logFormat: Constraint = { oneOf: ['JSON', 'Text'] };
const logGroup: Constraint = { pattern: '[\\.\\-_/#A-Za-z0-9]+', minLength: 1, maxLength: 512 };
const logType: Constraint = { oneOf: ['None', 'Tail'] };
const masterRegion: Constraint = { pattern: 'ALL|[a-z]{2}(-gov)?-[a-z]+-\\d{1}' };
const maxFunctionEventInvokeConfigListItems: Constraint = { min: 1, max: 50 };
const maxLayerListItems: Constraint = { min: 1, max: 50 };
const maxListItems: Constraint = { min: 1, max: 10000 };
const maximumBatchingWindowInSeconds: Constraint = { min: 0, max: 300 };
const maximumEventAgeInSeconds: Constraint = { min: 60, max: 21600 };
const maximumRecordAgeInSeconds: Constraint = { min: -1, max: 604800 };
const maximumRetryAttempts: Constraint = { min: 0, max: 2 };
const maximumRetryAttemptsEventSourceMapping: Constraint = { min: -1, max: 10000 };
// AWS: up to 10,240 MB; the 32,768 of the model are for managed instances, which are not embedded.
const memorySize: Constraint = { min: 128, max: 10240 };
const namespacedFunctionName: Constraint = {
  pattern:
    '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?',
  minLength: 1,
  maxLength: 256,
};
const namespacedStatementId: Constraint = { pattern: '([a-zA-Z0-9-_.]+)', minLength: 1, maxLength: 100 };
const numericLatestPublishedOrAliasQualifier: Constraint = {
  pattern: '\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+',
  minLength: 1,
  maxLength: 128,
};
const packageType: Constraint = { oneOf: ['Zip', 'Image'] };
const parallelizationFactor: Constraint = { min: 1, max: 10 };
const pattern: Constraint = { maxLength: 4096 };
const principal: Constraint = { pattern: '[^\\s]+' };
const principalOrgID: Constraint = { pattern: 'o-[a-z0-9]{10,32}', minLength: 12, maxLength: 34 };
const recursiveLoop: Constraint = { oneOf: ['Allow', 'Terminate'] };
const reservedConcurrentExecutions: Constraint = { min: 0 };
const resourceArn: Constraint = { pattern: '(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()' };
const responseStreamingInvocationType: Constraint = { oneOf: ['RequestResponse', 'DryRun'] };
const roleArn: Constraint = { pattern: 'arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+' };
const runtime: Constraint = {
  oneOf: [
    'nodejs',
    'nodejs4.3',
    'nodejs6.10',
    'nodejs8.10',
    'nodejs10.x',
    'nodejs12.x',
    'nodejs14.x',
    'nodejs16.x',
    'java8',
    'java8.al2',
    'java11',
    'python2.7',
    'python3.6',
    'python3.7',
    'python3.8',
    'python3.9',
    'dotnetcore1.0',
    'dotnetcore2.0',
    'dotnetcore2.1',
    'dotnetcore3.1',
    'dotnet6',
    'dotnet8',
    'nodejs4.3-edge',
    'go1.x',
    'ruby2.5',
    'ruby2.7',
    'provided',
    'provided.al2',
    'nodejs18.x',
    'python3.10',
    'java17',
    'ruby3.2',
    'ruby3.3',
    'ruby3.4',
    'python3.11',
    'nodejs20.x',
    'provided.al2023',
    'python3.12',
    'java21',
    'python3.13',
    'nodejs22.x',
    'nodejs24.x',
    'python3.14',
    'java25',
    'dotnet10',
    'ruby4.0',
  ],
};
const s3Bucket: Constraint = { pattern: '[0-9A-Za-z\\.\\-_]*(?<!\\.)', minLength: 3, maxLength: 63 };
const s3Key: Constraint = { minLength: 1, maxLength: 1024 };
const s3ObjectVersion: Constraint = { minLength: 1, maxLength: 1024 };
const snapStartApplyOn: Constraint = { oneOf: ['PublishedVersions', 'None'] };
const sourceOwner: Constraint = { pattern: '\\d{12}', maxLength: 12 };
const statementId: Constraint = { pattern: '([a-zA-Z0-9-_]+)', minLength: 1, maxLength: 100 };
const systemLogLevel: Constraint = { oneOf: ['DEBUG', 'INFO', 'WARN'] };
const taggableResource: Constraint = {
  pattern:
    'arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)',
  minLength: 1,
  maxLength: 256,
};
const tenantId: Constraint = { pattern: '[a-zA-Z0-9\\._:\\/=+\\-@ ]+', minLength: 1, maxLength: 256 };
const timeout: Constraint = { min: 1 };
const tracingMode: Constraint = { oneOf: ['Active', 'PassThrough'] };
const tumblingWindowInSeconds: Constraint = { min: 0, max: 900 };
const unqualifiedFunctionName: Constraint = {
  pattern: '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)',
  minLength: 1,
  maxLength: 140,
};
const versionWithLatestPublished: Constraint = { pattern: '(\\$LATEST(\\.PUBLISHED)?|[0-9]+)', minLength: 1, maxLength: 1024 };

const urlHeaders: Constraint = { maxLength: 100 };
const urlMethods: Constraint = { maxLength: 6 };
const urlMaxAge: Constraint = { min: 0, max: 86400 };
const urlQualifier: Constraint = { pattern: '((?!^\\d+$)^[0-9a-zA-Z-_]+$)', minLength: 1, maxLength: 128 };
const invokeMode: Constraint = { oneOf: ['BUFFERED', 'RESPONSE_STREAM'] };

export const constraints: Readonly<Record<OperationName, Constraints>> = {
  AddPermission: {
    FunctionName: namespacedFunctionName,
    StatementId: statementId,
    Action: action,
    Principal: principal,
    SourceArn: arn,
    SourceAccount: sourceOwner,
    EventSourceToken: eventSourceToken,
    Qualifier: numericLatestPublishedOrAliasQualifier,
    PrincipalOrgID: principalOrgID,
    FunctionUrlAuthType: functionUrlAuthType,
  },
  CreateAlias: { FunctionName: functionName, Name: alias, FunctionVersion: versionWithLatestPublished, Description: description },
  CreateEventSourceMapping: {
    EventSourceArn: arn,
    FunctionName: namespacedFunctionName,
    BatchSize: batchSize,
    'FilterCriteria.Filters[].Pattern': pattern,
    MaximumBatchingWindowInSeconds: maximumBatchingWindowInSeconds,
    ParallelizationFactor: parallelizationFactor,
    StartingPosition: eventSourcePosition,
    'DestinationConfig.OnSuccess.Destination': destinationArn,
    'DestinationConfig.OnFailure.Destination': destinationArn,
    MaximumRecordAgeInSeconds: maximumRecordAgeInSeconds,
    MaximumRetryAttempts: maximumRetryAttemptsEventSourceMapping,
    TumblingWindowInSeconds: tumblingWindowInSeconds,
    FunctionResponseTypes: functionResponseTypeList,
    'FunctionResponseTypes[]': functionResponseType,
    KMSKeyArn: kMSKeyArn,
    'LoggingConfig.SystemLogLevel': eventSourceMappingSystemLogLevel,
  },
  CreateFunction: {
    FunctionName: functionName,
    Runtime: runtime,
    Role: roleArn,
    Handler: handler,
    'Code.S3Bucket': s3Bucket,
    'Code.S3Key': s3Key,
    'Code.S3ObjectVersion': s3ObjectVersion,
    'Code.SourceKMSKeyArn': kMSKeyArn,
    Description: description,
    Timeout: timeout,
    MemorySize: memorySize,
    PackageType: packageType,
    'DeadLetterConfig.TargetArn': resourceArn,
    KMSKeyArn: kMSKeyArn,
    'TracingConfig.Mode': tracingMode,
    'Layers[]': layerVersionArn,
    CodeSigningConfigArn: codeSigningConfigArn,
    Architectures: architecturesList,
    'Architectures[]': architecture,
    'EphemeralStorage.Size': ephemeralStorageSize,
    'SnapStart.ApplyOn': snapStartApplyOn,
    'LoggingConfig.LogFormat': logFormat,
    'LoggingConfig.ApplicationLogLevel': applicationLogLevel,
    'LoggingConfig.SystemLogLevel': systemLogLevel,
    'LoggingConfig.LogGroup': logGroup,
    PublishTo: functionVersionLatestPublished,
  },
  DeleteAlias: { FunctionName: functionName, Name: alias },
  DeleteEventSourceMapping: {},
  DeleteFunction: { FunctionName: namespacedFunctionName, Qualifier: numericLatestPublishedOrAliasQualifier },
  DeleteFunctionConcurrency: { FunctionName: functionName },
  DeleteFunctionEventInvokeConfig: { FunctionName: namespacedFunctionName, Qualifier: numericLatestPublishedOrAliasQualifier },
  DeleteLayerVersion: { LayerName: layerName },
  GetAccountSettings: {},
  GetAlias: { FunctionName: functionName, Name: alias },
  GetEventSourceMapping: {},
  GetFunction: { FunctionName: namespacedFunctionName, Qualifier: numericLatestPublishedOrAliasQualifier },
  GetFunctionCodeSigningConfig: { FunctionName: namespacedFunctionName },
  GetFunctionConcurrency: { FunctionName: functionName },
  GetFunctionConfiguration: { FunctionName: namespacedFunctionName, Qualifier: numericLatestPublishedOrAliasQualifier },
  GetFunctionEventInvokeConfig: { FunctionName: namespacedFunctionName, Qualifier: numericLatestPublishedOrAliasQualifier },
  GetFunctionRecursionConfig: { FunctionName: unqualifiedFunctionName },
  GetLayerVersion: { LayerName: layerName },
  GetLayerVersionByArn: { Arn: layerVersionArn },
  GetPolicy: { FunctionName: namespacedFunctionName, Qualifier: numericLatestPublishedOrAliasQualifier },
  GetRuntimeManagementConfig: { FunctionName: namespacedFunctionName, Qualifier: numericLatestPublishedOrAliasQualifier },
  Invoke: {
    FunctionName: namespacedFunctionName,
    InvocationType: invocationType,
    LogType: logType,
    DurableExecutionName: durableExecutionName,
    Qualifier: numericLatestPublishedOrAliasQualifier,
    TenantId: tenantId,
  },
  InvokeWithResponseStream: {
    FunctionName: namespacedFunctionName,
    InvocationType: responseStreamingInvocationType,
    LogType: logType,
    Qualifier: numericLatestPublishedOrAliasQualifier,
    TenantId: tenantId,
  },
  ListAliases: { FunctionName: functionName, FunctionVersion: versionWithLatestPublished, MaxItems: maxListItems },
  ListEventSourceMappings: { EventSourceArn: arn, FunctionName: namespacedFunctionName, MaxItems: maxListItems },
  ListFunctionEventInvokeConfigs: { FunctionName: namespacedFunctionName, MaxItems: maxFunctionEventInvokeConfigListItems },
  ListFunctions: { MasterRegion: masterRegion, FunctionVersion: functionVersion, MaxItems: maxListItems },
  ListLayerVersions: {
    CompatibleRuntime: runtime,
    LayerName: layerName,
    MaxItems: maxLayerListItems,
    CompatibleArchitecture: architecture,
  },
  ListLayers: { CompatibleRuntime: runtime, MaxItems: maxLayerListItems, CompatibleArchitecture: architecture },
  ListTags: { Resource: taggableResource },
  ListVersionsByFunction: { FunctionName: namespacedFunctionName, MaxItems: maxListItems },
  PublishLayerVersion: {
    LayerName: layerName,
    Description: description,
    'Content.S3Bucket': s3Bucket,
    'Content.S3Key': s3Key,
    'Content.S3ObjectVersion': s3ObjectVersion,
    CompatibleRuntimes: compatibleRuntimes,
    'CompatibleRuntimes[]': runtime,
    LicenseInfo: licenseInfo,
    CompatibleArchitectures: compatibleArchitectures,
    'CompatibleArchitectures[]': architecture,
  },
  PublishVersion: { FunctionName: functionName, Description: description, PublishTo: functionVersionLatestPublished },
  PutFunctionConcurrency: { FunctionName: functionName, ReservedConcurrentExecutions: reservedConcurrentExecutions },
  PutFunctionEventInvokeConfig: {
    FunctionName: namespacedFunctionName,
    Qualifier: numericLatestPublishedOrAliasQualifier,
    MaximumRetryAttempts: maximumRetryAttempts,
    MaximumEventAgeInSeconds: maximumEventAgeInSeconds,
    'DestinationConfig.OnSuccess.Destination': destinationArn,
    'DestinationConfig.OnFailure.Destination': destinationArn,
  },
  PutFunctionRecursionConfig: { FunctionName: unqualifiedFunctionName, RecursiveLoop: recursiveLoop },
  RemovePermission: {
    FunctionName: namespacedFunctionName,
    StatementId: namespacedStatementId,
    Qualifier: numericLatestPublishedOrAliasQualifier,
  },
  TagResource: { Resource: taggableResource },
  UntagResource: { Resource: taggableResource },
  UpdateAlias: { FunctionName: functionName, Name: alias, FunctionVersion: versionWithLatestPublished, Description: description },
  UpdateEventSourceMapping: {
    FunctionName: namespacedFunctionName,
    BatchSize: batchSize,
    'FilterCriteria.Filters[].Pattern': pattern,
    MaximumBatchingWindowInSeconds: maximumBatchingWindowInSeconds,
    'DestinationConfig.OnSuccess.Destination': destinationArn,
    'DestinationConfig.OnFailure.Destination': destinationArn,
    MaximumRecordAgeInSeconds: maximumRecordAgeInSeconds,
    MaximumRetryAttempts: maximumRetryAttemptsEventSourceMapping,
    ParallelizationFactor: parallelizationFactor,
    TumblingWindowInSeconds: tumblingWindowInSeconds,
    FunctionResponseTypes: functionResponseTypeList,
    'FunctionResponseTypes[]': functionResponseType,
    KMSKeyArn: kMSKeyArn,
    'LoggingConfig.SystemLogLevel': eventSourceMappingSystemLogLevel,
  },
  UpdateFunctionCode: {
    FunctionName: functionName,
    S3Bucket: s3Bucket,
    S3Key: s3Key,
    S3ObjectVersion: s3ObjectVersion,
    Architectures: architecturesList,
    'Architectures[]': architecture,
    SourceKMSKeyArn: kMSKeyArn,
    PublishTo: functionVersionLatestPublished,
  },
  UpdateFunctionConfiguration: {
    FunctionName: functionName,
    Role: roleArn,
    Handler: handler,
    Description: description,
    Timeout: timeout,
    MemorySize: memorySize,
    Runtime: runtime,
    'DeadLetterConfig.TargetArn': resourceArn,
    KMSKeyArn: kMSKeyArn,
    'TracingConfig.Mode': tracingMode,
    'Layers[]': layerVersionArn,
    'EphemeralStorage.Size': ephemeralStorageSize,
    'SnapStart.ApplyOn': snapStartApplyOn,
    'LoggingConfig.LogFormat': logFormat,
    'LoggingConfig.ApplicationLogLevel': applicationLogLevel,
    'LoggingConfig.SystemLogLevel': systemLogLevel,
    'LoggingConfig.LogGroup': logGroup,
  },
  UpdateFunctionEventInvokeConfig: {
    FunctionName: namespacedFunctionName,
    Qualifier: numericLatestPublishedOrAliasQualifier,
    MaximumRetryAttempts: maximumRetryAttempts,
    MaximumEventAgeInSeconds: maximumEventAgeInSeconds,
    'DestinationConfig.OnSuccess.Destination': destinationArn,
    'DestinationConfig.OnFailure.Destination': destinationArn,
  },
  CreateFunctionUrlConfig: {
    FunctionName: functionName,
    Qualifier: urlQualifier,
    AuthType: functionUrlAuthType,
    InvokeMode: invokeMode,
    'Cors.AllowHeaders': urlHeaders,
    'Cors.AllowMethods': urlMethods,
    'Cors.AllowOrigins': urlHeaders,
    'Cors.ExposeHeaders': urlHeaders,
    'Cors.MaxAge': urlMaxAge,
  },
  UpdateFunctionUrlConfig: {
    FunctionName: functionName,
    Qualifier: urlQualifier,
    AuthType: functionUrlAuthType,
    InvokeMode: invokeMode,
    'Cors.AllowHeaders': urlHeaders,
    'Cors.AllowMethods': urlMethods,
    'Cors.AllowOrigins': urlHeaders,
    'Cors.ExposeHeaders': urlHeaders,
    'Cors.MaxAge': urlMaxAge,
  },
  GetFunctionUrlConfig: { FunctionName: functionName, Qualifier: urlQualifier },
  DeleteFunctionUrlConfig: { FunctionName: functionName, Qualifier: urlQualifier },
  ListFunctionUrlConfigs: { FunctionName: functionName, MaxItems: maxFunctionEventInvokeConfigListItems },
};
