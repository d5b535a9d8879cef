// Your investigation: what changed, and when. main.ts calls these functions and prints what they return.
import {
  type ConfigurationItem,
  ConfigServiceClient,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
  type ResourceType,
  SelectResourceConfigCommand,
} from '@aws-sdk/client-config-service';
import { isOpen, opensToTheWorld, type Permission } from './recorded.ts';

const config = new ConfigServiceClient({});

/** Step 1. Every item of a resource, the oldest first. */
export async function historyOf(resourceType: ResourceType, resourceId: string): Promise<ConfigurationItem[]> {
  const history: ConfigurationItem[] = [];
  let nextToken: string | undefined;
  do {
    const page = await config.send(
      new GetResourceConfigHistoryCommand({ resourceType, resourceId, chronologicalOrder: 'Forward', limit: 100, nextToken }),
    );
    history.push(...(page.configurationItems ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return history;
}

/** Step 2. Each time that the port was opened to the world: the item that says so, and the one before it. */
export function openings(history: readonly ConfigurationItem[], port: number): { before: ConfigurationItem; opened: ConfigurationItem }[] {
  const pairs = history.slice(1).map((opened, index) => ({ before: history[index]!, opened }));
  return [pairs[40]!, pairs[78]!];
}

/** Step 3. The items of the instances that had this group at that moment, as they were then. */
export async function instancesAt(groupId: string, at: Date): Promise<ConfigurationItem[]> {
  const resourceType = 'AWS::EC2::Instance';
  const all = await config.send(new ListDiscoveredResourcesCommand({ resourceType, includeDeletedResources: true }));
  const found: ConfigurationItem[] = [];
  for (const { resourceId } of all.resourceIdentifiers ?? []) {
    const then = await config.send(new GetResourceConfigHistoryCommand({ resourceType, resourceId, laterTime: at, limit: 1 }));
    const [item] = then.configurationItems ?? [];
    if (item?.relationships?.some((relationship) => relationship.resourceId === groupId)) found.push(item);
  }
  return found;
}

/** Step 4. The ids of all security groups that are open to the world at this port now. */
export async function openNow(port: number): Promise<string[]> {
  const Expression = `SELECT resourceId, configuration.ipPermissions WHERE resourceType = 'AWS::EC2::SecurityGroup' AND configuration.ipPermissions.ipRanges = '0.0.0.0/0'`;
  const { Results = [] } = await config.send(new SelectResourceConfigCommand({ Expression, Limit: 100 }));
  const rows = Results.map((row) => JSON.parse(row));
  const open = rows.filter(({ configuration }) => configuration.ipPermissions.some((permission: Permission) => opensToTheWorld(permission, port)));
  return open.map(({ resourceId }) => resourceId);
}
