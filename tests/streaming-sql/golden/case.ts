// The form of a golden file: a header, then sections that begin with `## name`. What it does not know, it refuses.
import type { Row, SqlValue, StreamSchema, TableData } from '../../../src/streaming-sql/engine.ts';
import { type Json, jsonSource, parseJson } from '../../../src/streaming-sql/mapping/json.ts';

const SECTIONS = ['streams', 'table', 'query', 'given', 'plan', 'result', 'at', 'message'] as const;
type Section = (typeof SECTIONS)[number];
const NEEDS: Readonly<Record<'rows' | 'refused', readonly Section[]>> = {
  rows: ['streams', 'query', 'given', 'plan', 'result'],
  refused: ['streams', 'query', 'at', 'message'],
};

export type Step =
  | { readonly kind: 'row'; readonly stream: string; readonly row: Row }
  | { readonly kind: 'bound'; readonly time: number }
  | { readonly kind: 'drain' };

export interface GoldenCase {
  readonly source: string; // the AWS page that says so, or `inferred: why`
  readonly expect: 'rows' | 'refused';
  readonly sections: ReadonlyMap<Section, string>;
}

/** Reads a golden file. Throws an Error that says what is missing. */
export function parseCase(text: string): GoldenCase {
  const [head = '', ...parts] = text.split(/^## /m);
  const header = new Map(
    head
      .split('\n')
      .flatMap((line) => (line.includes(':') ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]] : [])) as [
      string,
      string,
    ][],
  );
  const expect = header.get('expect');
  const source = header.get('source') ?? '';
  if (expect !== 'rows' && expect !== 'refused') throw new Error("the header says no 'expect: rows' and no 'expect: refused'");
  if (!/^https:\/\/docs\.aws\.amazon\.com\/|^inferred: ./.test(source))
    throw new Error("the header names no AWS page as 'source:', and does not say 'inferred: why'");
  const sections = new Map<Section, string>();
  for (const part of parts) {
    const name = part.slice(0, part.indexOf('\n')).trim() as Section;
    if (!SECTIONS.includes(name)) throw new Error(`there is no section '${name}': there are ${SECTIONS.join(', ')}`);
    sections.set(name, part.slice(part.indexOf('\n') + 1).trim());
  }
  const missing = NEEDS[expect].filter((name) => !sections.get(name));
  if (missing.length > 0) throw new Error(`'expect: ${expect}' needs ${missing.map((name) => `'## ${name}'`).join(', ')}`);
  return { source, expect, sections };
}

const DAY = Date.UTC(2018, 10, 1);
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** HH:mm:ss[.SSS] of 2018-11-01 as epoch milliseconds. */
function timeOf(text: string): number {
  const [, hour, minute, second] = /^(\d\d):(\d\d):(\d\d(?:\.\d{1,3})?)$/.exec(text) ?? [];
  if (second === undefined) throw new Error(`'${text}' is no time: write 01:00:00 or 01:00:00.5`);
  return DAY + Math.round((Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000);
}

export function timeText(ms: number): string {
  return new Date(ms)
    .toISOString()
    .slice(11, 23)
    .replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros === '0' || zeros === '00' ? '' : zeros));
}

/** A JSON array; a string "@01:00:00" is that time, a whole number keeps its digits. */
function valuesOf(text: string): SqlValue[] {
  return (parseJson(text) as SqlValue[]).map((value) =>
    typeof value === 'string' && value.startsWith('@') ? timeOf(value.slice(1)) : value,
  );
}

/** S(A INTEGER, "b" VARCHAR(4)) */
function schemaOf(line: string): StreamSchema {
  const [, quoted, plain = '', list = ''] = /^(?:"([^"]+)"|(\w+))\((.*)\)$/.exec(line.trim()) ?? [];
  return {
    name: quoted ?? plain,
    columns: list.split(/,(?![^(]*\))/).map((column) => {
      const [, inQuotes, word = '', type = ''] = /^\s*(?:"([^"]+)"|(\w+))\s+(.+?)\s*$/.exec(column) ?? [];
      return { name: inQuotes ?? word, type };
    }),
  };
}

export function catalogOf({ sections }: GoldenCase): { streams: StreamSchema[]; tables: TableData[] } {
  const [head, ...rows] = linesOf(sections.get('table') ?? '');
  return {
    streams: linesOf(sections.get('streams') ?? '').map(schemaOf),
    tables: head ? [{ schema: schemaOf(head), rows: rows.map(valuesOf) }] : [],
  };
}

/** `S 01:00:00 [1]`, `bound 01:00:00` or `drain`. */
export function stepsOf({ sections }: GoldenCase): Step[] {
  return linesOf(sections.get('given') ?? '').map((line): Step => {
    if (line === 'drain') return { kind: 'drain' };
    const [, quoted, word = '', time = '', values] = /^(?:"([^"]+)"|(\S+)) (\S+)(?: (\[.*\]))?$/.exec(line) ?? [];
    if (word === 'bound') return { kind: 'bound', time: timeOf(time) };
    if (values === undefined) throw new Error(`'${line}' is neither a row, nor a bound, nor drain`);
    return { kind: 'row', stream: quoted ?? word, row: { rowtimeMs: timeOf(time), values: valuesOf(values) } };
  });
}

/** The expected lines, values written as the engine's rows are. */
export function resultLines({ sections }: GoldenCase): string[] {
  return linesOf(sections.get('result') ?? '').map((line) => line.replace(/\[.*\]$/, (values) => jsonSource(valuesOf(values) as Json)));
}
