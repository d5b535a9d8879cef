// Items as queries see them, for tests.
import type { QueryItem } from '../query-contract.ts';
import { selectResources } from '../select.ts';

export function queryItem(
  resourceType: string,
  resourceId: string,
  parts: Partial<Omit<QueryItem, 'tags'>> = {},
  tags: Record<string, string> = {},
): QueryItem {
  return {
    version: '1.3',
    accountId: '123456789012',
    arn: `arn:aws:test:eu-west-1:123456789012:${resourceId}`,
    awsRegion: 'eu-west-1',
    availabilityZone: 'Not Applicable',
    configurationItemCaptureTime: '2026-11-23T11:00:00.000Z',
    configurationItemStatus: 'OK',
    configurationStateId: '1',
    configurationItemMD5Hash: '',
    resourceCreationTime: null,
    resourceId,
    resourceName: null,
    resourceType,
    relationships: [],
    tags: Object.entries(tags).map(([key, value]) => ({ key, value, tag: `${key}=${value}` })),
    configuration: {},
    supplementaryConfiguration: {},
    ...parts,
  };
}

/** The ids of the items that fulfil a condition. */
export function idsWhere(condition: string, items: readonly QueryItem[]): readonly unknown[] {
  return selectResources(`SELECT resourceId WHERE ${condition}`, items, {}).rows.map(({ resourceId }) => resourceId);
}
