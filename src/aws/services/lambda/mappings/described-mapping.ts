// An event source mapping as answers show it.
import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { type Mapping, mappingArn } from './mapping.ts';

export function describedMapping(mapping: Mapping): EventSourceMappingConfiguration {
  const { settings, kind, startingPosition, startingMs } = mapping;
  const { onFailure, maximumConcurrency } = settings;
  const ofStreams: EventSourceMappingConfiguration = {
    ...(startingPosition && { StartingPosition: startingPosition }),
    ...(startingMs !== undefined && { StartingPositionTimestamp: new Date(startingMs) }),
    ParallelizationFactor: settings.parallelization,
    DestinationConfig: { OnFailure: onFailure === undefined ? {} : { Destination: onFailure } },
    MaximumRecordAgeInSeconds: settings.recordAgeSeconds,
    BisectBatchOnFunctionError: settings.bisects === 'yes',
    MaximumRetryAttempts: settings.retries,
    TumblingWindowInSeconds: settings.tumblingSeconds,
    LastProcessingResult: mapping.lastResult,
  };
  return {
    UUID: mapping.uuid,
    EventSourceMappingArn: mappingArn(mapping),
    EventSourceArn: mapping.sourceArn,
    FunctionArn: mapping.functionArn,
    State: mapping.state,
    StateTransitionReason: kind === 'sqs' ? 'USER_INITIATED' : 'User action',
    LastModified: new Date(mapping.modifiedMs),
    BatchSize: settings.batchSize,
    MaximumBatchingWindowInSeconds: settings.windowSeconds,
    FunctionResponseTypes: settings.reportsItems === 'yes' ? ['ReportBatchItemFailures'] : [],
    ...(settings.filters.length > 0 && { FilterCriteria: { Filters: settings.filters.map((Pattern) => ({ Pattern })) } }),
    ...(maximumConcurrency !== undefined && { ScalingConfig: { MaximumConcurrency: maximumConcurrency } }),
    ...(kind !== 'sqs' && ofStreams),
  };
}
