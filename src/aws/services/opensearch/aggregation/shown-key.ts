// The key of a bucket, or a value, as the field's type shows it.
import type { FieldValue } from '../mapping/field-value.ts';
import type { Leaf } from '../mapping/index-mapping.ts';
import { defaultDateFormat, formatDate } from '../time/date-format.ts';

interface ShownBy {
  readonly format?: unknown;
  readonly time_zone?: unknown;
}

/** The text of a value; undefined where its number says it all. */
export function textOfValue(
  leaf: Leaf | undefined,
  value: FieldValue,
  { format, time_zone: zone = 'UTC' }: ShownBy = {},
): string | undefined {
  if (leaf?.type === 'boolean') return value === 1 ? 'true' : 'false';
  if (leaf?.type === 'date') return formatDate(Number(value), String(format ?? leaf.mapping.format ?? defaultDateFormat), String(zone));
  return undefined;
}

/** `key`, and `key_as_string` where it differs. */
export function shownKey(leaf: Leaf | undefined, key: FieldValue, by: ShownBy = {}): Readonly<Record<string, unknown>> {
  const text = textOfValue(leaf, key, by);
  return text === undefined ? { key } : { key, key_as_string: text };
}
