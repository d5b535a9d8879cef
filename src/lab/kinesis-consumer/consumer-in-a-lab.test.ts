// A lab's program that imports `workshop/kinesis`, in the real sandbox of Node and on the real embedded AWS.
// Source of truth: README.md of this folder.
import { expect, test } from 'vitest';
import { nodeCompiler } from '../compile-node.ts';
import type { LabFiles } from '../definition.ts';
import { nodeSession } from '../node-session.ts';
import { anything, inlineLab } from '../testing/inline-lab.ts';
import { PRINTED, PROGRAM_PACKAGES, TWO_WORKERS_PROGRAM } from './testing/two-workers-program.ts';

async function run(files: LabFiles, types: 'checked' | 'unchecked') {
  const session = nodeSession({
    lab: { ...inlineLab({ deadlineMs: 10_000 }), packages: PROGRAM_PACKAGES, services: ['kinesis', 'dynamodb'] },
    checks: [anything],
    compiler: nodeCompiler({ types }),
    seed: 7,
  });
  const printed: string[] = [];
  session.subscribe((event) => {
    if (event.type !== 'console') return;
    printed.push(event.line.values.map((value) => (value.kind === 'text' ? value.text : value.kind)).join(' '));
  });
  return { result: await session.run(files), printed };
}

test('a program with two workers runs, types and all, and ends when they have stopped', async () => {
  const { result, printed } = await run({ 'main.ts': TWO_WORKERS_PROGRAM }, 'checked');
  expect(result.diagnostics).toEqual([]);
  expect(result).not.toHaveProperty('failure');
  expect(printed).toEqual(PRINTED);
});

test('a worker that cannot go on fails the program with the reason', async () => {
  const { result } = await run(
    {
      'main.ts': `
import { CreateStreamCommand, DeleteStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { consumeStream } from 'workshop/kinesis';
const kinesis = new KinesisClient({});
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
await sleep(1000);
await consumeStream({ application: 'dashboard', stream: 'prices', workerId: 'one', processor: () => ({ records() {} }) });
await kinesis.send(new DeleteStreamCommand({ StreamName: 'prices' }));
await sleep(600_000);`,
    },
    'unchecked',
  );
  expect(result.failure).toMatchObject({
    kind: 'threw',
    message: expect.stringContaining('Stream prices under account 111122223333 not found.'),
  });
});
