// Items in the API's spelling: `configuration` is a JSON text there, and so is each value of the supplementary one.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html
import type { BaseConfigurationItem, ConfigurationItem as DescribedItem, ResourceType } from '@aws-sdk/client-config-service';
import type { Frequency } from '../recorder/recording-group.ts';
import type { ConfigurationItem } from './configuration-item.ts';

/** An item as BatchGetResourceConfig gives it: without tags and relationships. */
export function describedBaseItem(item: ConfigurationItem, frequency: Frequency): BaseConfigurationItem {
  const captured = new Date(item.configurationItemCaptureTime);
  const supplementary = Object.entries(item.supplementaryConfiguration).map(([name, value]) => [name, asText(value)]);
  return {
    version: item.configurationItemVersion,
    accountId: item.awsAccountId,
    configurationItemCaptureTime: captured,
    configurationItemStatus: item.configurationItemStatus,
    configurationStateId: String(item.configurationStateId),
    arn: item.ARN,
    resourceType: item.resourceType as ResourceType,
    resourceId: item.resourceId,
    ...(item.resourceName !== null && { resourceName: item.resourceName }),
    awsRegion: item.awsRegion,
    availabilityZone: item.availabilityZone,
    ...(item.resourceCreationTime !== null && { resourceCreationTime: new Date(item.resourceCreationTime) }),
    ...(item.configuration !== null && { configuration: JSON.stringify(item.configuration) }),
    supplementaryConfiguration: Object.fromEntries(supplementary),
    // AWS: both are told of types that are recorded once a day only.
    ...(frequency === 'DAILY' && { recordingFrequency: frequency, configurationItemDeliveryTime: captured }),
  };
}

export function describedItem(item: ConfigurationItem, frequency: Frequency): DescribedItem {
  return {
    ...describedBaseItem(item, frequency),
    configurationItemMD5Hash: item.configurationStateMd5Hash,
    tags: { ...item.tags },
    relatedEvents: [],
    relationships: item.relationships.map(({ resourceType, resourceId, resourceName, name }) => ({
      resourceType: resourceType as ResourceType,
      resourceId,
      ...(resourceName !== null && { resourceName }),
      relationshipName: name,
    })),
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
