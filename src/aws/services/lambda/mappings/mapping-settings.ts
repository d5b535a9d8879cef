// The settings of an event source mapping out of a request: defaults and rules by kind of source.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
import type { CreateEventSourceMappingRequest, UpdateEventSourceMappingRequest } from '@aws-sdk/client-lambda';
import { PatternError, readPattern } from '../../../core/event-pattern.ts';
import { invalidParameter, notEmbedded } from '../errors.ts';
import type { MappingSettings, SourceKind } from './mapping.ts';

type Request = CreateEventSourceMappingRequest | UpdateEventSourceMappingRequest;

const mostFilters = 5;
const largestQueueBatch = 10;

/** The settings of a new mapping. */
export function newMappingSettings(kind: SourceKind, request: CreateEventSourceMappingRequest): MappingSettings {
  const blank: MappingSettings = {
    batchSize: kind === 'sqs' ? 10 : 100,
    windowSeconds: 0,
    filters: [],
    reportsItems: 'no',
    parallelization: 1,
    bisects: 'no',
    retries: -1,
    recordAgeSeconds: -1,
    tumblingSeconds: 0,
  };
  return changedMappingSettings(kind, blank, request);
}

/** The settings with what the request says. Throws AwsError InvalidParameterValueException, or NotImplemented (501). */
export function changedMappingSettings(kind: SourceKind, present: MappingSettings, request: Request): MappingSettings {
  refuseWhatIsMissing(request);
  if (kind === 'sqs') refuseStreamMembers(request);
  else if (request.ScalingConfig?.MaximumConcurrency !== undefined)
    throw invalidParameter('ScalingConfig is not supported for this event source.');
  const { onFailure: _onFailure, maximumConcurrency: _concurrency, ...rest } = present;
  const onFailure =
    request.DestinationConfig === undefined ? present.onFailure : request.DestinationConfig.OnFailure?.Destination || undefined;
  const maximumConcurrency = request.ScalingConfig === undefined ? present.maximumConcurrency : request.ScalingConfig.MaximumConcurrency;
  const flag = (given: boolean | undefined, before: 'yes' | 'no') => (given === undefined ? before : given ? 'yes' : 'no');
  const settings: MappingSettings = {
    ...rest,
    batchSize: request.BatchSize ?? present.batchSize,
    windowSeconds: request.MaximumBatchingWindowInSeconds ?? present.windowSeconds,
    filters: request.FilterCriteria === undefined ? present.filters : checkedFilters(request.FilterCriteria.Filters ?? []),
    reportsItems:
      request.FunctionResponseTypes === undefined ? present.reportsItems : request.FunctionResponseTypes.length > 0 ? 'yes' : 'no',
    parallelization: request.ParallelizationFactor ?? present.parallelization,
    bisects: flag(request.BisectBatchOnFunctionError, present.bisects),
    retries: request.MaximumRetryAttempts ?? present.retries,
    tumblingSeconds: request.TumblingWindowInSeconds ?? present.tumblingSeconds,
    recordAgeSeconds: checkedAge(request.MaximumRecordAgeInSeconds ?? present.recordAgeSeconds),
    ...(onFailure !== undefined && { onFailure }),
    ...(maximumConcurrency !== undefined && { maximumConcurrency }),
  };
  if (kind === 'sqs' && settings.batchSize > largestQueueBatch && settings.windowSeconds === 0)
    throw invalidParameter('Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10');
  return settings;
}

function checkedFilters(filters: readonly { Pattern?: string | undefined }[]): readonly string[] {
  if (filters.length > mostFilters) throw invalidParameter(`Filter criteria can have at most ${mostFilters} filters.`);
  return filters.map(({ Pattern = '' }) => {
    try {
      readPattern(Pattern);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      throw invalidParameter(`Invalid filter pattern definition. ${error.message}`);
    }
    return Pattern;
  });
}

/** AWS: -1, or at least a minute. */
function checkedAge(seconds: number): number {
  if (seconds === -1 || seconds >= 60) return seconds;
  throw invalidParameter('MaximumRecordAgeInSeconds must be -1, or between 60 and 604800.');
}

function refuseStreamMembers(request: Request): void {
  const members = [
    'ParallelizationFactor',
    'BisectBatchOnFunctionError',
    'MaximumRetryAttempts',
    'MaximumRecordAgeInSeconds',
    'TumblingWindowInSeconds',
  ] as const;
  const given = members.find((member) => request[member] !== undefined);
  if (given) throw invalidParameter(`Unsupported parameter ${given} for SQS event sources.`);
  if (request.DestinationConfig?.OnFailure?.Destination)
    throw invalidParameter('Unsupported parameter DestinationConfig for SQS event sources.');
}

function refuseWhatIsMissing(request: Request): void {
  if (request.KMSKeyArn) throw notEmbedded('KMSKeyArn');
  const members = [
    'SourceAccessConfigurations',
    'AmazonManagedKafkaEventSourceConfig',
    'SelfManagedKafkaEventSourceConfig',
    'DocumentDBEventSourceConfig',
    'MetricsConfig',
    'LoggingConfig',
    'ProvisionedPollerConfig',
  ] as const;
  for (const member of members) {
    const given = request[member];
    if (Array.isArray(given) ? given.length > 0 : given !== undefined) throw notEmbedded(member);
  }
}
