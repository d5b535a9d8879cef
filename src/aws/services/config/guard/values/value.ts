// A value of a document or of a policy. It knows where it lies, for messages.
import type { LinearRegex } from '../regex/regex.ts';

export type GuardValue =
  | { readonly kind: 'null'; readonly path: string }
  | { readonly kind: 'string'; readonly path: string; readonly value: string }
  | { readonly kind: 'regex'; readonly path: string; readonly value: LinearRegex }
  | { readonly kind: 'bool'; readonly path: string; readonly value: boolean }
  | { readonly kind: 'int'; readonly path: string; readonly value: number }
  | { readonly kind: 'float'; readonly path: string; readonly value: number }
  | { readonly kind: 'char'; readonly path: string; readonly value: string }
  | ListValue
  | MapValue
  | RangeValue;

export interface ListValue {
  readonly kind: 'list';
  readonly path: string;
  readonly items: readonly GuardValue[];
}

export interface MapValue {
  readonly kind: 'map';
  readonly path: string;
  readonly entries: ReadonlyMap<string, GuardValue>;
}

export interface RangeValue {
  readonly kind: 'range';
  readonly path: string;
  readonly of: 'int' | 'float' | 'char';
  readonly lower: number | string;
  readonly upper: number | string;
  readonly lowerBelongs: boolean;
  readonly upperBelongs: boolean;
}

/**
 * A JSON value as Guard sees it. Whole numbers are int, others float: JavaScript no longer knows that 1.0 was written with a point.
 * Members that are undefined do not exist.
 */
export function guardValue(json: unknown, path = ''): GuardValue {
  if (json === null || json === undefined) return { kind: 'null', path };
  if (typeof json === 'string') return { kind: 'string', path, value: json };
  if (typeof json === 'boolean') return { kind: 'bool', path, value: json };
  if (typeof json === 'number') return { kind: Number.isInteger(json) ? 'int' : 'float', path, value: json };
  if (Array.isArray(json)) return { kind: 'list', path, items: json.map((item, index) => guardValue(item, `${path}/${index}`)) };
  const members = Object.entries(json).filter(([, member]) => member !== undefined);
  return { kind: 'map', path, entries: new Map(members.map(([key, member]) => [key, guardValue(member, `${path}/${key}`)])) };
}

export const isScalar = (value: GuardValue): boolean => value.kind !== 'list' && value.kind !== 'map';

/** For messages: as JSON, cut where it grows long. */
export function shown(value: GuardValue): string {
  const text = textOf(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function textOf(value: GuardValue): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'regex':
      return `/${value.value.source}/`;
    case 'list':
      return `[${value.items.map(textOf).join(', ')}]`;
    case 'map':
      return `{${[...value.entries].map(([key, member]) => `${JSON.stringify(key)}: ${textOf(member)}`).join(', ')}}`;
    case 'range':
      return `r${value.lowerBelongs ? '[' : '('}${value.lower}, ${value.upper}${value.upperBelongs ? ']' : ')'}`;
    default:
      return JSON.stringify(value.value);
  }
}
