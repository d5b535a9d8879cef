// An Input of a request becomes the application's own: checked as far as it can be without reading the source.
import type { Input, InputUpdate } from '@aws-sdk/client-kinesis-analytics-v2';
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
  if (input.InputProcessingConfiguration) throw lambdaProcessor();
  const streamArn = input.KinesisStreamsInput?.ResourceARN;
  if (streamArn === undefined) throw invalidArgument('An input needs a source: KinesisStreamsInput with the ResourceARN of a stream.');
  const own: ApplicationInput = {
    id,
    namePrefix: required(input.NamePrefix, 'NamePrefix'),
    streamArn,
    schema: required(input.InputSchema, 'InputSchema'),
    parallelism: input.InputParallelism?.Count ?? 1,
  };
  return checked(own, place);
}

/** Applies an InputUpdate; what it leaves out stays. Throws as `newInput` does. */
export function updatedInput(input: ApplicationInput, update: InputUpdate, place: Place): ApplicationInput {
  if (update.KinesisFirehoseInputUpdate) throw firehoseInput(place.account);
  if (update.InputProcessingConfigurationUpdate) throw lambdaProcessor();
  const schema = update.InputSchemaUpdate;
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
  };
  return checked(own, place);
}

function checked(input: ApplicationInput, place: Place): ApplicationInput {
  requireOwnResource(input.streamArn, { kinesis: 'stream/' }, place);
  createRecordDecoder(input.schema); // throws InvalidArgumentException where mapping or types do not hold together
  return input;
}

// Sentence as recorded in https://github.com/hashicorp/terraform-provider-aws/pull/38447
const firehoseInput = (account: string) =>
  unsupported(
    `KinesisFirehoseInput is not allowed for SQL applications under account: ${account}. Please open a support ticket referencing KinesisFirehoseInput.`,
  );

const lambdaProcessor = () => unsupported('InputProcessingConfiguration (a Lambda function before the query) is not embedded.');
