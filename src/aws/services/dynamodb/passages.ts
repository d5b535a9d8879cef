// What a table tells an observer of its items: which are there, and who wrote them.
import type { ServiceEnvironment } from '../../core/service.ts';
import { beginningOf, tellPassage } from '../../core/tell-passage.ts';
import { type AttributeValue, type Item, keyOf } from './item.ts';
import type { Table, Written } from './tables/table.ts';

/** @param by ARN of the caller; absent where the service itself deleted an item that had expired */
export function tellItem(environment: ServiceEnvironment, { arn: at, key }: Table, { before, after }: Written, by?: string): void {
  const stored = after ?? before;
  if (!stored) return;
  tellPassage(environment, () => ({
    of: 'item',
    id: JSON.stringify(plain(keyOf(stored.item, key))),
    at,
    became: after ? 'arrived' : 'deleted',
    text: beginningOf(JSON.stringify(plain(stored.item))),
    ...(by !== undefined && { by }),
  }));
}

/** An item without the names of its types, as people write it. */
function plain(item: Item): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue({ S, N, BOOL, NULL, L, M, SS, NS, B, BS }: AttributeValue): unknown {
  if (L) return L.map(plainValue);
  if (M) return plain(M);
  if (NULL) return null;
  if (N !== undefined) return Number(N);
  return S ?? BOOL ?? SS ?? NS?.map(Number) ?? (B ? `${B.length} bytes` : `${BS?.length} values`);
}
