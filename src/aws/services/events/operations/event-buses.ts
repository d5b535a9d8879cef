// Event buses: made, changed, described, listed, deleted. The default one is always there.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
import type {
  CreateEventBusRequest,
  CreateEventBusResponse,
  DeleteEventBusRequest,
  DescribeEventBusRequest,
  DescribeEventBusResponse,
  EventBus,
  ListEventBusesRequest,
  ListEventBusesResponse,
  UpdateEventBusRequest,
  UpdateEventBusResponse,
} from '@aws-sdk/client-eventbridge';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { type BusState, busArn, DEFAULT_BUS, policyOf } from '../bus.ts';
import { arnConstraint, busConstraint, descriptionConstraint, limitConstraint } from '../constraints.ts';
import { busExists, limitExceeded, memberNotEmbedded, validation } from '../errors.ts';
import type { EventBridge } from '../event-bridge.ts';
import { limits } from '../limits.ts';
import { page } from '../paging.ts';

const nameConstraint = { minLength: 1, maxLength: 256, pattern: '[/\\.\\-_A-Za-z0-9]+' } as const;

export const eventBusConstraints: Readonly<Record<string, Constraints>> = {
  CreateEventBus: {
    Name: nameConstraint,
    Description: descriptionConstraint,
    'DeadLetterConfig.Arn': arnConstraint,
    Tags: { maxLength: limits.tagsPerResource },
  },
  UpdateEventBus: { Name: nameConstraint, Description: descriptionConstraint, 'DeadLetterConfig.Arn': arnConstraint },
  DescribeEventBus: { Name: busConstraint },
  DeleteEventBus: { Name: nameConstraint },
  ListEventBuses: { NamePrefix: nameConstraint, Limit: limitConstraint },
};

export const createEventBus =
  (bridge: EventBridge): Operation<CreateEventBusRequest, CreateEventBusResponse> =>
  (input, context) => {
    const { Name: name = '' } = input;
    for (const member of ['EventSourceName', 'KmsKeyIdentifier'] as const) if (input[member] !== undefined) throw memberNotEmbedded(member);
    checkLogs(input);
    if (name.includes('/')) throw validation("Event bus name must not contain '/'.");
    const existing = bridge.list(context);
    if (existing.some((bus) => bus.name === name)) throw busExists(name);
    if (existing.length >= limits.busesPerRegion) throw limitExceeded();
    const bus = bridge.create(context, name);
    for (const { Key = '', Value = '' } of input.Tags ?? []) bus.tags.set(Key, Value);
    change(bus, input);
    return { EventBusArn: busArn(bus), ...settings(bus) };
  };

export const updateEventBus =
  (bridge: EventBridge): Operation<UpdateEventBusRequest, UpdateEventBusResponse> =>
  (input, context) => {
    if (input.KmsKeyIdentifier !== undefined) throw memberNotEmbedded('KmsKeyIdentifier');
    checkLogs(input);
    const bus = bridge.bus(context, input.Name);
    change(bus, input);
    bus.modifiedMs = bridge.now();
    return { Arn: busArn(bus), Name: bus.name, ...settings(bus) };
  };

export const describeEventBus =
  (bridge: EventBridge): Operation<DescribeEventBusRequest, DescribeEventBusResponse> =>
  (input, context) => {
    const bus = bridge.bus(context, input.Name);
    return { ...described(bus), ...settings(bus) };
  };

export const deleteEventBus =
  (bridge: EventBridge): Operation<DeleteEventBusRequest, void> =>
  ({ Name: name = '' }, context) => {
    if (name === DEFAULT_BUS) throw validation('Cannot delete event bus default.');
    // AWS: a bus that is not there is deleted already.
    const bus = bridge.findBus(context, name);
    if (!bus) return;
    if (bus.rules.size > 0) throw validation("Event bus can't be deleted since it has rules.");
    bridge.delete(bus);
  };

export const listEventBuses =
  (bridge: EventBridge): Operation<ListEventBusesRequest, ListEventBusesResponse> =>
  (input, context) => {
    const buses = bridge.list(context).filter(({ name }) => name.startsWith(input.NamePrefix ?? ''));
    const { items, ...rest } = page(buses, ({ name }) => name, input);
    return { EventBuses: items.map(described), ...rest };
  };

/** Before anything is made or changed: what is refused leaves nothing behind. */
function checkLogs({ LogConfig }: Pick<UpdateEventBusRequest, 'LogConfig'>): void {
  if (LogConfig?.Level !== undefined && LogConfig.Level !== 'OFF') throw memberNotEmbedded(`LogConfig.Level ${LogConfig.Level}`);
}

function change(bus: BusState, { Description, DeadLetterConfig, LogConfig }: UpdateEventBusRequest): void {
  if (Description !== undefined) bus.description = Description;
  if (DeadLetterConfig !== undefined) bus.deadLetterConfig = DeadLetterConfig;
  if (LogConfig !== undefined) bus.logConfig = LogConfig;
}

function settings({ description, deadLetterConfig, logConfig }: BusState) {
  return {
    ...(description !== undefined && { Description: description }),
    ...(deadLetterConfig && { DeadLetterConfig: deadLetterConfig }),
    ...(logConfig && { LogConfig: logConfig }),
  };
}

function described(bus: BusState): EventBus {
  const policy = policyOf(bus);
  return {
    Name: bus.name,
    Arn: busArn(bus),
    ...(bus.description !== undefined && { Description: bus.description }),
    ...(policy !== undefined && { Policy: policy }),
    CreationTime: new Date(bus.createdMs),
    LastModifiedTime: new Date(bus.modifiedMs),
  };
}
