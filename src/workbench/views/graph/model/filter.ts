// Which resources the learner wants to see: by words, by type, by what rules think of them.
import type { Item } from './item.ts';

export interface Filter {
  /** Words that must all occur in type, id, name, tags or ARN; any case. */
  readonly words: string;
  /** All types when empty. */
  readonly type: string;
  readonly compliance: 'any' | 'NON_COMPLIANT' | 'COMPLIANT' | 'not judged';
}

export const NO_FILTER: Filter = { words: '', type: '', compliance: 'any' };

export const isFiltering = ({ words, type, compliance }: Filter) => words.trim() !== '' || type !== '' || compliance !== 'any';

export function matches(filter: Filter, item: Item, verdict: 'COMPLIANT' | 'NON_COMPLIANT' | undefined): boolean {
  if (filter.type !== '' && filter.type !== item.type) return false;
  if (filter.compliance !== 'any' && filter.compliance !== (verdict ?? 'not judged')) return false;
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const tags = Object.entries(item.tags).map(([key, value]) => `${key}=${value}`);
  const text = [item.type, item.id, item.name, item.arn, ...tags].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
