// Names as they must be written: an unquoted one is folded to upper case, so any other needs its quotes.
import { RESERVED_NAMES, RESERVED_WORDS } from '../syntax/reserved-words.ts';

/** The name as an expression may write it: bare when folding keeps it, else between quotes. */
export function written(name: string): string {
  const survives = /^[A-Z_][A-Z0-9_$]*$/.test(name) && (!RESERVED_WORDS.has(name) || RESERVED_NAMES.has(name));
  return survives ? name : quoted(name);
}

/** The name between quotes, as the service itself writes the streams that it creates. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
