// Reads the bytes of a record as text and, where they are JSON or CSV, as named fields.

export type FieldValue = string | number | boolean | null;
export type Fields = Readonly<Record<string, FieldValue>>;

export interface Payload {
  /** The payload as a person reads it, cut to MAX_TEXT characters. */
  readonly text: string;
  /** Scalar fields of a JSON object, or the columns of a CSV line as `column 1`, `column 2`; empty for anything else. */
  readonly fields: Fields;
}

const MAX_BYTES = 4 * 1024;
const MAX_TEXT = 240;
const MAX_FIELDS = 16;
const NO_FIELDS: Fields = {};
const strict = new TextDecoder('utf-8', { fatal: true });

/** Never throws: what is neither JSON, CSV nor text is told by its size. A payload over 4 KiB is shown by its start only. */
export function readPayload(data: Uint8Array): Payload {
  if (data.length > MAX_BYTES) return { text: `${new TextDecoder().decode(data.subarray(0, MAX_TEXT))}…`, fields: NO_FIELDS };
  let text: string;
  try {
    text = strict.decode(data);
  } catch {
    return { text: `${data.length} bytes that are no text`, fields: NO_FIELDS };
  }
  const trimmed = text.trim();
  const shown = trimmed.length > MAX_TEXT ? `${trimmed.slice(0, MAX_TEXT)}…` : trimmed;
  return { text: shown, fields: jsonFields(trimmed) ?? csvFields(trimmed) };
}

function jsonFields(text: string): Fields | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = LONG.test(text) ? JSON.parse(text, keepingDigits) : JSON.parse(text);
    const entries = Object.entries(value as object).filter((entry): entry is [string, FieldValue] => isScalar(entry[1]));
    return Object.fromEntries(entries.slice(0, MAX_FIELDS));
  } catch {
    return undefined;
  }
}

/** More digits than a double tells apart: such a number is shown by its text. */
const LONG = /\d(?:\.?\d){15}/;

type WithSource = (this: unknown, name: string, value: unknown, context?: { readonly source: string }) => unknown;

// JSON.parse hands the source text of a number to its reviver (ECMAScript 2026); without it the double is all there is.
const keepingDigits: WithSource = (_name, value, context) =>
  typeof value === 'number' && context && LONG.test(context.source) && String(value) !== context.source ? context.source : value;

function csvFields(text: string): Fields {
  if (!text.includes(',') || text.includes('\n') || text.startsWith('{') || text.startsWith('[')) return NO_FIELDS;
  const cells = text.split(',').slice(0, MAX_FIELDS);
  return Object.fromEntries(cells.map((cell, index) => [`column ${index + 1}`, scalarOfCell(cell.trim())]));
}

function scalarOfCell(cell: string): FieldValue {
  const bare = cell.replace(/^"(.*)"$/, '$1');
  return bare !== '' && Number.isFinite(Number(bare)) && !LONG.test(bare) ? Number(bare) : bare;
}

function isScalar(value: unknown): value is FieldValue {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A time column's value in milliseconds since the epoch, or undefined. SQL timestamps carry no zone: they are UTC. */
export function timestampOf(value: FieldValue | undefined): number | undefined {
  if (typeof value === 'number') return value > 1e11 && value < 1e14 ? value : undefined;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(value)) return undefined;
  const iso = value.replace(' ', 'T');
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** The fields worth showing beside the key, shortest form: no key, no times, at most `limit`. */
export function tellingFields(fields: Fields, key: string, limit: number): readonly (readonly [name: string, value: string])[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== null && String(value) !== key && timestampOf(value) === undefined)
    .slice(0, limit)
    .map(([name, value]) => [name, formatValue(value)] as const);
}

/** A row in words, from values with their names down to one value: as much is shown as fits, and numbers stay longest. */
export function rowTexts(row: { readonly fields: Fields; readonly text: string }, key: string): readonly string[] {
  const fields = tellingFields(row.fields, key, 3);
  if (fields.length === 0) return [row.text];
  const texts = [fields.map(([name, value]) => `${name.toLowerCase()} ${value}`).join('  ')];
  const byWorth = fields.toSorted((one, other) => worth(other) - worth(one));
  for (let length = fields.length; length > 0; length--) {
    const kept = byWorth.slice(0, length);
    const inOrder = fields.filter((field) => kept.includes(field));
    texts.push(inOrder.map(([, value]) => value).join('  '));
  }
  return texts;
}

const worth = ([, value]: readonly [name: string, value: string]): number => (Number.isFinite(Number(value)) ? 1 : 0);

function formatValue(value: FieldValue): string {
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  return String(Number(value.toFixed(2)));
}
