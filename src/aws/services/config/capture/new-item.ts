// Configuration items as they are made.
import type { ConfigurationItem, ItemStatus } from '../items/configuration-item.ts';
import type { ToldResource } from './told-resources.ts';

interface Moment {
  readonly account: string;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  readonly previous: ConfigurationItem | undefined;
}

/** The item of a resource that is there. */
export function itemOf({ configuration: told, relationships }: ToldResource, status: ItemStatus, moment: Moment): ConfigurationItem {
  return {
    configurationItemVersion: '1.3',
    ...captured(moment),
    configurationItemStatus: status,
    configurationStateMd5Hash: '',
    awsAccountId: moment.account,
    ARN: told.arn,
    resourceType: told.type,
    resourceId: told.id,
    resourceName: told.name ?? null,
    awsRegion: told.region,
    availabilityZone: told.availabilityZone ?? (told.region === 'global' ? 'Not Applicable' : 'Multiple Availability Zones'),
    resourceCreationTime: told.createdMs === undefined ? null : new Date(told.createdMs).toISOString(),
    tags: plain(told.tags) as Record<string, string>,
    relatedEvents: [],
    relationships,
    configuration: plain(told.configuration) as Record<string, unknown>,
    supplementaryConfiguration: plain(told.supplementaryConfiguration ?? {}) as Record<string, unknown>,
  };
}

/** The item of a resource of which nothing is known any more: it is gone, or its type is not recorded. */
export function emptyItem(previous: ConfigurationItem, status: ItemStatus, moment: Moment): ConfigurationItem {
  return {
    ...previous,
    ...captured(moment),
    configurationItemStatus: status,
    tags: {},
    relationships: [],
    configuration: null,
    supplementaryConfiguration: {},
  };
}

/** AWS: the state id orders the items of a resource; it looks like the milliseconds of the capture. */
function captured({ nowMs, previous }: Moment) {
  const configurationStateId = Math.max(nowMs, (previous?.configurationStateId ?? 0) + 1);
  return { configurationItemCaptureTime: new Date(nowMs).toISOString(), configurationStateId };
}

/** A copy as JSON has it, so that what a service changes later changes no item. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
