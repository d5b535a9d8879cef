// A console value on one line: its own entries, those of small values in it, and an ellipsis for the rest. Pure; bounded in depth and length.
import type { ConsoleValue } from '../../run-events.ts';

type ObjectValue = Extract<ConsoleValue, { kind: 'object' }>;

const MAX_ENTRIES = 10;
/** Characters of the whole line, and of one value in it that has entries of its own. The first entry is shown in any case. */
const MAX_LINE = 240;
const MAX_INNER = 120;
const MAX_WORD = 60;

const cut = (text: string, most = MAX_WORD) => (text.length <= most ? text : `${text.slice(0, most)}…`);

/** `Array(2) [{date: '2012-10-29', wind: 15.2}, …]`: two levels, the second one without what is deeper. */
export function previewOf({ type, shape, entries, more }: Pick<ObjectValue, 'type' | 'shape' | 'entries' | 'more'>): string {
  const inside = joined({ shape, entries, more }, MAX_LINE, inner);
  if (shape === 'list') return `${type}(${entries.length + more}) [${inside}]`;
  return type === 'Object' ? `{${inside}}` : `${type} {${inside}}`;
}

/** The key of a map, which may be any value. */
export function keyPreview(value: ConsoleValue): string {
  return value.kind === 'object' ? value.preview : word(value, 200);
}

function inner(value: ConsoleValue): string {
  if (value.kind !== 'object') return word(value);
  const inside = joined(value, MAX_INNER, innermost);
  const count = value.entries.length + value.more;
  if (value.shape === 'list') return value.type === 'Array' ? `[${inside}]` : `${cut(value.type)}(${count}) [${inside}]`;
  return value.type === 'Object' ? `{${inside}}` : `${cut(value.type)} {${inside}}`;
}

function innermost(value: ConsoleValue): string {
  if (value.kind !== 'object') return word(value);
  const count = value.entries.length + value.more;
  if (value.shape === 'list') return value.type === 'Array' ? (count === 0 ? '[]' : '[…]') : `${cut(value.type)}(${count})`;
  if (value.type === 'Object') return count === 0 ? '{}' : '{…}';
  return cut(value.type);
}

function word(value: Exclude<ConsoleValue, ObjectValue>, most = MAX_WORD): string {
  if (value.kind === 'error') return `${value.name}: ${cut(value.message, most)}`;
  const text = cut(value.text, most);
  return value.kind === 'primitive' && value.type === 'string' ? `'${text.replaceAll('\n', '\\n')}'` : text;
}

function joined(
  { shape, entries, more }: Pick<ObjectValue, 'shape' | 'entries' | 'more'>,
  room: number,
  show: (value: ConsoleValue) => string,
): string {
  const shown: string[] = [];
  let length = 0;
  for (const [key, value] of entries.slice(0, MAX_ENTRIES)) {
    const text = shape === 'list' ? show(value) : `${cut(key)}: ${show(value)}`;
    length += text.length + 2;
    if (shown.length > 0 && length > room) break;
    shown.push(text);
  }
  if (entries.length + more > shown.length) shown.push('…');
  return shown.join(', ');
}
