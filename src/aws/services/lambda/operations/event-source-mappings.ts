// Event source mappings: CreateEventSourceMapping, GetEventSourceMapping, ListEventSourceMappings, UpdateEventSourceMapping,
// DeleteEventSourceMapping.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html and its siblings
import type {
  CreateEventSourceMappingRequest,
  DeleteEventSourceMappingRequest,
  EventSourceMappingConfiguration,
  GetEventSourceMappingRequest,
  ListEventSourceMappingsRequest,
  ListEventSourceMappingsResponse,
  UpdateEventSourceMappingRequest,
} from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { checkSender } from '../asynchronous/send-action.ts';
import { conflict, invalidParameter, notEmbedded, resourceMissing } from '../errors.ts';
import { functionArn, namedFunction } from '../function-name.ts';
import type { Lambda } from '../lambda.ts';
import { limits } from '../limits.ts';
import { describedMapping } from '../mappings/described-mapping.ts';
import { freshProgress, type Mapping, type SourceKind, sourceKind } from '../mappings/mapping.ts';
import { changedMappingSettings, newMappingSettings } from '../mappings/mapping-settings.ts';
import { checkSourceAccess } from '../mappings/source-access.ts';
import { pageOf } from '../paging.ts';
import { checkedTags } from '../tags.ts';

export function eventSourceMappings({ environment, functions, mappings }: Lambda) {
  const existing = (context: CallContext, uuid: string | undefined): Mapping => {
    const mapping = mappings.get(context, uuid);
    if (mapping) return mapping;
    throw resourceMissing();
  };
  const changeable = (mapping: Mapping): void => {
    if (mapping.state === 'Enabled' || mapping.state === 'Disabled') return;
    const sentence = 'Cannot update the event source mapping because it is in use.';
    throw new AwsError('ResourceInUseException', sentence, 400, { Type: 'User' });
  };
  return {
    async CreateEventSourceMapping(input: CreateEventSourceMappingRequest, context: CallContext): Promise<EventSourceMappingConfiguration> {
      const sourceArn = input.EventSourceArn;
      if (input.SelfManagedEventSource || input.Topics?.length || input.Queues?.length) throw notEmbedded('An event source of Kafka or MQ');
      if (sourceArn === undefined) throw invalidParameter('EventSourceArn is required.');
      const kind = sourceKind(sourceArn);
      if (!kind) throw invalidParameter('Unrecognized event source, must be kinesis, dynamodb stream or sqs.');
      const { fn, named } = functions.get(context, input.FunctionName);
      const version = functions.version(fn, named.qualifier);
      const settings = newMappingSettings(kind, input);
      checkPosition(kind, sourceArn, input);
      const tags = checkedTags(input.Tags ?? {});
      await checkSourceAccess(environment, kind, sourceArn, version.settings);
      await checkSender(environment.ports, version.settings.role, settings.onFailure);
      const twin = mappings.list(context).find((other) => other.sourceArn === sourceArn && other.functionArn === functionArn(named));
      if (twin)
        throw conflict(
          `The event source arn (" ${sourceArn} ") and function (" ${fn.name} ") provided mapping already exists. Please update or delete the ` +
            `existing mapping with UUID ${twin.uuid}`,
        );
      const nowMs = mappings.now();
      const mapping: Mapping = {
        account: context.account,
        region: context.region,
        uuid: environment.random.uuid(),
        functionArn: functionArn(named),
        sourceArn,
        kind,
        state: 'Creating',
        wanted: input.Enabled === false ? 'Disabled' : 'Enabled',
        nextStatusMs: nowMs + limits.createMs,
        settings,
        ...(input.StartingPosition && { startingPosition: input.StartingPosition }),
        ...(input.StartingPositionTimestamp && { startingMs: input.StartingPositionTimestamp.getTime() }),
        modifiedMs: nowMs,
        lastResult: 'No records processed',
        tags,
        progress: new Map(),
      };
      if (input.StartingPosition === 'LATEST') await startAtLatest(mapping);
      mappings.add(mapping);
      return describedMapping(mapping);
    },

    GetEventSourceMapping: ({ UUID }: GetEventSourceMappingRequest, context: CallContext): EventSourceMappingConfiguration =>
      describedMapping(existing(context, UUID)),

    ListEventSourceMappings(input: ListEventSourceMappingsRequest, context: CallContext): ListEventSourceMappingsResponse {
      const wanted = input.FunctionName === undefined ? undefined : functionArn(namedFunction(context, input.FunctionName));
      const all = mappings
        .list(context)
        .filter(({ sourceArn }) => input.EventSourceArn === undefined || sourceArn === input.EventSourceArn)
        .filter((mapping) => wanted === undefined || mapping.functionArn === wanted);
      const { items, paging } = pageOf(all, { Marker: input.Marker, MaxItems: input.MaxItems ?? 100 }, ({ uuid }) => uuid);
      return { EventSourceMappings: items.map(describedMapping), ...paging };
    },

    async UpdateEventSourceMapping(input: UpdateEventSourceMappingRequest, context: CallContext): Promise<EventSourceMappingConfiguration> {
      const mapping = existing(context, input.UUID);
      changeable(mapping);
      const settings = changedMappingSettings(mapping.kind, mapping.settings, input);
      if (input.FunctionName !== undefined) {
        const { fn, named } = functions.get(context, input.FunctionName);
        await checkSourceAccess(environment, mapping.kind, mapping.sourceArn, functions.version(fn, named.qualifier).settings);
        mapping.functionArn = functionArn(named);
      }
      if (settings.parallelization !== mapping.settings.parallelization) joinLanes(mapping, settings.parallelization);
      mapping.settings = settings;
      if (input.Enabled !== undefined) mapping.wanted = input.Enabled ? 'Enabled' : 'Disabled';
      mappings.change(mapping, 'Updating');
      return describedMapping(mapping);
    },

    DeleteEventSourceMapping({ UUID }: DeleteEventSourceMappingRequest, context: CallContext): EventSourceMappingConfiguration {
      const mapping = existing(context, UUID);
      changeable(mapping);
      mappings.change(mapping, 'Deleting');
      return describedMapping(mapping);
    },
  };

  /** What comes from now on, shard by shard. */
  async function startAtLatest(mapping: Mapping): Promise<void> {
    const { sourceArn, settings, progress } = mapping;
    const source = await environment.ports.recordSource(sourceArn);
    for (const shardId of source.shardIds(sourceArn))
      for (let lane = 0; lane < settings.parallelization; lane++)
        progress.set(`${shardId}#${lane}`, freshProgress(source.latest(sourceArn, shardId)));
  }
}

