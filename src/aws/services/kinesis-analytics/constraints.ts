// Lengths, patterns, ranges and closed sets of words of members, by operation: what the SDK's schemas do not carry.
// AWS: service model kinesisanalyticsv2 of 2018-05-23; the dispatcher checks them and answers in AWS's own sentence
// (ValidationException, as recorded in https://github.com/cloudtools/troposphere/issues/1583).
import type { Constraint, Constraints } from '../../core/constraints.ts';
import { LIMITS } from './limits.ts';

const applicationName: Constraint = { minLength: 1, maxLength: LIMITS.applicationNameLength, pattern: '[a-zA-Z0-9_.-]+' };
const arn: Constraint = { minLength: 1, maxLength: 2048, pattern: 'arn:.*' };
const id: Constraint = { minLength: 1, maxLength: 50, pattern: '[a-zA-Z0-9_.-]+' };
const versionId: Constraint = { min: 1, max: LIMITS.versionId };
const inAppName: Constraint = { minLength: 1, maxLength: LIMITS.namePrefixLength, pattern: '[^-\\s<>&]*' };
const format: Constraint = { oneOf: ['JSON', 'CSV'] };
const parallelism: Constraint = { min: 1, max: LIMITS.inputParallelism };
const code: Constraint = { minLength: 0, maxLength: LIMITS.codeCharacters };
const delimiter: Constraint = { minLength: 1, maxLength: LIMITS.delimiterLength };

const under = (path: string, members: Constraints): Constraints =>
  Object.fromEntries(Object.entries(members).map(([name, constraint]) => [path === '' ? name : `${path}.${name}`, constraint]));

const recordFormat: Constraints = {
  RecordFormatType: format,
  'MappingParameters.JSONMappingParameters.RecordRowPath': {
    minLength: 1,
    maxLength: LIMITS.mappingLength,
    pattern: '(?=^\\$)(?=^\\S+$).*',
  },
  'MappingParameters.CSVMappingParameters.RecordRowDelimiter': delimiter,
  'MappingParameters.CSVMappingParameters.RecordColumnDelimiter': delimiter,
};

const column: Constraints = {
  Name: { minLength: 1, maxLength: LIMITS.columnNameLength, pattern: '[^-\\s<>&]*' },
  Mapping: { minLength: 0, maxLength: LIMITS.mappingLength },
  SqlType: { minLength: 1, maxLength: LIMITS.sqlTypeLength },
};

const columns: Constraint = { minLength: 1, maxLength: LIMITS.columnsPerSchema };

const sourceSchema: Constraints = {
  ...under('RecordFormat', recordFormat),
  RecordEncoding: { oneOf: ['UTF-8'] },
  RecordColumns: columns,
  ...under('RecordColumns[]', column),
};

const startingPosition: Constraint = { oneOf: ['NOW', 'TRIM_HORIZON', 'LAST_STOPPED_POINT'] };
const fileKey: Constraint = { minLength: 1, maxLength: LIMITS.objectKeyLength };
const processor: Constraints = { 'InputLambdaProcessor.ResourceARN': arn };
const tagKey: Constraint = { minLength: 1, maxLength: LIMITS.tagKeyLength };
const tag: Constraints = { Key: tagKey, Value: { minLength: 0, maxLength: LIMITS.tagValueLength } };

const reference: Constraints = {
  TableName: inAppName,
  'S3ReferenceDataSource.BucketARN': arn,
  'S3ReferenceDataSource.FileKey': fileKey,
  ...under('ReferenceSchema', sourceSchema),
};

const referenceUpdate: Constraints = {
  ReferenceId: id,
  TableNameUpdate: inAppName,
  'S3ReferenceDataSourceUpdate.BucketARNUpdate': arn,
  'S3ReferenceDataSourceUpdate.FileKeyUpdate': fileKey,
  ...under('ReferenceSchemaUpdate', sourceSchema),
};

const input: Constraints = {
  NamePrefix: inAppName,
  ...under('InputProcessingConfiguration', processor),
  'KinesisStreamsInput.ResourceARN': arn,
  'KinesisFirehoseInput.ResourceARN': arn,
  'InputParallelism.Count': parallelism,
  ...under('InputSchema', sourceSchema),
};

const output: Constraints = {
  Name: inAppName,
  'KinesisStreamsOutput.ResourceARN': arn,
  'KinesisFirehoseOutput.ResourceARN': arn,
  'LambdaOutput.ResourceARN': arn,
  'DestinationSchema.RecordFormatType': format,
};

const inputUpdate: Constraints = {
  InputId: id,
  NamePrefixUpdate: inAppName,
  'KinesisStreamsInputUpdate.ResourceARNUpdate': arn,
  'InputProcessingConfigurationUpdate.InputLambdaProcessorUpdate.ResourceARNUpdate': arn,
  'InputParallelismUpdate.CountUpdate': parallelism,
  ...under('InputSchemaUpdate.RecordFormatUpdate', recordFormat),
  'InputSchemaUpdate.RecordEncodingUpdate': { oneOf: ['UTF-8'] },
  'InputSchemaUpdate.RecordColumnUpdates': columns,
  ...under('InputSchemaUpdate.RecordColumnUpdates[]', column),
};

