// Every data set is readable, and its example query runs over it without an error. Source of truth: issue 8, "any data set of the chapter".
import { describe, expect, it } from 'vitest';
import { DATA_SETS } from './data-sets.ts';
import { createAnswers } from './engine/answer.ts';
import type { FromEngine } from './engine/protocol.ts';

describe.each(DATA_SETS)('$id', ({ load, time, query }) => {
  it('gives rows for its example query, none of them in the error stream', async () => {
    const { text, tables = [] } = await load();
    const heard: FromEngine[] = [];
    const answer = createAnswers((message) => heard.push(message));
    answer({ type: 'read', request: 1, text, tables });
    const [read] = heard;
    if (read?.type !== 'read') throw new Error(JSON.stringify(read));
    expect(read.summary).toMatchObject({ faultCount: 0, firstLine: text.startsWith('{') ? 'row' : 'names' });
    if (time?.kind === 'column') expect(read.summary.timeColumns).toContain(time.column);
    answer({ type: 'run', request: 2, sql: query, text, tables, time: time ?? read.summary.suggestedTime });
    const ran = heard.at(-1);
    if (ran?.type !== 'ran') throw new Error(JSON.stringify(ran));
    expect(ran.result.untimed).toBe(0);
    expect(ran.result.outputs.map(({ name }) => name)).not.toContain('error_stream');
    expect(ran.result.outputs[0]?.total).toBeGreaterThan(3);
  });
});

it('ids are unique: links name them', () => {
  expect(new Set(DATA_SETS.map(({ id }) => id)).size).toBe(DATA_SETS.length);
});
