// Reading what was recorded of security groups.
import {
  type ConfigurationItem,
  ConfigServiceClient,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
  type ResourceIdentifier,
} from '@aws-sdk/client-config-service';

const config = new ConfigServiceClient({});
const resourceType = 'AWS::EC2::SecurityGroup';

/** Step 3. All security groups that there are or were. */
export async function groupsEver(): Promise<ResourceIdentifier[]> {
  const answer = await config.send(new ListDiscoveredResourcesCommand({ resourceType, includeDeletedResources: true }));
  return answer.resourceIdentifiers ?? [];
}

/** Step 4. The item that says how a group is; of a deleted one, how it was at last. */
export async function lastKnown(resourceId: string): Promise<ConfigurationItem | undefined> {
  const { configurationItems = [] } = await config.send(new GetResourceConfigHistoryCommand({ resourceType, resourceId }));
  return configurationItems.at(-1);
}
