// The parameters of a protocol test as the values that an operation gets: times as Date, blobs as bytes, words as numbers.
import { isDeepStrictEqual } from 'node:util';
import { NumericValue } from '@smithy/core/serde';
import type { AstShapes } from './smithy-model.ts';

/** `params` as values of the shape `id`. */
export function typedParams(shapes: AstShapes, id: string, params: unknown): unknown {
  if (params === undefined || params === null) return params;
  const shape = shapes[id];
  const type = shape?.type ?? id.slice(id.indexOf('#') + 1).toLowerCase();
  const members = (inner: unknown): [string, unknown][] => Object.entries(inner as object);
  if (type === 'structure' || type === 'union')
    return Object.fromEntries(
      members(params).map(([name, value]) => [name, typedParams(shapes, shape?.members?.[name]?.target ?? '', value)]),
    );
  if (type === 'list' || type === 'set')
    return (params as unknown[]).map((value) => typedParams(shapes, shape?.member?.target ?? '', value));
  if (type === 'map')
    return Object.fromEntries(members(params).map(([key, value]) => [key, typedParams(shapes, shape?.value?.target ?? '', value)]));
  if (type === 'timestamp') return new Date(typeof params === 'number' ? params * 1000 : String(params));
  if (type === 'blob') return new TextEncoder().encode(String(params));
  if (type === 'float' || type === 'double') return Number(params);
  if (type === 'bigdecimal' || type === 'bigDecimal') return new NumericValue(String(params), 'bigDecimal');
  return type === 'biginteger' || type === 'bigInteger' ? BigInt(params as number) : params;
}

/** A value in a form that compares well: no undefined members, bytes as lists, no prototypes. */
export function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: [...value] };
  if (value instanceof Date) return { ms: value.getTime() };
  if (value instanceof NumericValue) return { decimal: value.string };
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(members.map(([name, inner]) => [name, comparable(inner)]));
}

/** Are two values the same? */
export function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

/** A value as a line of text, for reports. */
export function shown(value: unknown): string {
  const text = JSON.stringify(comparable(value), (_, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner)) ?? 'nothing';
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
