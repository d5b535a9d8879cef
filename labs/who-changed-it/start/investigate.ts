// Your investigation: what changed, and when. main.ts calls these functions and prints what they return.
import {
  type ConfigurationItem,
  ConfigServiceClient,
  GetResourceConfigHistoryCommand,
  type ResourceType,
} from '@aws-sdk/client-config-service';

const config = new ConfigServiceClient({});

/** Step 1. Every item of a resource, the oldest first. */
export async function historyOf(resourceType: ResourceType, resourceId: string): Promise<ConfigurationItem[]> {
  // TODO: this is one page, the newest first. Ask for the oldest first, and go on while there is a nextToken.
  const { configurationItems = [] } = await config.send(new GetResourceConfigHistoryCommand({ resourceType, resourceId }));
  return configurationItems;
}

/** Step 2. Each time that the port was opened to the world: the item that says so, and the one before it. */
export function openings(history: readonly ConfigurationItem[], port: number): { before: ConfigurationItem; opened: ConfigurationItem }[] {
  // TODO: compare each item with the one before it. isOpen() of recorded.ts judges one item.
  return [];
}

/** Step 3. The items of the instances that had this group at that moment, as they were then. */
export async function instancesAt(groupId: string, at: Date): Promise<ConfigurationItem[]> {
  // TODO: every instance that there is or was, its newest item that is not later than `at`, and whether it names the group.
  return [];
}

/** Step 4. The ids of all security groups that are open to the world at this port now. */
export async function openNow(port: number): Promise<string[]> {
  // TODO: let SelectResourceConfig find candidates, and judge each permission with opensToTheWorld() of recorded.ts.
  return [];
}
