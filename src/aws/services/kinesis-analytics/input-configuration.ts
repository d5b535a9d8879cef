// An Input of a request becomes the application's own: checked as far as it can be without reading the source.
import type { Input, InputProcessingConfiguration, InputUpdate } from '@aws-sdk/client-kinesis-analytics-v2';
import type { ApplicationInput } from './application.ts';
import { invalidArgument, unsupported } from './errors.ts';
import { type Place, requireOwnResource } from './own-resource.ts';
import { required } from './required-member.ts';
import { createRecordDecoder } from './runtime/record-decoder.ts';

/**
 * Checks a new input and gives it an id.
 * @throws AwsError InvalidArgumentException, UnsupportedOperationException
 */
export function newInput(input: Input, id: string, place: Place): ApplicationInput {
  if (input.KinesisFirehoseInput && input.KinesisStreamsInput)
    throw invalidArgument('An input has one source: KinesisStreamsInput or KinesisFirehoseInput, not both.');
  if (input.KinesisFirehoseInput) throw firehoseInput(place.account);
  const streamArn = input.KinesisStreamsInput?.ResourceARN;
  if (streamArn === undefined) throw invalidArgument('An input needs a source: KinesisStreamsInput with the ResourceARN of a stream.');
  const own: ApplicationInput = {
    id,
    namePrefix: required(input.NamePrefix, 'NamePrefix'),
    streamArn,
    schema: required(input.InputSchema, 'InputSchema'),
    parallelism: input.InputParallelism?.Count ?? 1,
    ...processedBy(processorArn(input.InputProcessingConfiguration)),
  };
  return checked(own, place);
}

/** Applies an InputUpdate; what it leaves out stays. Throws as `newInput` does. */
export function updatedInput(input: ApplicationInput, update: InputUpdate, place: Place): ApplicationInput {
  if (update.KinesisFirehoseInputUpdate) throw firehoseInput(place.account);
  const schema = update.InputSchemaUpdate;
  const functionArn = update.InputProcessingConfigurationUpdate?.InputLambdaProcessorUpdate?.ResourceARNUpdate;
  if (functionArn !== undefined && input.processorArn === undefined)
    throw invalidArgument(`Input ${input.id} has no InputProcessingConfiguration that could be updated.`);
  const own: ApplicationInput = {
    ...input,
    namePrefix: update.NamePrefixUpdate ?? input.namePrefix,
    streamArn: update.KinesisStreamsInputUpdate?.ResourceARNUpdate ?? input.streamArn,
    parallelism: update.InputParallelismUpdate?.CountUpdate ?? input.parallelism,
    schema: {
      RecordFormat: schema?.RecordFormatUpdate ?? input.schema.RecordFormat,
      RecordColumns: schema?.RecordColumnUpdates ?? input.schema.RecordColumns,
      RecordEncoding: schema?.RecordEncodingUpdate ?? input.schema.RecordEncoding,
    },
    ...processedBy(functionArn ?? input.processorArn),
  };
  return checked(own, place);
}

/** The input with another function before the query, or with none. Throws as `newInput` does. */
export function inputProcessedBy(input: ApplicationInput, functionArn: string | undefined, place: Place): ApplicationInput {
  const { processorArn: _, ...plain } = input;
  return checked({ ...plain, ...processedBy(functionArn) }, place);
}

/** The function of an InputProcessingConfiguration. */
export const processorArn = (configuration: InputProcessingConfiguration | undefined) => configuration?.InputLambdaProcessor?.ResourceARN;

/** What a Lambda function's ARN must look like, for `requireOwnResource`. */
export const LAMBDA = { lambda: 'function:' };

const processedBy = (functionArn: string | undefined) => (functionArn === undefined ? {} : { processorArn: functionArn });

function checked(input: ApplicationInput, place: Place): ApplicationInput {
  requireOwnResource(input.streamArn, { kinesis: 'stream/' }, place);
  if (input.processorArn !== undefined) requireOwnResource(input.processorArn, LAMBDA, place);
  createRecordDecoder(input.schema); // throws InvalidArgumentException where mapping or types do not hold together
  return input;
}

// Sentence as recorded in https://github.com/hashicorp/terraform-provider-aws/pull/38447
const firehoseInput = (account: string) =>
  unsupported(
    `KinesisFirehoseInput is not allowed for SQL applications under account: ${account}. Please open a support ticket referencing KinesisFirehoseInput.`,
  );
