// A page of a listing: keys in order, those with a common beginning up to a delimiter rolled into one.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
import { compareKeys, firstPlace } from '../key-order.ts';

export interface PageRequest {
  /** In UTF-8 binary order. */
  readonly keys: readonly string[];
  readonly prefix: string;
  /** Empty: nothing is rolled up. */
  readonly delimiter: string;
  /** The page begins behind this key or common prefix; empty: at the beginning. */
  readonly after: string;
  /** Does `after` itself belong to the page? For listings that go on within a key. */
  readonly from?: 'behind' | 'at';
  readonly most: number;
}

export type Entry = { readonly kind: 'key'; readonly key: string } | { readonly kind: 'prefix'; readonly prefix: string };

/** The entries of all pages from `after` on, one by one, so that a caller may stop, or count several rows for one key. */
export function* entriesOf({ keys, prefix, delimiter, after, from = 'behind' }: Omit<PageRequest, 'most'>): Generator<Entry> {
  const isBehindStart = (key: string) => (from === 'at' ? compareKeys(key, after) >= 0 : compareKeys(key, after) > 0);
  let place = firstPlace(keys, (key) => isBehindStart(key) && compareKeys(key, prefix) >= 0);
  for (let key = keys[place]; key?.startsWith(prefix); key = keys[place]) {
    const common = commonPrefix(key, prefix, delimiter);
    if (common === undefined) {
      yield { kind: 'key', key };
      place += 1;
    } else {
      // A listing that ended with this common prefix has told it already.
      if (common !== after) yield { kind: 'prefix', prefix: common };
      place = firstPlace(keys, (other) => !other.startsWith(common), place);
    }
  }
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end === -1 ? undefined : key.slice(0, end + delimiter.length);
}

export interface Page {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  /** The last key or common prefix of a page that others follow. */
  readonly next?: string;
}

/** The page of up to `most` keys and common prefixes together. `isListed` passes over keys that only have a past. */
export function pageOf(request: PageRequest, isListed: (key: string) => boolean): Page {
  const keys: string[] = [];
  const prefixes: string[] = [];
  let last: string | undefined;
  if (request.most === 0) return { keys, prefixes };
  const listed = request.keys.length > 0 ? listedEntries(request, isListed) : [];
  for (const entry of listed) {
    if (keys.length + prefixes.length === request.most) return { keys, prefixes, ...(last !== undefined && { next: last }) };
    if (entry.kind === 'key') keys.push(entry.key);
    else prefixes.push(entry.prefix);
    last = entry.kind === 'key' ? entry.key : entry.prefix;
  }
  return { keys, prefixes };
}

function* listedEntries(request: PageRequest, isListed: (key: string) => boolean): Generator<Entry> {
  for (const entry of entriesOf(request))
    if (entry.kind === 'key' ? isListed(entry.key) : hasListed(request.keys, entry.prefix, isListed)) yield entry;
}

function hasListed(keys: readonly string[], prefix: string, isListed: (key: string) => boolean): boolean {
  let place = firstPlace(keys, (key) => compareKeys(key, prefix) >= 0);
  for (let key = keys[place]; key?.startsWith(prefix); key = keys[++place]) if (isListed(key)) return true;
  return false;
}
