// Archives: made, changed, described, listed, deleted.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html
import type {
  Archive,
  CreateArchiveRequest,
  CreateArchiveResponse,
  DeleteArchiveRequest,
  DescribeArchiveRequest,
  DescribeArchiveResponse,
  ListArchivesRequest,
  ListArchivesResponse,
  UpdateArchiveRequest,
  UpdateArchiveResponse,
} from '@aws-sdk/client-eventbridge';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Place } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import { type ArchiveState, archiveArn } from '../archives.ts';
import { busArn } from '../bus.ts';
import { archiveConstraint, arnConstraint, descriptionConstraint, limitConstraint, patternConstraint } from '../constraints.ts';
import { memberNotEmbedded, notFound, validation } from '../errors.ts';
import type { EventBridge } from '../event-bridge.ts';
import { page } from '../paging.ts';
import { checkPattern } from '../valid-pattern.ts';

const settingConstraints: Constraints = {
  ArchiveName: archiveConstraint,
  Description: descriptionConstraint,
  EventPattern: patternConstraint,
  RetentionDays: { min: 0 },
};

export const archiveConstraints: Readonly<Record<string, Constraints>> = {
  CreateArchive: { ...settingConstraints, EventSourceArn: arnConstraint },
  UpdateArchive: settingConstraints,
  DescribeArchive: { ArchiveName: archiveConstraint },
  DeleteArchive: { ArchiveName: archiveConstraint },
  ListArchives: { NamePrefix: archiveConstraint, EventSourceArn: arnConstraint, Limit: limitConstraint },
};

export const createArchive =
  (bridge: EventBridge): Operation<CreateArchiveRequest, CreateArchiveResponse> =>
  (input, context) => {
    const { account, region } = context;
    const { ArchiveName: name = '' } = input;
    if (input.KmsKeyIdentifier !== undefined) throw memberNotEmbedded('KmsKeyIdentifier');
    const bus = bridge.bus(context, input.EventSourceArn);
    if (bridge.archives.findArchive(archiveArn({ account, region, name })))
      throw new AwsError('ResourceAlreadyExistsException', `Archive ${name} already exists.`);
    const archive: ArchiveState = { account, region, name, busArn: busArn(bus), createdMs: bridge.now(), retentionDays: 0, events: [] };
    change(archive, input);
    bridge.archives.archives.set(archiveArn(archive), archive);
    return answered(archive);
  };

export const updateArchive =
  (bridge: EventBridge): Operation<UpdateArchiveRequest, UpdateArchiveResponse> =>
  (input, context) => {
    const archive = archiveOf(bridge, context, input.ArchiveName);
    if (input.KmsKeyIdentifier !== undefined) throw memberNotEmbedded('KmsKeyIdentifier');
    if (input.Description === undefined && input.EventPattern === undefined && input.RetentionDays === undefined)
      throw validation('At least one of Description, EventPattern or RetentionDays must be specified.');
    change(archive, input);
    return answered(archive);
  };

export const describeArchive =
  (bridge: EventBridge): Operation<DescribeArchiveRequest, DescribeArchiveResponse> =>
  (input, context) => {
    const archive = archiveOf(bridge, context, input.ArchiveName);
    return {
      ...described(archive),
      ArchiveArn: archiveArn(archive),
      ...(archive.description !== undefined && { Description: archive.description }),
      ...(archive.pattern !== undefined && { EventPattern: archive.pattern }),
    };
  };

export const deleteArchive =
  (bridge: EventBridge): Operation<DeleteArchiveRequest, Record<string, never>> =>
  (input, context) => {
    bridge.archives.archives.delete(archiveArn(archiveOf(bridge, context, input.ArchiveName)));
    return {};
  };

export const listArchives =
  (bridge: EventBridge): Operation<ListArchivesRequest, ListArchivesResponse> =>
  (input, context) => {
    const given = [input.NamePrefix, input.EventSourceArn, input.State].filter((filter) => filter !== undefined);
    if (given.length > 1)
      throw validation('At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.');
    const archives = bridge.archives
      .listArchives(context)
      .filter(({ name, busArn: source }) => name.startsWith(input.NamePrefix ?? '') && (input.EventSourceArn ?? source) === source)
      .filter(() => (input.State ?? 'ENABLED') === 'ENABLED');
    const { items, ...rest } = page(archives, ({ name }) => name, input);
    return { Archives: items.map(described), ...rest };
  };

function archiveOf(bridge: EventBridge, { account, region }: Place, name = ''): ArchiveState {
  const archive = bridge.archives.findArchive(archiveArn({ account, region, name }));
  if (!archive) throw notFound(`Archive ${name} does not exist.`);
  return archive;
}

function change(archive: ArchiveState, { Description, EventPattern, RetentionDays }: Omit<UpdateArchiveRequest, 'ArchiveName'>): void {
  if (EventPattern !== undefined) checkPattern(EventPattern);
  if (EventPattern !== undefined) archive.pattern = EventPattern;
  if (Description !== undefined) archive.description = Description;
  if (RetentionDays !== undefined) archive.retentionDays = RetentionDays;
}

function answered(archive: ArchiveState) {
  return { ArchiveArn: archiveArn(archive), State: 'ENABLED' as const, CreationTime: new Date(archive.createdMs) };
}

function described({ name, busArn: source, retentionDays, events, createdMs }: ArchiveState): Archive {
  return {
    ArchiveName: name,
    EventSourceArn: source,
    State: 'ENABLED',
    RetentionDays: retentionDays,
    SizeBytes: events.reduce((sum, { event }) => sum + JSON.stringify(event).length, 0),
    EventCount: events.length,
    CreationTime: new Date(createdMs),
  };
}
