// A resource as AWS Config remembers it: its items, oldest first.
import type { ConfigurationItem } from '../items/configuration-item.ts';

export interface RecordedResource {
  readonly type: string;
  readonly id: string;
  readonly items: ConfigurationItem[];
  /** What the last item says of the resource itself, and of its relationships, as texts to compare with. */
  seen: { readonly itself: string; readonly relationships: string };
  /** The resources that it names itself, by key: when one of them changes, it gets an item, too. */
  names: readonly string[];
  /** How many of its items lie in history files already. */
  deliveredItems: number;
}

export function resourceKey(type: string, id: string): string {
  return `${type} ${id}`;
}

export function lastItem({ items }: RecordedResource): ConfigurationItem | undefined {
  return items.at(-1);
}

/** Is it there now, as far as the recorder knows? */
export function exists(resource: RecordedResource): 'yes' | 'no' {
  const status = lastItem(resource)?.configurationItemStatus;
  return status === 'ResourceDeleted' || status === 'ResourceDeletedNotRecorded' ? 'no' : 'yes';
}

/** Is its last configuration known: does it exist, and is its type recorded? */
export function isCurrent(resource: RecordedResource): boolean {
  const status = lastItem(resource)?.configurationItemStatus;
  return status === 'OK' || status === 'ResourceDiscovered';
}
