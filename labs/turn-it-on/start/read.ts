// Reading what was recorded of security groups.
import { type ConfigurationItem, ConfigServiceClient, type ResourceIdentifier } from '@aws-sdk/client-config-service';

const config = new ConfigServiceClient({});
const resourceType = 'AWS::EC2::SecurityGroup';

/** Step 3. All security groups that there are or were. */
export async function groupsEver(): Promise<ResourceIdentifier[]> {
  // TODO: ListDiscoveredResources, with the deleted ones.
  return [];
}

/** Step 4. The item that says how a group is; of a deleted one, how it was at last. */
export async function lastKnown(resourceId: string): Promise<ConfigurationItem | undefined> {
  // TODO: in the history of the group, the newest item that has a configuration.
  return undefined;
}
