// The cases of this folder, each a text: streams, query, rows pushed, rows or refusal expected. Compiled and interpreted.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type InputCatalog, prepare, type Row, SqlError, type SqlValue, type StreamSchema } from '../engine.ts';

interface Case {
  readonly name: string;
  readonly sections: ReadonlyMap<string, string>;
}

const FOLDER = new URL('.', import.meta.url);

/** `=== name` begins a case, `--- section` a part of it. */
function casesOf(text: string): Case[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...parts] = block.split(/^--- /m);
      return {
        name: head.split('\n')[0]?.trim() ?? '',
        sections: new Map(parts.map((part) => [part.split('\n')[0]?.trim() ?? '', part.slice(part.indexOf('\n') + 1).trim()])),
      };
    });
}

/** S(A INTEGER, "b" VARCHAR(4)) */
function schemaOf(line: string): StreamSchema {
  const [, name = '', columns = ''] = /^\s*(\w+)\s*\((.*)\)\s*$/.exec(line) ?? [];
  return {
    name,
    columns: columns.split(/,(?![^(]*\))/).map((column) => {
      const [, quoted, plain = '', type = ''] = /^\s*(?:"([^"]+)"|(\w+))\s+(.*?)\s*$/.exec(column) ?? [];
      return { name: quoted ?? plain, type };
    }),
  };
}

const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line.trim() !== '');

/** HH:mm:ss[.SSS] of 1970-01-01 as milliseconds. */
function time(text: string): number {
  const [hour = 0, minute = 0, second = 0] = text.trim().split(':').map(Number);
  return Math.round(((hour * 60 + minute) * 60 + second) * 1000);
}

/** Cells between bars; times and dates are written in `@...@`. */
function cells(parts: readonly string[]): SqlValue[] {
  return JSON.parse(`[${parts.join('|').replace(/@([^@]+)@/g, (_, text: string) => String(time(text)))}]`) as SqlValue[];
}

function catalogOf(sections: Case['sections']): InputCatalog {
  const tables = lines(sections.get('table')).slice(1);
  const [header] = lines(sections.get('table'));
  return {
    streams: lines(sections.get('streams')).map(schemaOf),
    ...(header && { tables: [{ schema: schemaOf(header), rows: tables.map((line) => cells([line])) }] }),
  };
}

/** What the case gives: `STREAM | time | values` a line, errors as `error | NAME`. */
function outcome({ sections }: Case, interpreted: boolean): string[] {
  const catalog = catalogOf(sections);
  const program = prepare(sections.get('sql') ?? '', catalog, { interpreted });
  if (sections.has('plan')) expect(program.explain()).toBe(sections.get('plan'));
  const run = program.start(0);
  const declared = program.streams.filter(({ name }) => !catalog.streams.some((stream) => stream.name === name));
  const shown: string[] = [];
  const collect = (): void => {
    for (const { name } of declared)
      for (const row of run.drain(name)) shown.push(`${name} | ${clock(row)} | ${JSON.stringify(row.values)}`);
    for (const { name } of run.errors()) shown.push(`error | ${name}`);
  };
  collect();
  for (const line of lines(sections.get('rows'))) {
    const [stream = '', at = '', ...values] = line.split('|');
    if (stream.trim() === 'bound') run.advance(time(at));
    else run.push(stream.trim(), [{ rowtimeMs: time(at), values: cells(values) }]);
    collect();
  }
  return shown;
}

const clock = ({ rowtimeMs }: Row): string => new Date(rowtimeMs).toISOString().slice(11, 23).replace('.000', '');
const normalized = (line: string): string => {
  const [stream = '', at = '', ...values] = line.split('|').map((part) => part.trim());
  return values.length === 0 ? `${stream} | ${at}` : `${stream} | ${at} | ${JSON.stringify(cells(values))}`;
};

function refusal({ sections }: Case): string {
  try {
    prepare(sections.get('sql') ?? '', catalogOf(sections));
  } catch (error) {
    if (error instanceof SqlError) return error.message;
    throw error;
  }
  return '(accepted)';
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
  describe(file, () => {
    for (const item of casesOf(readFileSync(new URL(file, FOLDER), 'utf8'))) {
      const { sections } = item;
      test(item.name, () => {
        expect(sections.has('expect') || sections.has('refused')).toBe(true);
        if (sections.has('refused')) {
          expect(refusal(item)).toContain(sections.get('refused'));
          return;
        }
        const expected = lines(sections.get('expect')).map(normalized);
        for (const interpreted of [false, true]) expect(outcome(item, interpreted)).toEqual(expected);
      });
    }
  });
}
