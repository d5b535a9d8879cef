// What a program printed, as text for a terminal: nested values on lines of their own, tables aligned, no control character let through.
import { consoleTable, whatIsLeftOut } from '../lab/console-table.ts';
import type { ConsoleValue } from '../lab/run-events.ts';
import { alignedTable } from './aligned-table.ts';

type ObjectValue = Extract<ConsoleValue, { kind: 'object' }>;

/** A value that fits into so many characters stands on one line. */
const WIDTH = 96;
const MAX_LINES = 40;
/** The sandbox sends no deeper values; a program that speaks for it could. */
const MAX_DEPTH = 6;
const MAX_ENTRIES = 100;
const INDENT = '  ';

/** One argument of console.log. Strings stand without quotes; a long value ends with the number of lines left out. */
export function consoleValueText(value: ConsoleValue): string {
  const table = consoleTable(value);
  if (table) {
    const rows = table.rows.map(({ index, cells }) => [index, ...cells].map(cellOf));
    const left = whatIsLeftOut(table);
    return [...alignedTable(['(index)', ...table.columns].map(oneLine), rows), ...(left ? [`… ${left}`] : [])].join('\n');
  }
  if (value.kind === 'error') return printable(value.stack || `${value.name}: ${value.message}`);
  if (value.kind !== 'object') return printable(value.text);
  const lines = linesOf(value, WIDTH, 0);
  return (lines.length <= MAX_LINES ? lines : [...lines.slice(0, MAX_LINES), `… ${lines.length - MAX_LINES} more lines`]).join('\n');
}

function cellOf(cell: ConsoleValue | string | undefined): { text: string; align: 'left' | 'right' } {
  if (cell === undefined) return { text: '', align: 'left' };
  if (typeof cell === 'string') return { text: oneLine(cell), align: 'left' };
  const isNumber = cell.kind === 'primitive' && (cell.type === 'number' || cell.type === 'bigint');
  const text = cell.kind === 'object' ? cell.preview : cell.kind === 'error' ? `${cell.name}: ${cell.message}` : cell.text;
  return { text: oneLine(text), align: isNumber ? 'right' : 'left' };
}

/** A value inside another one, as the lines that it takes in `width` characters. */
function linesOf(value: ConsoleValue, width: number, depth: number): string[] {
  const line = flat(value, depth);
  if (value.kind !== 'object' || depth >= MAX_DEPTH || line.length <= width) return [line];
  const entries = value.entries.slice(0, MAX_ENTRIES).map(([key, entry]) => {
    const [first = '', ...rest] = linesOf(entry, width - INDENT.length, depth + 1);
    return [`${keyOf(value, key)}${first}`, ...rest];
  });
  const more = value.entries.length - entries.length + value.more;
  const inside = [...filled(entries, width - INDENT.length), ...(more > 0 ? [`… ${more} more`] : [])];
  const [open, close] = brackets(value);
  return [open, ...inside.map((text) => `${INDENT}${text}`), close];
}

/** With commas between; short entries that take one line share one, as in a list of numbers. */
function filled(entries: readonly (readonly string[])[], width: number): string[] {
  const short = entries.every((lines) => lines.length === 1 && (lines[0]?.length ?? 0) <= 20);
  const lines: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const ended = index === entries.length - 1 ? entry : [...entry.slice(0, -1), `${entry.at(-1)},`];
    const joined = `${lines.at(-1)} ${ended[0]}`;
    if (short && lines.length > 0 && joined.length <= width) lines[lines.length - 1] = joined;
    else lines.push(...ended);
  }
  return lines;
}

function flat(value: ConsoleValue, depth: number): string {
  if (value.kind === 'error') return oneLine(`${value.name}: ${value.message}`);
  if (value.kind === 'primitive' && value.type === 'string') return `'${oneLine(value.text)}'`;
  if (value.kind !== 'object') return oneLine(value.text);
  if (depth >= MAX_DEPTH) return oneLine(value.preview);
  const entries = value.entries.slice(0, MAX_ENTRIES).map(([key, entry]) => `${keyOf(value, key)}${flat(entry, depth + 1)}`);
  const more = value.entries.length - entries.length + value.more;
  const [open, close] = brackets(value);
  return `${open}${[...entries, ...(more > 0 ? [`… ${more} more`] : [])].join(', ')}${close}`;
}

function keyOf({ shape }: ObjectValue, key: string): string {
  return shape === 'list' ? '' : `${oneLine(key)}: `;
}

function brackets({ type, shape, entries, more }: ObjectValue): readonly [string, string] {
  if (shape === 'list') return [type === 'Array' ? '[' : `${oneLine(type)}(${entries.length + more}) [`, ']'];
  return [type === 'Object' ? '{' : `${oneLine(type)} {`, '}'];
}

/** Control characters would steer the reader's terminal. Newlines and tabs stay. */
function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, (character) => `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`);
}

function oneLine(text: string): string {
  return printable(text.replaceAll('\n', '\\n').replaceAll('\t', '\\t'));
}
