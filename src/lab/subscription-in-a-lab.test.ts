// A program of a lab that subscribes to a shard: chunks come over the sandbox's port, and lab time passes while it waits.
// Source of truth: DESIGN, "Port" and "Virtual time, for both sides".
import { expect, test } from 'vitest';
import { runInline } from './testing/inline-lab.ts';
import { READ_WHILE_IT_SLEPT, READS_WHILE_IT_SLEEPS, SUBSCRIBED } from './testing/subscription-program.ts';

test('records that are put while the program sleeps are printed at their time', async () => {
  const { result, printed, wallMs } = await runInline(READS_WHILE_IT_SLEEPS);
  expect(result).not.toHaveProperty('failure');
  expect(printed).toEqual(READ_WHILE_IT_SLEPT);
  expect(wallMs).toBeLessThan(20_000);
});

test('a program that waits for an idle subscription gets its end after five minutes of lab time', async () => {
  const { result, printed } = await runInline(`${SUBSCRIBED}
for await (const event of EventStream ?? []) console.log('[' + textsOf(event) + ']');
console.log((Date.now() - began) / 1000);`);
  expect(result).not.toHaveProperty('failure');
  expect(printed).toEqual(['[]', '300']);
});
