// What happens to records between arrival and destination: the processors of a configuration, read and checked.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_Processor.html and API_ProcessorParameter.html

import type { ProcessingConfiguration, Processor, ProcessorParameterName } from '@aws-sdk/client-firehose';
import { fromBase64 } from '@smithy/core/serde';
import { parseArn } from '../../../core/arn.ts';
import { invalidArgument, memberNotEmbedded } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Hints } from './buffering.ts';

export interface FunctionProcessor {
  readonly functionArn: string;
  /** Absent when the destination's own role invokes it. */
  readonly roleArn?: string;
  readonly retries: number;
  readonly hints: Hints;
}

/** How a record becomes several. */
export type SubRecords = { readonly kind: 'JSON' } | { readonly kind: 'DELIMITED'; readonly delimiter: Uint8Array };

/** What a stream does to its records, in this order. */
export interface Processing {
  readonly decompression?: 'GZIP';
  /** Of CloudWatch Logs: messages alone. */
  readonly logMessages?: 'extracted';
  readonly subRecords?: SubRecords;
  readonly lambda?: FunctionProcessor;
  readonly delimiter?: string;
}

/** Nothing where it is not enabled. Throws AwsError InvalidArgumentException; NotImplemented for queries in jq. Sentences are inferred. */
export function processingOf(configuration: ProcessingConfiguration | undefined, partitioning: 'on' | 'off'): Processing {
  const processors = configuration?.Enabled ? (configuration.Processors ?? []) : [];
  const types = processors.map(({ Type: type }) => type);
  const twice = types.find((type, index) => types.indexOf(type) !== index);
  if (twice !== undefined) throw invalidArgument(`A processor of type ${twice} can be given once.`);
  const found = Object.assign({}, ...processors.map((processor) => read(processor, partitioning))) as Processing;
  if (found.logMessages && !found.decompression) throw invalidArgument('CloudWatchLogProcessing needs the processor Decompression.');
  return found;
}

function read(processor: Processor, partitioning: 'on' | 'off'): Processing {
  const parameter = (name: ProcessorParameterName) =>
    processor.Parameters?.find(({ ParameterName }) => ParameterName === name)?.ParameterValue;
  switch (processor.Type) {
    case 'Lambda':
      return { lambda: functionProcessor(parameter) };
    case 'AppendDelimiterToRecord':
      return { delimiter: (parameter('Delimiter') ?? '\\n').replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\r', '\r') };
    case 'Decompression':
      if ((parameter('CompressionFormat') ?? 'GZIP') !== 'GZIP')
        throw invalidArgument('The CompressionFormat of Decompression must be GZIP.');
      return { decompression: 'GZIP' };
    case 'CloudWatchLogProcessing':
      return parameter('DataMessageExtraction') === 'true' ? { logMessages: 'extracted' } : {};
    case 'RecordDeAggregation':
      if (partitioning === 'off') throw partitioningOnly('RecordDeAggregationProcessor');
      return { subRecords: subRecordsOf(parameter('SubRecordType'), parameter('Delimiter')) };
    case 'MetadataExtraction':
      if (partitioning === 'off') throw partitioningOnly('MetadataExtractionProcessor');
      throw memberNotEmbedded('The processor MetadataExtraction, whose queries are written in jq,');
    default:
      throw invalidArgument(`There is no processor of type ${processor.Type}.`);
  }
}

/** AWS's own sentence, for MetadataExtractionProcessor. */
function partitioningOnly(name: string) {
  return invalidArgument(
    `class com.amazonaws.services.firehose.internal.model.${name} can only be present when Dynamic Partitioning is enabled.`,
  );
}

function subRecordsOf(type: string | undefined, delimiter: string | undefined): SubRecords {
  if (type === 'JSON') return { kind: 'JSON' };
  if (type !== 'DELIMITED') throw invalidArgument('SubRecordType must be JSON or DELIMITED.');
  if (delimiter === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(delimiter) || delimiter.length % 4 !== 0)
    throw invalidArgument('The SubRecordType DELIMITED needs a Delimiter in base64.');
  return { kind: 'DELIMITED', delimiter: fromBase64(delimiter) };
}

function functionProcessor(parameter: (name: ProcessorParameterName) => string | undefined): FunctionProcessor {
  const functionArn = parameter('LambdaArn') ?? '';
  const { service, resource = '' } = parseArn(functionArn) ?? {};
  if (service !== 'lambda' || !resource.startsWith('function:'))
    throw invalidArgument(`LambdaArn ${functionArn} is not the ARN of a function.`);
  const roleArn = parameter('RoleArn');
  const { functionBufferMiB: size, functionBufferSeconds: seconds, functionRetries: retries } = limits;
  const number = (name: ProcessorParameterName, least: number, most: number, otherwise: number) => {
    const text = parameter(name);
    const value = text === undefined ? otherwise : Number(text);
    if (!(value >= least && value <= most)) throw invalidArgument(`${name} must be between ${least} and ${most}.`);
    return value;
  };
  return {
    functionArn,
    ...(roleArn !== undefined && { roleArn }),
    retries: Math.floor(number('NumberOfRetries', 0, retries.most, retries.default)),
    hints: {
      bytes: number('BufferSizeInMBs', size.least, size.most, size.default) * limits.mebibyte,
      ms: number('BufferIntervalInSeconds', 0, seconds.most, seconds.default) * 1000,
    },
  };
}
