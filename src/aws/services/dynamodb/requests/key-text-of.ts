// A text that is equal for equal keys, before it is known which table they belong to.
import type { Item } from '../item.ts';
import { wireItem } from './wire-item.ts';

export function keyText(key: Item): string {
  const entries = Object.entries(wireItem(key)).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(entries);
}
