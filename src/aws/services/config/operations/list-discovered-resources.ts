// ListDiscoveredResources and GetDiscoveredResourceCounts: what there is, deleted resources too where they are asked for.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_ListDiscoveredResources.html
import type {
  GetDiscoveredResourceCountsRequest,
  GetDiscoveredResourceCountsResponse,
  ListDiscoveredResourcesRequest,
  ListDiscoveredResourcesResponse,
  ResourceIdentifier,
  ResourceType,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import { exists, isCurrent, lastItem, type RecordedResource } from '../capture/recorded-resource.ts';
import type { Config } from '../config.ts';
import { noRecorder, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { checkResourceTypes } from '../resource-types.ts';

export const listDiscoveredResources =
  (config: Config): Operation<ListDiscoveredResourcesRequest, ListDiscoveredResourcesResponse> =>
  (input, context) => {
    const { resourceType: type = '', resourceIds: ids = [], resourceName: name, includeDeletedResources = false } = input;
    const state = config.region(context);
    if (!state.recorder) throw noRecorder('to list discovered resources');
    checkResourceTypes([type], 'resourceType');
    if (ids.length > 0 && name !== undefined) throw validation('Both Resource ID and Resource Name cannot be specified in the request');
    if (ids.length > 20) throw validation("The specified list had more than 20 resource ID's. It must have '20' or less items");
    const found = [...state.resources.values()].filter(
      (resource) =>
        resource.type === type &&
        (includeDeletedResources || exists(resource) === 'yes') &&
        (ids.length === 0 || ids.includes(resource.id)) &&
        (name === undefined || lastItem(resource)?.resourceName === name),
    );
    found.sort((one, other) => (one.id < other.id ? -1 : 1));
    const request = { limit: input.limit, byDefault: limits.page, most: limits.page, token: input.nextToken };
    const { items, token } = pageOf(found, request, ({ id }) => id);
    return { resourceIdentifiers: items.map(identifierOf), ...(token !== undefined && { nextToken: token }) };
  };

function identifierOf(resource: RecordedResource): ResourceIdentifier {
  const item = lastItem(resource);
  return {
    resourceType: resource.type as ResourceType,
    resourceId: resource.id,
    ...(item && item.resourceName !== null && { resourceName: item.resourceName }),
    ...(item && exists(resource) === 'no' && { resourceDeletionTime: new Date(item.configurationItemCaptureTime) }),
  };
}

/** AWS: the most numerous types first. */
export const getDiscoveredResourceCounts =
  (config: Config): Operation<GetDiscoveredResourceCountsRequest, GetDiscoveredResourceCountsResponse> =>
  (input, context) => {
    const { resourceTypes: wanted = [] } = input;
    const byType = new Map<string, number>();
    for (const resource of config.region(context).resources.values()) {
      if (!isCurrent(resource) || (wanted.length > 0 && !wanted.includes(resource.type))) continue;
      byType.set(resource.type, (byType.get(resource.type) ?? 0) + 1);
    }
    const counts = [...byType].map(([type, count]) => ({ resourceType: type as ResourceType, count }));
    const keyOf = ({ resourceType, count }: (typeof counts)[number]) => `${String(1e12 - count).padStart(13, '0')} ${resourceType}`;
    counts.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    const request = { limit: input.limit, byDefault: limits.resourceCounts, most: limits.resourceCounts, token: input.nextToken };
    const { items, token } = pageOf(counts, request, keyOf);
    return {
      totalDiscoveredResources: counts.reduce((sum, { count }) => sum + count, 0),
      resourceCounts: [...items],
      ...(token !== undefined && { nextToken: token }),
    };
  };
