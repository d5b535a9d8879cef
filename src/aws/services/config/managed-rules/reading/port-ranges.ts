// Ranges of TCP and UDP ports.
import { listOf } from './list-parameter.ts';

/** Both ends belong to it. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export const LAST_PORT = 65_535;

export const ALL_PORTS: PortRange = { from: 0, to: LAST_PORT };

/** Reads `443,1020-1025`. What is no port or range authorizes nothing and is told apart. */
export function readPortRanges(parameter: string | undefined): { readonly ranges: readonly PortRange[]; readonly unreadable: string[] } {
  const ranges: PortRange[] = [];
  const unreadable: string[] = [];
  for (const entry of listOf(parameter)) {
    const [, first = '', last = first] = /^(\d{1,5})\s*(?:-\s*(\d{1,5}))?$/.exec(entry) ?? [];
    const range = { from: Number(first), to: Number(last) };
    if (first === '' || range.to > LAST_PORT || range.from > range.to) unreadable.push(entry);
    else ranges.push(range);
  }
  return { ranges, unreadable };
}

export function contains(range: PortRange, port: number): boolean {
  return range.from <= port && port <= range.to;
}

/** Is each port of `wanted` in one of the ranges? Ranges that touch or overlap count together. */
export function covers(ranges: readonly PortRange[], wanted: PortRange): boolean {
  let next = wanted.from;
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    if (from > next) break;
    if (to >= next) next = to + 1;
  }
  return next > wanted.to;
}

/** `22`, `20-21`. */
export function portText({ from, to }: PortRange): string {
  return from === to ? `${from}` : `${from}-${to}`;
}
