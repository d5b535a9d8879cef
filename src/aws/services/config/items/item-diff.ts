// What two items of a resource differ in, as notifications and functions are told.
// AWS: https://repost.aws/knowledge-center/config-configurationitemdiff
import { isJsonObject } from '../../../core/json.ts';
import type { ConfigurationItem } from './configuration-item.ts';

export interface ItemDiff {
  /** By path: `Configuration.IpPermissions.0`, `Relationships.0`, `Tags.Owner`. */
  readonly changedProperties: Readonly<Record<string, ChangedProperty>>;
  readonly changeType: ChangeType;
}

export interface ChangedProperty {
  readonly previousValue: unknown;
  readonly updatedValue: unknown;
  readonly changeType: ChangeType;
}

export type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE';

/** AWS: a resource that is new has no changed properties; one that is gone has its whole configuration deleted. */
export function itemDiff(item: ConfigurationItem, previous: ConfigurationItem | undefined): ItemDiff {
  const isNew = !previous || previous.configuration === null;
  if (isNew) return { changedProperties: {}, changeType: item.configuration === null ? 'DELETE' : 'CREATE' };
  const found: Record<string, ChangedProperty> = {};
  compare(found, 'Relationships', previous.relationships, item.relationships);
  compare(found, 'Configuration', previous.configuration, item.configuration);
  compare(found, 'SupplementaryConfiguration', previous.supplementaryConfiguration, item.supplementaryConfiguration);
  compare(found, 'Tags', previous.tags, item.tags);
  return { changedProperties: found, changeType: item.configuration === null ? 'DELETE' : 'UPDATE' };
}

function compare(found: Record<string, ChangedProperty>, path: string, before: unknown, after: unknown): void {
  if (isSame(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after)) compareLists(found, path, before, after);
  else if (isJsonObject(before) && isJsonObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const name of names) compare(found, `${path}.${segment(path, name)}`, before[name], after[name]);
  } else found[path] = changed(before, after);
}

/** AWS: elements have no identity. What is gone is deleted, what is new created, and the number is that of the change. */
function compareLists(found: Record<string, ChangedProperty>, path: string, before: readonly unknown[], after: readonly unknown[]): void {
  const kept = after.map((value) => JSON.stringify(value));
  const gone = before.filter((value) => {
    const place = kept.indexOf(JSON.stringify(value));
    if (place === -1) return true;
    kept[place] = '';
    return false;
  });
  const added = after.filter((_value, place) => kept[place] !== '');
  const changes = [...gone.map((value) => changed(value, undefined)), ...added.map((value) => changed(undefined, value))];
  for (const [number, change] of changes.entries()) found[`${path}.${number}`] = change;
}

function changed(before: unknown, after: unknown): ChangedProperty {
  const changeType = isAbsent(before) ? 'CREATE' : isAbsent(after) ? 'DELETE' : 'UPDATE';
  return { previousValue: before ?? null, updatedValue: after ?? null, changeType };
}

const isAbsent = (value: unknown) => value === undefined || value === null;

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The members of a configuration are told with a capital; keys of tags are what they are. */
function segment(path: string, name: string): string {
  return path === 'Tags' ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
