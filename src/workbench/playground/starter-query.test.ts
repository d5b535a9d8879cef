// The first query for pasted data runs over that data as it stands. Source of truth: names and folding as in the lab "The first SQL application".
import { expect, it } from 'vitest';
import { createAnswers } from './engine/answer.ts';
import type { FromEngine } from './engine/protocol.ts';
import { starterQuery } from './starter-query.ts';

it.each(['a,B,c-d\nx,1,2\n', '{"ticker":"AMZN","price":1.5,"Value":1}', '1,2\n3,4', 'day;text\n2018-11-01 00:00:00;x\n'])('%j', (text) => {
  const heard: FromEngine[] = [];
  const answer = createAnswers((message) => heard.push(message));
  answer({ type: 'read', request: 1, text, tables: [] });
  const [read] = heard;
  if (read?.type !== 'read') throw new Error(JSON.stringify(read));
  answer({ type: 'run', request: 2, sql: starterQuery(read.summary), text, tables: [], time: read.summary.suggestedTime });
  const ran = heard.at(-1);
  expect(ran?.type === 'ran' && ran.result.outputs.map(({ name, total }) => [name, total > 0])).toEqual([['QUERY$', true]]);
});
