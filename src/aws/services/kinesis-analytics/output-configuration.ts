// An Output of a request becomes the application's own. Whether the target exists is asked at start.
import type { Output, OutputUpdate } from '@aws-sdk/client-kinesis-analytics-v2';
import type { ApplicationOutput } from './application.ts';
import { invalidArgument } from './errors.ts';
import { type Place, requireOwnResource } from './own-resource.ts';
import { required } from './required-member.ts';

/**
 * Checks a new output and gives it an id.
 * @throws AwsError InvalidArgumentException
 */
export function newOutput(output: Output, id: string, place: Place): ApplicationOutput {
  const targets = [output.KinesisStreamsOutput, output.KinesisFirehoseOutput, output.LambdaOutput].filter((target) => target !== undefined);
  const targetArn = targets[0]?.ResourceARN;
  if (targets.length !== 1 || targetArn === undefined)
    throw invalidArgument('An output has exactly one target: KinesisStreamsOutput, KinesisFirehoseOutput or LambdaOutput.');
  const format = required(output.DestinationSchema?.RecordFormatType, 'DestinationSchema.RecordFormatType');
  return checked({ id, name: required(output.Name, 'Name'), targetArn, format }, place);
}

/** Applies an OutputUpdate; what it leaves out stays. Throws as `newOutput` does. */
export function updatedOutput(output: ApplicationOutput, update: OutputUpdate, place: Place): ApplicationOutput {
  const target = update.KinesisStreamsOutputUpdate ?? update.KinesisFirehoseOutputUpdate ?? update.LambdaOutputUpdate;
  const own: ApplicationOutput = {
    ...output,
    name: update.NameUpdate ?? output.name,
    targetArn: target?.ResourceARNUpdate ?? output.targetArn,
    format: update.DestinationSchemaUpdate?.RecordFormatType ?? output.format,
  };
  return checked(own, place);
}

const TARGETS = { kinesis: 'stream/', firehose: 'deliverystream/', lambda: 'function:' };

function checked(output: ApplicationOutput, place: Place): ApplicationOutput {
  requireOwnResource(output.targetArn, TARGETS, place);
  return output;
}
