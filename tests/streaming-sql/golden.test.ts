// Documented behaviour as text files: golden/*.txt, each with its source, run compiled and interpreted.
// UPDATE_PLANS=1 writes the plans (never rows or refusals) into the files: read the difference before you commit it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Execution, prepareQuery, QUERY_STREAM, SqlError } from '../../src/streaming-sql/engine.ts';
import { type Json, jsonSource } from '../../src/streaming-sql/mapping/json.ts';
import { catalogOf, type GoldenCase, parseCase, resultLines, stepsOf, timeText } from './golden/case.ts';

const FOLDER = new URL('golden/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** What came out, stream by stream, then the errors: the form of '## result'. */
function take(execution: Execution, declared: readonly string[]): string[] {
  const rows = declared.flatMap((stream) =>
    execution
      .drain(stream)
      .map(({ rowtimeMs, values }) => `${stream === QUERY_STREAM ? '' : `${stream} `}${timeText(rowtimeMs)} ${jsonSource(values as Json)}`),
  );
  const errors = execution.errors().map(({ name, pump, dataRowtimeMs }) => `error ${timeText(dataRowtimeMs ?? 0)} ${name} ${pump}`.trim());
  return [...rows, ...errors];
}

function run(golden: GoldenCase, interpreted: boolean): { plan: string; result: string[] } {
  const catalog = catalogOf(golden);
  const program = prepareQuery(golden.sections.get('query') ?? '', catalog, { interpreted });
  const given = new Set([...catalog.streams, ...catalog.tables.map(({ schema }) => schema)].map(({ name }) => name));
  const declared = program.streams.map(({ name }) => name).filter((name) => !given.has(name));
  const execution = program.start(0);
  const result: string[] = [];
  for (const step of stepsOf(golden)) {
    if (step.kind === 'row') execution.push(step.stream, [step.row]);
    else if (step.kind === 'bound') execution.advance(step.time);
    else result.push(...take(execution, declared), 'drained');
  }
  result.push(...take(execution, declared));
  return { plan: program.explain(), result };
}

function refusal(golden: GoldenCase): SqlError {
  try {
    prepareQuery(golden.sections.get('query') ?? '', catalogOf(golden));
  } catch (error) {
    if (error instanceof SqlError) return error;
    throw error;
  }
  throw new Error('the query was accepted');
}

describe.each(files)('%s', (file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  if (process.env.UPDATE_PLANS && text.includes('## plan')) {
    const golden = parseCase(text.replace('## plan\n\n', '## plan\n?\n\n'));
    const { plan } = run(golden, false);
    writeFileSync(
      new URL(file, FOLDER),
      text.replace(/(## plan\n)[\s\S]*?(?=## result)/, (_, head: string) => `${head}${plan}\n\n`),
    );
  }
  const golden = parseCase(readFileSync(new URL(file, FOLDER), 'utf8'));
  const { sections } = golden;

  if (golden.expect === 'refused') {
    test(`is refused at its place, with the reason (${golden.source})`, () => {
      const { line, column, endLine, endColumn, reason } = refusal(golden);
      expect({ at: `${line}:${column} to ${endLine}:${endColumn}`, reason }).toEqual({
        at: sections.get('at'),
        reason: sections.get('message'),
      });
    });
  } else {
    test.each([['compiled'], ['interpreted']])(`gives these rows by this plan, %s (${golden.source})`, (mode) => {
      const { plan, result } = run(golden, mode === 'interpreted');
      expect(result).toEqual(resultLines(golden));
      expect(plan).toBe(sections.get('plan'));
    });
  }
});

test('a file without an expectation, a source or a known section is refused', () => {
  expect(() => parseCase('source: inferred: x\n\n## query\nSELECT')).toThrow("no 'expect: rows'");
  expect(() => parseCase('expect: rows\n')).toThrow("names no AWS page as 'source:'");
  expect(() => parseCase('source: inferred: x\nexpect: rows\n## rows\n')).toThrow("no section 'rows'");
  expect(() => parseCase('source: inferred: x\nexpect: refused\n## query\nSELECT\n')).toThrow("needs '## streams', '## at', '## message'");
});
