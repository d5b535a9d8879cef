// Values that are written in a policy: "text", 1, 1.5, true, null, /regex/, r[1, 10), [lists] and { maps: "too" }.
import { LinearRegex, RegexError } from '../regex/regex.ts';
import type { GuardValue, RangeValue } from '../values/value.ts';
import type { Cursor } from './cursor.ts';

/** `value = null / string / float / int / bool / regex / range / list / map`. The first that fits is taken, as Guard does it. */
export function literal(cursor: Cursor): GuardValue | undefined {
  return cursor.remembered('literal', () => {
    cursor.skipsSpace();
    return plain(cursor) ?? cursor.attempt(() => range(cursor)) ?? cursor.attempt(() => list(cursor)) ?? cursor.attempt(() => map(cursor));
  });
}

function plain(cursor: Cursor): GuardValue | undefined {
  if (cursor.takesOneOf('null', 'NULL')) return { kind: 'null', path: '' };
  const text = string(cursor);
  if (text !== undefined) return { kind: 'string', path: '', value: text };
  const number = float(cursor) ?? int(cursor);
  if (number) return number;
  if (cursor.takesOneOf('true', 'True')) return { kind: 'bool', path: '', value: true };
  if (cursor.takesOneOf('false', 'False')) return { kind: 'bool', path: '', value: false };
  return cursor.attempt(() => regex(cursor));
}

/** `string = DQUOTE *any DQUOTE / "'" *any "'"`: a backslash before the quote keeps it in the text, any other stands for itself. */
export function string(cursor: Cursor): string | undefined {
  const begin = cursor.at;
  const quote = cursor.takesOneOf('"', "'");
  if (quote === undefined) return cursor.expects('a string');
  let text = '';
  for (;;) {
    const end = cursor.text.indexOf(quote, cursor.at);
    if (end < 0) throw cursor.error('This string does not end', begin);
    const piece = cursor.text.slice(cursor.at, end);
    cursor.at = end + 1;
    if (!piece.endsWith('\\')) return text + piece;
    text += piece.slice(0, -1) + quote;
  }
}

/** `int = [ "-" ] 1*DIGIT` */
export function int(cursor: Cursor): GuardValue | undefined {
  const digits = cursor.takesMatch(/-?\d+/y);
  return digits === undefined ? cursor.expects('a number') : { kind: 'int', path: '', value: Number(digits) };
}

/** `float = 1*DIGIT ( "." 1*DIGIT / ( "e" / "E" ) ( "+" / "-" ) 1*DIGIT )`; it has no sign, and an exponent must have one after whole numbers. */
function float(cursor: Cursor): GuardValue | undefined {
  const digits = cursor.takesMatch(/\d+(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]\d+)/y);
  return digits === undefined ? undefined : { kind: 'float', path: '', value: Number(digits) };
}

/** `regex = "/" 1*any "/"`: `\/` is a slash; it may not be the last character. */
function regex(cursor: Cursor): GuardValue | undefined {
  const begin = cursor.at;
  if (!cursor.takes('/')) return undefined;
  let source = '';
  for (;;) {
    const piece = cursor.takesMatch(/[^/]+/y);
    if (piece === undefined && source !== '') throw cursor.error('A regular expression cannot end with \\/', begin);
    if (piece === undefined || !cursor.takes('/')) return undefined;
    if (!piece.endsWith('\\')) {
      source += piece;
      break;
    }
    source += `${piece.slice(0, -1)}/`;
  }
  try {
    return { kind: 'regex', path: '', value: new LinearRegex(source) };
  } catch (error) {
    if (error instanceof RegexError) throw cursor.error(`This regular expression cannot be used: ${error.message}`, begin);
    throw error;
  }
}

/** `range = "r" ( "[" / "(" ) limit "," limit ( "]" / ")" )`: a round bracket leaves its limit out. */
function range(cursor: Cursor): RangeValue | undefined {
  const begin = cursor.at;
  if (!cursor.takes('r')) return undefined;
  const open = cursor.takesOneOf('[', '(');
  const lower = open && limit(cursor);
  if (!lower || !cursor.takes(',')) return undefined;
  const upper = limit(cursor);
  const close = upper && cursor.takesOneOf(']', ')');
  if (!upper || !close) return undefined;
  if (lower.kind !== upper.kind)
    throw cursor.error('The two limits of a range must be of one kind: whole numbers, or numbers with a point', begin);
  return {
    kind: 'range',
    path: '',
    of: lower.kind,
    lower: lower.value,
    upper: upper.value,
    lowerBelongs: open === '[',
    upperBelongs: close === ']',
  };
}

/** `limit = *WSP ( float / int / char ) *WSP` */
function limit(cursor: Cursor): Extract<GuardValue, { kind: 'int' | 'float' | 'char' }> | undefined {
  cursor.takesMatch(/[ \t]*/y);
  const number = float(cursor) ?? int(cursor);
  const char = number ? undefined : cursor.takesMatch(/[\s\S]/uy);
  cursor.takesMatch(/[ \t]*/y);
  if (number?.kind === 'int' || number?.kind === 'float') return number;
  return char === undefined ? undefined : { kind: 'char', path: '', value: char };
}

/** `list = "[" [ value *( "," value ) ] "]"` */
function list(cursor: Cursor): GuardValue | undefined {
  if (!cursor.takes('[')) return undefined;
  const items = separated(cursor, () => literal(cursor));
  return cursor.takesAfterSpace(']') ? { kind: 'list', path: '', items } : undefined;
}

/** `map = "{" [ key ":" value *( "," key ":" value ) ] "}"` */
function map(cursor: Cursor): GuardValue | undefined {
  if (!cursor.takes('{')) return undefined;
  const members = separated(cursor, () => {
    cursor.skipsSpace();
    const key = cursor.takesMatch(/[\p{Alphabetic}\p{N}_-]+/uy) ?? string(cursor);
    if (key === undefined || !cursor.takesAfterSpace(':')) return undefined;
    const value = literal(cursor);
    return value && ([key, value] as const);
  });
  return cursor.takesAfterSpace('}') ? { kind: 'map', path: '', entries: new Map(members) } : undefined;
}

/** None, one or more, with commas between. */
export function separated<Item>(cursor: Cursor, item: () => Item | undefined): Item[] {
  const items: Item[] = [];
  for (;;) {
    const next = cursor.attempt(() => (items.length === 0 || cursor.takesAfterSpace(',') ? item() : undefined));
    if (next === undefined) return items;
    items.push(next);
  }
}
