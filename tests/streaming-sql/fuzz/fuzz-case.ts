// One random attack: a text, run through parser, planner and both kinds of plan. Only SqlError may come out.
import { readdirSync, readFileSync } from 'node:fs';
import {
  type ColumnSchema,
  prepareQuery,
  QUERY_STREAM,
  type Row,
  SqlError,
  type SqlValue,
  type StreamSchema,
} from '../../../src/streaming-sql/engine.ts';
import { evaluate } from '../../../src/streaming-sql/evaluate.ts';
import { type Random, seeded } from '../differential/random.ts';
import { catalogOf, parseCase } from '../golden/case.ts';
import { columns, Grammar, quoted } from './grammar.ts';
import { HOSTILE, HOSTILE_NAMES } from './hostile.ts';

const GOLDEN = new URL('../golden/', import.meta.url);
const CORPUS = readdirSync(GOLDEN)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => parseCase(readFileSync(new URL(name, GOLDEN), 'utf8')))
  .map((golden) => ({ sql: golden.sections.get('query') ?? '', streams: catalogOf(golden).streams }));
const WORDS = [
  ...new Set(
    CORPUS.map(({ sql }) => sql)
      .join(' ')
      .match(/\w+|[^\s\w]/g),
  ),
  ...HOSTILE,
  "'",
  '"',
  '/*',
  '--',
  'u&',
  'X',
  'INTERVAL',
  '((((((((',
  '::',
  '?',
];
const BASE = Date.UTC(2018, 10, 1, 1);

const EXTREME = [1e308, -1e308, -1e-300, Number.POSITIVE_INFINITY, Number.NaN];
const LARGE = [2 ** 53, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 63n, 5n];
const DIGITS = ['123456789012345.678', '-999999999999999.999', '0.000000000000000001', '1e9', 1e17, 12n];

export interface Attack {
  readonly sql: string;
  readonly streams: readonly StreamSchema[];
  readonly rows: readonly Row[];
}

/** The text and rows of a seed: grown from the grammar, a mutation of documented code, or a mutation of grown code. */
export function attackOf(seed: number): Attack {
  const random = seeded(seed);
  if (random.chance(0.25)) {
    const { sql, streams } = random.pick(CORPUS);
    return { sql: mutated(random, sql), streams, rows: rowsOf(random, streams[0]?.columns ?? []) };
  }
  const name = random.chance(0.5) ? random.pick(HOSTILE_NAMES) : 'S';
  const list = columns(random);
  const streams = [{ name, columns: list.map((column) => ({ name: column.name, type: column.type })) }];
  const query = new Grammar(random, name, list).query();
  const declaration = `CREATE STREAM ${quoted(random.pick(HOSTILE_NAMES))} (${quoted(random.pick(HOSTILE_NAMES))} VARCHAR(9));\n`;
  const sql = random.chance(0.2) ? declaration + query : query;
  return {
    sql: random.chance(0.2) ? mutated(random, sql) : sql,
    streams,
    rows: rowsOf(random, list),
  };
}

const rowsOf = (random: Random, list: readonly ColumnSchema[]): Row[] => {
  let time = BASE;
  return random.list(0, 8, () => {
    time += random.pick([0, 1, 4000, 60_000]);
    return { rowtimeMs: time, values: list.map((column) => value(random, column.type)) };
  });
};

/** A few bytes or words of the text changed, doubled, moved or taken away. */
function mutated(random: Random, text: string): string {
  let result = text;
  for (let i = random.pick([1, 1, 1, 2, 4]); i > 0; i--) {
    const at = random.int(0, result.length);
    const length = random.int(1, random.pick([1, 3, 12]));
    const piece = result.slice(at, at + length);
    const put = random.pick([
      () => '',
      () => piece + piece,
      () => String.fromCharCode(random.int(0, 127)),
      () => String.fromCharCode(random.int(0, 0xffff)),
      () => ` ${random.pick(WORDS)} `,
      () => piece.split('').reverse().join(''),
      () => piece.repeat(random.int(2, 60)),
    ])();
    result = result.slice(0, at) + put + result.slice(at + length);
  }
  return result;
}

/** A value that a column of this type may hold, from the edges of the type. */
function value(random: Random, type: string): SqlValue {
  if (random.chance(0.15)) return null;
  if (/CHAR/.test(type)) return random.pick(HOSTILE).slice(0, Number(/\d+/.exec(type)?.[0] ?? 1));
  if (type === 'BOOLEAN') return random.chance(0.5);
  if (type === 'TIME') return random.int(0, 86_399_999);
  if (type === 'DATE') return Math.floor(BASE / 86_400_000) * 86_400_000;
  if (type === 'TIMESTAMP') return random.pick([BASE, 0, -1, 253_402_300_799_999]);
  const whole = random.pick([0, 1, -1, 7, 100, 127, -128]);
  if (type === 'BIGINT') return random.chance(0.4) ? random.pick(LARGE) : whole;
  if (/INT/.test(type)) return whole;
  if (type.startsWith('DECIMAL') && random.chance(0.4)) return random.pick(DIGITS);
  return random.pick([whole, 0.5, 123_456.78, ...(type === 'DOUBLE' ? EXTREME : [])]);
}

/** Data as a text in which all values differ that do. */
export const shown = (data: unknown): string =>
  JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );

/** What is wrong with the engine's answer, or undefined. Answers in time? That is for the caller's watch. */
export function attack({ sql, streams, rows }: Attack): 'ran' | 'refused' | { readonly wrong: string } {
  const results: string[] = [];
  for (const interpreted of [false, true]) {
    try {
      const program = prepareQuery(sql, { streams }, { interpreted });
      program.explain();
      let run = program.start(BASE);
      for (const row of rows) run.push(streams[0]?.name ?? '', [row]);
      const saved = structuredClone(run.snapshot());
      run = program.start(BASE);
      run.restore(saved);
      run.nextDeadlineMs();
      run.advance(BASE + 86_400_000);
      const drained = program.streams.filter(({ name }) => name === QUERY_STREAM).flatMap(({ name }) => run.drain(name));
      results.push(shown([drained, run.errors().map(({ name, dataRowtimeMs }) => [name, dataRowtimeMs])]));
    } catch (error) {
      if (!(error instanceof SqlError)) return { wrong: `${error instanceof Error ? error.stack : String(error)}` };
      if (!(error.line >= 1 && error.column >= 1 && error.endLine >= error.line && error.reason !== ''))
        return { wrong: `no place or reason: ${error.message}` };
      results.push('refused');
    }
  }
  if (results[0] !== results[1]) return { wrong: `compiled: ${results[0]}\ninterpreted: ${results[1]}` };
  return results[0] === 'refused' ? 'refused' : 'ran';
}

/** An expression alone, as `sandshark sql --eval` has it. */
export function attackExpression(seed: number): { readonly wrong: string } | undefined {
  const random = seeded(seed);
  const text = new Grammar(random, 'S', []).expression();
  const sql = random.chance(0.3) ? mutated(random, text) : text;
  const answers = (['compiled', 'interpreted'] as const).map((mode) => {
    try {
      const answer = evaluate(sql, BASE, mode);
      return answer.kind === 'value' ? answer.text : answer.kind;
    } catch (error) {
      return error instanceof SqlError ? 'refused' : `wrong ${error instanceof Error ? error.stack : String(error)}`;
    }
  });
  if (answers[0]?.startsWith('wrong ') || answers[0] !== answers[1]) return { wrong: `${sql}\n${answers.join('\n')}` };
  return undefined;
}
