// What there was to find, read by the checks themselves: from AWS Config by the SDK, and not by the learner's functions.
import {
  ConfigServiceClient,
  type ConfigurationItem,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
  type ResourceType,
} from '@aws-sdk/client-config-service';
import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { type CheckContext, CheckFailure } from '../../src/lab/definition.ts';
import { isOpen, opensToTheWorld } from './start/recorded.ts';
import type { Week } from './start/week.ts';

export type Context = CheckContext<Week>;

/** What main.ts files: ids of items, and of resources. */
export interface Report {
  readonly groupId: string;
  readonly items: readonly string[];
  readonly incidents: readonly { readonly before: string; readonly opened: string; readonly instances: readonly string[] }[];
  readonly open: readonly string[];
}

/** Throws CheckFailure where the program has not come so far. */
export async function reportOf({ cloud, name }: Context): Promise<Report> {
  try {
    const { Body } = await cloud(S3Client).send(new GetObjectCommand({ Bucket: name('config-files'), Key: 'report.json' }));
    return JSON.parse((await Body?.transformToString()) ?? '') as Report;
  } catch (error) {
    if (!(error instanceof NoSuchKey)) throw error;
    throw new CheckFailure({
      observed: 'main.ts filed no report: it did not come to its end.',
      expected: 'All four functions return. Look at the console for what was thrown.',
    });
  }
}

/** All items of a resource, the oldest first. */
export async function itemsOf({ cloud }: Context, resourceType: ResourceType, resourceId: string): Promise<ConfigurationItem[]> {
  const items: ConfigurationItem[] = [];
  let nextToken: string | undefined;
  do {
    const input = { resourceType, resourceId, chronologicalOrder: 'Forward' as const, limit: 100, nextToken };
    const page = await cloud(ConfigServiceClient).send(new GetResourceConfigHistoryCommand(input));
    items.push(...(page.configurationItems ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return items;
}

export interface Incident {
  readonly before: ConfigurationItem;
  readonly opened: ConfigurationItem;
}

/** Each time that the port was opened to the world. */
export function incidentsIn(items: readonly ConfigurationItem[], port: number): Incident[] {
  const incidents: Incident[] = [];
  for (const [index, opened] of items.entries()) {
    const before = items[index - 1];
    if (before && isOpen(opened, port) && !isOpen(before, port)) incidents.push({ before, opened });
  }
  return incidents;
}

const INSTANCE = 'AWS::EC2::Instance';

/** The histories of all instances that there are or were, by id. */
export async function instanceHistories(context: Context): Promise<ReadonlyMap<string, readonly ConfigurationItem[]>> {
  const input = { resourceType: INSTANCE, includeDeletedResources: true } as const;
  const { resourceIdentifiers = [] } = await context.cloud(ConfigServiceClient).send(new ListDiscoveredResourcesCommand(input));
  const histories = new Map<string, readonly ConfigurationItem[]>();
  for (const { resourceId = '' } of resourceIdentifiers) histories.set(resourceId, await itemsOf(context, INSTANCE, resourceId));
  return histories;
}

/** The ids of the instances that named the group at the moment of an item, and of those that name it now. */
export function instancesBehind(histories: ReadonlyMap<string, readonly ConfigurationItem[]>, groupId: string, at: Date | undefined) {
  const names = (item: ConfigurationItem | undefined) => item?.relationships?.some(({ resourceId }) => resourceId === groupId) ?? false;
  const upTo = Number(at ?? 0);
  const then: string[] = [];
  const now: string[] = [];
  const gone: string[] = [];
  for (const [id, items] of histories) {
    if (names(items.findLast((item) => Number(item.configurationItemCaptureTime) <= upTo))) then.push(id);
    if (names(items.at(-1))) now.push(id);
    if (items.at(-1)?.configurationItemStatus === 'ResourceDeleted') gone.push(id);
  }
  return { then, now, gone };
}

/** Asked of EC2 itself: the groups that let the world in at the port, and those that let it in somewhere. */
export async function openGroups({ cloud }: Context, port: number) {
  const { SecurityGroups = [] } = await cloud(EC2Client).send(new DescribeSecurityGroupsCommand({}));
  const open = SecurityGroups.filter(({ IpPermissions = [] }) =>
    IpPermissions.some(({ IpProtocol = '', FromPort, ToPort, IpRanges = [], Ipv6Ranges = [] }) =>
      opensToTheWorld(
        {
          ipProtocol: IpProtocol,
          ...(FromPort !== undefined && { fromPort: FromPort }),
          ...(ToPort !== undefined && { toPort: ToPort }),
          ipRanges: IpRanges.map(({ CidrIp = '' }) => CidrIp),
          ipv6Ranges: Ipv6Ranges.map(({ CidrIpv6 = '' }) => ({ cidrIpv6: CidrIpv6 })),
        },
        port,
      ),
    ),
  );
  return {
    open: open.map(({ GroupId = '' }) => GroupId),
    names: new Map(SecurityGroups.map(({ GroupId = '', GroupName = '' }) => [GroupId, GroupName])),
  };
}
