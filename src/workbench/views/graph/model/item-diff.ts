// What two items of a resource differ in, by paths as the change notifications of AWS Config write them.
// AWS: https://repost.aws/knowledge-center/config-configurationitemdiff
import { isJsonObject } from '../../../../aws/core/json.ts';
import type { Item } from './item.ts';

export interface ChangedProperty {
  /** `Configuration.IpPermissions.0`, `Relationships.0`, `Tags.Owner` */
  readonly path: string;
  readonly changeType: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly before: unknown;
  readonly after: unknown;
}

/** Nothing for a resource that was not there before. */
export function itemDiff(before: Item | undefined, after: Item): readonly ChangedProperty[] {
  if (!before || before.configuration === null) return [];
  const found: ChangedProperty[] = [];
  const told = ({ relationships }: Item) => relationships.map(({ key, says }) => `${says}: ${key}`);
  compare(found, 'Relationships', told(before), told(after));
  compare(found, 'Configuration', before.configuration, after.configuration);
  compare(found, 'SupplementaryConfiguration', before.supplementaryConfiguration, after.supplementaryConfiguration);
  compare(found, 'Tags', before.tags, after.tags);
  return found;
}

/**
 * `changed`: the resource itself is otherwise. `touched`: only what it is related to, or a resource that it is related to: AWS Config
 * makes an item for that, too.
 */
export function kindOfChange(before: Item | undefined, after: Item): 'changed' | 'touched' {
  if (!before || before.configuration === null) return 'changed';
  return itemDiff(before, after).some(({ path }) => !path.startsWith('Relationships')) ? 'changed' : 'touched';
}

function compare(found: ChangedProperty[], path: string, before: unknown, after: unknown): void {
  if (isSame(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after)) compareLists(found, path, before, after);
  else if (isJsonObject(before) && isJsonObject(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(found, `${path}.${segment(path, name)}`, before[name], after[name]);
  } else found.push({ path, changeType: changeType(before, after), before, after });
}

/** AWS: elements have no identity: what is gone is deleted, what is new created, and the number is that of the change. */
function compareLists(found: ChangedProperty[], path: string, before: readonly unknown[], after: readonly unknown[]): void {
  const left = after.map((value) => JSON.stringify(value));
  const gone = before.filter((value) => {
    const place = left.indexOf(JSON.stringify(value));
    if (place >= 0) left[place] = '';
    return place < 0;
  });
  const added = after.filter((_value, place) => left[place] !== '');
  const changes = [
    ...gone.map((value) => ({ changeType: 'DELETE', before: value, after: undefined }) as const),
    ...added.map((value) => ({ changeType: 'CREATE', before: undefined, after: value }) as const),
  ];
  for (const [number, change] of changes.entries()) found.push({ path: `${path}.${number}`, ...change });
}

const isAbsent = (value: unknown) => value === undefined || value === null;

function changeType(before: unknown, after: unknown): ChangedProperty['changeType'] {
  if (isAbsent(before)) return 'CREATE';
  return isAbsent(after) ? 'DELETE' : 'UPDATE';
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The members of a configuration are told with a capital; keys of tags are what they are. */
function segment(path: string, name: string): string {
  return path === 'Tags' ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
