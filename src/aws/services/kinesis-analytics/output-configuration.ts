// An Output of a request becomes the application's own. Whether the target exists is asked at start.
import type { Output, OutputUpdate } from '@aws-sdk/client-kinesis-analytics-v2';
import { parseArn } from '../../core/arn.ts';
import type { ApplicationOutput } from './application.ts';
import { invalidArgument } from './errors.ts';
import { required } from './required-member.ts';

/**
 * Checks a new output and gives it an id.
 * @throws AwsError InvalidArgumentException
 */
export function newOutput(output: Output, id: string): ApplicationOutput {
  const targets = [output.KinesisStreamsOutput, output.KinesisFirehoseOutput, output.LambdaOutput].filter((target) => target !== undefined);
  const targetArn = targets[0]?.ResourceARN;
  if (targets.length !== 1 || targetArn === undefined)
    throw invalidArgument('An output has exactly one target: KinesisStreamsOutput, KinesisFirehoseOutput or LambdaOutput.');
  const format = required(output.DestinationSchema?.RecordFormatType, 'DestinationSchema.RecordFormatType');
  return checked({ id, name: required(output.Name, 'Name'), targetArn, format });
}

/** Applies an OutputUpdate; what it leaves out stays. Throws as `newOutput` does. */
export function updatedOutput(output: ApplicationOutput, update: OutputUpdate): ApplicationOutput {
  const target = update.KinesisStreamsOutputUpdate ?? update.KinesisFirehoseOutputUpdate ?? update.LambdaOutputUpdate;
  return checked({
    ...output,
    name: update.NameUpdate ?? output.name,
    targetArn: target?.ResourceARNUpdate ?? output.targetArn,
    format: update.DestinationSchemaUpdate?.RecordFormatType ?? output.format,
  });
}

function checked(output: ApplicationOutput): ApplicationOutput {
  const service = parseArn(output.targetArn)?.service;
  if (service !== 'kinesis' && service !== 'firehose' && service !== 'lambda')
    throw invalidArgument(`${output.targetArn} is not the ARN of a stream, a delivery stream or a function.`);
  return output;
}