/** Other lanes begin where the slowest of the present ones is: records may come twice, none is left out. */
function joinLanes({ progress }: Mapping, lanes: number): void {
  const shards = new Set([...progress.keys()].map((key) => key.slice(0, key.indexOf('#'))));
  for (const shardId of shards) {
    const keys = [...progress.keys()].filter((key) => key.startsWith(`${shardId}#`));
    const positions = keys.map((key) => progress.get(key)?.position ?? ({ kind: 'oldest' } as const));
    const slowest = positions.reduce((one, other) => (sequenceOf(other) < sequenceOf(one) ? other : one));
    for (const key of keys) progress.delete(key);
    for (let lane = 0; lane < lanes; lane++) progress.set(`${shardId}#${lane}`, freshProgress(slowest));
  }
}

const sequenceOf = (position: Mapping['progress'] extends Map<string, { position: infer P }> ? P : never): bigint =>
  position.kind === 'after' ? BigInt(position.sequenceNumber) : -1n;

function checkPosition(
  kind: SourceKind,
  arn: string,
  { StartingPosition, StartingPositionTimestamp }: CreateEventSourceMappingRequest,
): void {
  if (kind === 'sqs') {
    if (StartingPosition !== undefined) throw invalidParameter(`StartingPosition is not valid for SQS event sources: ${arn}`);
    return;
  }
  if (StartingPosition === undefined)
    throw invalidParameter(
      "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    );
  if (StartingPosition === 'AT_TIMESTAMP' && kind === 'dynamodb')
    throw invalidParameter(`Unsupported starting position for arn type: ${arn}`);
  if ((StartingPosition === 'AT_TIMESTAMP') !== (StartingPositionTimestamp !== undefined))
    throw invalidParameter('StartingPositionTimestamp is given with StartingPosition AT_TIMESTAMP, and only then.');
}
