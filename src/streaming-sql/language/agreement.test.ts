// The editor and the engine agree: what prepare() refuses, diagnose() marks at the same place with the same words, and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { prepare, SqlError, type StreamSchema } from '../engine.ts';
import { diagnose } from './diagnose.ts';
import { scan } from './scan.ts';

const CASES = new URL('../cases/', import.meta.url);

interface Case {
  readonly name: string;
  readonly streams: readonly StreamSchema[];
  readonly sql: string;
}

const section = (block: string, name: string): string =>
  new RegExp(`^--- ${name}\\n([\\s\\S]*?)(?=^--- |$(?![\\s\\S]))`, 'm').exec(block)?.[1] ?? '';

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

/** The engine's cases without reference tables: applications that it runs and ones that it refuses. */
const cases: readonly Case[] = readdirSync(CASES)
  .filter((file) => file.endsWith('.txt'))
  .flatMap((file) => readFileSync(new URL(file, CASES), 'utf8').split(/^=== /m).slice(1))
  .filter((block) => section(block, 'table') === '' && section(block, 'sql') !== '')
  .map((block) => ({
    name: block.split('\n')[0] ?? '',
    streams: section(block, 'streams')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(schemaOf),
    sql: section(block, 'sql'),
  }));

function refusal(sql: string, streams: readonly StreamSchema[]): string | undefined {
  try {
    prepare(sql, { streams });
    return undefined;
  } catch (error) {
    if (error instanceof SqlError) return `${error.line}:${error.column} ${error.reason}`;
    throw error;
  }
}

function disagreement(sql: string, streams: readonly StreamSchema[]): string | undefined {
  const refused = refusal(sql, streams);
  const found = diagnose(sql, { streams, others: 'none' }).map(({ from, message }) => `${from.line}:${from.column} ${message}`);
  if (refused === undefined) return found.length === 0 ? undefined : `only the editor says: ${found[0]}`;
  return found.includes(refused) ? undefined : `only the engine says: ${refused}; the editor: ${found.join(' | ')}`;
}

describe('the diagnostics', () => {
  test('have cases to be compared on', () => {
    expect(cases.length).toBeGreaterThan(20);
  });

  test.each(cases)('are the engine’s own: $name', ({ sql, streams }) => {
    expect(disagreement(sql, streams)).toBeUndefined();
  });

  test.each(cases.filter(({ sql }) => sql.length < 600))('agree when any one token is missing or doubled: $name', ({ sql, streams }) => {
    for (const { span } of scan(sql).tokens) {
      for (const text of [
        sql.slice(0, span.start) + sql.slice(span.end),
        `${sql.slice(0, span.end)} ${sql.slice(span.start, span.end)} ${sql.slice(span.end)}`,
      ]) {
        expect(disagreement(text, streams), text).toBeUndefined();
      }
    }
  });
});
