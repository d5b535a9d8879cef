// Items in the spelling of advanced queries.
import type { QueryItem } from '../query/query-contract.ts';
import type { ConfigurationItem } from './configuration-item.ts';

export function queryItem(item: ConfigurationItem): QueryItem {
  return {
    version: item.configurationItemVersion,
    accountId: item.awsAccountId,
    arn: item.ARN,
    awsRegion: item.awsRegion,
    availabilityZone: item.availabilityZone,
    configurationItemCaptureTime: item.configurationItemCaptureTime,
    configurationItemStatus: item.configurationItemStatus,
    configurationStateId: String(item.configurationStateId),
    configurationItemMD5Hash: item.configurationStateMd5Hash,
    resourceCreationTime: item.resourceCreationTime,
    resourceId: item.resourceId,
    resourceName: item.resourceName,
    resourceType: item.resourceType,
    relationships: item.relationships.map(({ name, ...named }) => ({ ...named, relationshipName: name })),
    tags: Object.entries(item.tags).map(([key, value]) => ({ key, value, tag: `${key}=${value}` })),
    configuration: item.configuration ?? {},
    supplementaryConfiguration: item.supplementaryConfiguration,
  };
}
