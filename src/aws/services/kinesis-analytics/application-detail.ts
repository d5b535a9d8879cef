// What the service tells of an application: ApplicationDetail, its input and output descriptions, and the short summary.
import type {
  ApplicationDetail,
  ApplicationSummary,
  CloudWatchLoggingOptionDescription,
  InputDescription,
  InputProcessingConfigurationDescription,
  OutputDescription,
  ReferenceDataSourceDescription,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { parseArn } from '../../core/arn.ts';
import {
  type Application,
  type ApplicationInput,
  type ApplicationOutput,
  type ApplicationReference,
  inAppStreamNames,
  type LoggingOption,
} from './application.ts';

/** The whole description of an application, as Create, Describe and Update return it. */
export function applicationDetail(application: Application): ApplicationDetail {
  const { inputs, outputs, references, code } = application;
  return {
    ...applicationSummary(application),
    ...(application.description !== undefined && { ApplicationDescription: application.description }),
    ServiceExecutionRole: application.role,
    CreateTimestamp: new Date(application.createdMs),
    LastUpdateTimestamp: new Date(application.updatedMs),
    ConditionalToken: application.conditionalToken,
    ApplicationConfigurationDescription: {
      SqlApplicationConfigurationDescription: {
        InputDescriptions: inputs.map(inputDescription),
        OutputDescriptions: outputs.map(outputDescription),
        ReferenceDataSourceDescriptions: references.map(referenceDescription),
      },
      ...(code !== undefined && {
        ApplicationCodeConfigurationDescription: {
          CodeContentType: 'PLAINTEXT',
          CodeContentDescription: { TextContent: code },
        },
      }),
    },
    CloudWatchLoggingOptionDescriptions: application.loggingOptions.map(loggingOptionDescription),
  };
}

/** One line of ListApplications. */
export function applicationSummary(application: Application): ApplicationSummary & { RuntimeEnvironment: 'SQL-1_0' } {
  return {
    ApplicationName: application.name,
    ApplicationARN: application.arn,
    ApplicationStatus: application.status,
    ApplicationVersionId: application.versionId,
    RuntimeEnvironment: 'SQL-1_0',
  };
}

export function inputDescription(input: ApplicationInput): InputDescription {
  return {
    InputId: input.id,
    NamePrefix: input.namePrefix,
    InAppStreamNames: inAppStreamNames(input),
    ...(input.processorArn !== undefined && { InputProcessingConfigurationDescription: processingDescription(input.processorArn) }),
    KinesisStreamsInputDescription: { ResourceARN: input.streamArn },
    InputSchema: input.schema,
    InputParallelism: { Count: input.parallelism },
    ...(input.startingPosition && { InputStartingPositionConfiguration: { InputStartingPosition: input.startingPosition } }),
  };
}

export function outputDescription(output: ApplicationOutput): OutputDescription {
  const target = { ResourceARN: output.targetArn };
  const service = parseArn(output.targetArn)?.service;
  return {
    OutputId: output.id,
    Name: output.name,
    ...(service === 'firehose'
      ? { KinesisFirehoseOutputDescription: target }
      : service === 'lambda'
        ? { LambdaOutputDescription: target }
        : { KinesisStreamsOutputDescription: target }),
    DestinationSchema: { RecordFormatType: output.format },
  };
}

export function referenceDescription(reference: ApplicationReference): ReferenceDataSourceDescription {
  return {
    ReferenceId: reference.id,
    TableName: reference.tableName,
    S3ReferenceDataSourceDescription: { BucketARN: reference.bucketArn, FileKey: reference.fileKey },
    ReferenceSchema: reference.schema,
  };
}

export function loggingOptionDescription({ id, logStreamArn }: LoggingOption): CloudWatchLoggingOptionDescription {
  return { CloudWatchLoggingOptionId: id, LogStreamARN: logStreamArn };
}

export function processingDescription(functionArn: string): InputProcessingConfigurationDescription {
  return { InputLambdaProcessorDescription: { ResourceARN: functionArn } };
}