const outputUpdate: Constraints = {
  OutputId: id,
  NameUpdate: inAppName,
  'KinesisStreamsOutputUpdate.ResourceARNUpdate': arn,
  'KinesisFirehoseOutputUpdate.ResourceARNUpdate': arn,
  'LambdaOutputUpdate.ResourceARNUpdate': arn,
  'DestinationSchemaUpdate.RecordFormatType': format,
};

const token: Constraint = { minLength: 1, maxLength: LIMITS.conditionalTokenLength, pattern: '[a-zA-Z0-9-_+/=]+' };
const named: Constraints = { ApplicationName: applicationName };
const changed: Constraints = { ...named, CurrentApplicationVersionId: versionId };

/** The table for `Service.constraints`. */
export const CONSTRAINTS: Readonly<Record<string, Constraints>> = {
  CreateApplication: {
    ...named,
    ApplicationDescription: { minLength: 0, maxLength: LIMITS.descriptionLength },
    ServiceExecutionRole: arn,
    'ApplicationConfiguration.ApplicationCodeConfiguration.CodeContentType': { oneOf: ['PLAINTEXT', 'ZIPFILE'] },
    'ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.TextContent': code,
    ...under('ApplicationConfiguration.SqlApplicationConfiguration.Inputs[]', input),
    ...under('ApplicationConfiguration.SqlApplicationConfiguration.Outputs[]', output),
    ...under('ApplicationConfiguration.SqlApplicationConfiguration.ReferenceDataSources[]', reference),
    'CloudWatchLoggingOptions[].LogStreamARN': arn,
    ...under('Tags[]', tag),
  },
  AddApplicationCloudWatchLoggingOption: { ...changed, ConditionalToken: token, 'CloudWatchLoggingOption.LogStreamARN': arn },
  DeleteApplicationCloudWatchLoggingOption: { ...changed, ConditionalToken: token, CloudWatchLoggingOptionId: id },
  AddApplicationInput: { ...changed, ...under('Input', input) },
  AddApplicationInputProcessingConfiguration: {
    ...changed,
    InputId: id,
    ...under('InputProcessingConfiguration', processor),
  },
  DeleteApplicationInputProcessingConfiguration: { ...changed, InputId: id },
  AddApplicationReferenceDataSource: { ...changed, ...under('ReferenceDataSource', reference) },
  DeleteApplicationReferenceDataSource: { ...changed, ReferenceId: id },
  DiscoverInputSchema: {
    ResourceARN: arn,
    ServiceExecutionRole: arn,
    'InputStartingPositionConfiguration.InputStartingPosition': startingPosition,
    'S3Configuration.BucketARN': arn,
    'S3Configuration.FileKey': fileKey,
    ...under('InputProcessingConfiguration', processor),
  },
  TagResource: { ResourceARN: arn, Tags: { minLength: 1, maxLength: LIMITS.tagsPerCall }, ...under('Tags[]', tag) },
  UntagResource: { ResourceARN: arn, TagKeys: { minLength: 1, maxLength: LIMITS.tagsPerCall }, 'TagKeys[]': tagKey },
  ListTagsForResource: { ResourceARN: arn },
  AddApplicationOutput: { ...changed, ...under('Output', output) },
  DeleteApplicationOutput: { ...changed, OutputId: id },
  StartApplication: {
    ...named,
    'RunConfiguration.SqlRunConfigurations[].InputId': id,
    'RunConfiguration.SqlRunConfigurations[].InputStartingPositionConfiguration.InputStartingPosition': startingPosition,
  },
  StopApplication: named,
  DescribeApplication: named,
  UpdateApplication: {
    ...named,
    CurrentApplicationVersionId: versionId,
    ConditionalToken: token,
    ServiceExecutionRoleUpdate: arn,
    'ApplicationConfigurationUpdate.ApplicationCodeConfigurationUpdate.CodeContentUpdate.TextContentUpdate': code,
    ...under('ApplicationConfigurationUpdate.SqlApplicationConfigurationUpdate.InputUpdates[]', inputUpdate),
    ...under('ApplicationConfigurationUpdate.SqlApplicationConfigurationUpdate.OutputUpdates[]', outputUpdate),
    ...under('ApplicationConfigurationUpdate.SqlApplicationConfigurationUpdate.ReferenceDataSourceUpdates[]', referenceUpdate),
    'CloudWatchLoggingOptionUpdates[].CloudWatchLoggingOptionId': id,
    'CloudWatchLoggingOptionUpdates[].LogStreamARNUpdate': arn,
  },
  ListApplications: { Limit: { min: 1, max: LIMITS.listPageSize } },
  DeleteApplication: named,
};
