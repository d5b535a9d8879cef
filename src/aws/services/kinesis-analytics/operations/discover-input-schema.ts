// DiscoverInputSchema: infers a schema from samples of a stream, or from an object in S3. It changes nothing.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_DiscoverInputSchema.html
import type { DiscoverInputSchemaRequest, DiscoverInputSchemaResponse, S3Configuration } from '@aws-sdk/client-kinesis-analytics-v2';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation, ServiceEnvironment } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { applicationArn } from '../application-store.ts';
import { inferSchema } from '../discovery/infer-schema.ts';
import { sampleRecords } from '../discovery/sample-records.ts';
import { functionRuntime, objectStore } from '../embedded-ports.ts';
import { invalidArgument, unableToDetectSchema } from '../errors.ts';
import { LAMBDA, processorArn } from '../input-configuration.ts';
import { requireOwnResource } from '../own-resource.ts';
import { required } from '../required-member.ts';
import { InputProcessor } from '../runtime/input-processor.ts';
import type { ReadRecord } from '../runtime/shard-reader.ts';
import { portsAs } from '../service-role.ts';

/** Sample texts: as they came, and as the Lambda function before the query made them, if there is one. */
interface Samples {
  readonly raw: readonly string[];
  readonly processed?: readonly string[];
}

export function discoverInputSchema(analytics: Analytics): Operation<DiscoverInputSchemaRequest, DiscoverInputSchemaResponse> {
  return async (request, context) => {
    const role = required(request.ServiceExecutionRole, 'ServiceExecutionRole');
    const environment = { ...analytics.environment, ports: portsAs(role, analytics.environment) };
    const { ResourceARN: streamArn, S3Configuration: object } = request;
    if ((streamArn === undefined) === (object === undefined))
      throw invalidArgument('Give either the ResourceARN of a stream or S3Configuration.');
    const { raw, processed } = object
      ? await objectSamples(environment, object, request, context)
      : await streamSamples(environment, required(streamArn, 'ResourceARN'), request, context);
    const found = inferSchema((processed ?? raw).filter((text) => text.trim() !== ''));
    if (!found) throw unableToDetectSchema(raw.length === 0 ? NOTHING_CAME : NO_FORM, raw, processed);
    return {
      InputSchema: found.schema,
      // Quirk: AWS's answer has null where a row has no value (sch-dis-ref.html). The SDK's codec drops null from this list, which would
      // move the values behind it under other columns, so it is an empty text here.
      ParsedInputRecords: found.parsed.map((row) => row.map((value) => value ?? '')),
      ...(processed && { ProcessedInputRecords: [...processed] }),
      RawInputRecords: [...raw],
    };
  };
}

// AWS: a stream to which nothing is sent gives no sample (troubleshooting.html). Sentences inferred.
const NOTHING_CAME = 'No record could be read from the streaming source, so that no schema can be detected.';
const NO_FORM = 'The records are neither JSON objects nor rows of delimited fields, so that no schema can be detected.';

const utf8 = new TextDecoder();

async function objectSamples(
  { ports }: ServiceEnvironment,
  { BucketARN, FileKey }: S3Configuration,
  { InputProcessingConfiguration }: DiscoverInputSchemaRequest,
  { account }: CallContext,
): Promise<Samples> {
  if (InputProcessingConfiguration) throw invalidArgument('InputProcessingConfiguration belongs to a streaming source.');
  const bucketArn = required(BucketARN, 'BucketARN');
  const store = await objectStore(ports, bucketArn);
  return { raw: [utf8.decode(await orInvalid(store.get(bucketArn, required(FileKey, 'FileKey'), account)))] };
}

async function streamSamples(
  environment: ServiceEnvironment,
  streamArn: string,
  request: DiscoverInputSchemaRequest,
  context: CallContext,
): Promise<Samples> {
  requireOwnResource(streamArn, { kinesis: 'stream/' }, context);
  const starting = request.InputStartingPositionConfiguration?.InputStartingPosition ?? 'NOW';
  if (starting === 'LAST_STOPPED_POINT') throw invalidArgument('LAST_STOPPED_POINT belongs to an application; a discovery has none.');
  const functionArn = processorArn(request.InputProcessingConfiguration);
  if (functionArn !== undefined) requireOwnResource(functionArn, LAMBDA, context);
  const runtime = functionArn === undefined ? undefined : await functionRuntime(environment.ports, functionArn);
  const source = await environment.ports.recordSource(streamArn);
  const records = await orInvalid(sampleRecords(environment, source, streamArn, starting));
  const raw = texts(records);
  if (!runtime || functionArn === undefined) return { raw };

  // Inferred: a discovery has no application, so the event names one that does not exist.
  const parts = { runtime, functionArn, streamArn, random: environment.random };
  const processor = new InputProcessor({ ...parts, applicationArn: applicationArn(context, 'DiscoverInputSchema') });
  const outcome = await processor.process(records);
  if (outcome.kind === 'refused') throw unableToDetectSchema(outcome.reason, raw, []);
  return { raw, processed: texts(outcome.records) };
}

const texts = (records: readonly ReadRecord[]) => records.map(({ record }) => utf8.decode(record.data));

/** The operation's model has no ResourceNotFoundException; a stream or object that is not there is an invalid argument (inferred). */
async function orInvalid<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof AwsError ? invalidArgument(error.message) : error;
  }
}
