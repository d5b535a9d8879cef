// A lab's program with two workers, one of which dies, in the real sandbox of Node and on the real embedded AWS.
// Source of truth: README.md of this folder; AWS: https://docs.aws.amazon.com/streams/latest/dev/kcl-concepts.html
import { expect, test } from 'vitest';
import { nodeCompiler } from '../compile-node.ts';
import { createSession } from '../create-session.ts';
import type { RunEvent } from '../run-events.ts';
import { nodeSandbox } from '../sandbox/node/node-child.ts';
import { sdkBundle } from '../sdk-bundle.ts';
import { embeddedInNode } from '../target-embedded-node.ts';
import { anything, inlineLab } from '../testing/inline-lab.ts';

const packages = ['@aws-sdk/client-dynamodb', '@aws-sdk/client-kinesis', 'workshop/kinesis'];

const program = `
import { CreateStreamCommand, KinesisClient, PutRecordsCommand, waitUntilStreamExists } from '@aws-sdk/client-kinesis';
import { name } from 'workshop';
import { consumeStream, type ShardProcessor } from 'workshop/kinesis';

const kinesis = new KinesisClient({});
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const stream = name('prices');
await kinesis.send(new CreateStreamCommand({ StreamName: stream, ShardCount: 2 }));
await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName: stream });

const seen = new Set<string>();
const processor = (): ShardProcessor => ({
  async records({ records, checkpoint }) {
    for (const record of records) seen.add(new TextDecoder().decode(record.data));
    await checkpoint();
  },
});
const start = (workerId: string) =>
  consumeStream({ application: name('dashboard'), stream, workerId, processor, initialPosition: 'TRIM_HORIZON' });
const put = (from: number) =>
  kinesis.send(new PutRecordsCommand({
    StreamName: stream,
    Records: Array.from({ length: 20 }, (_, i) => ({ PartitionKey: String(from + i), Data: new TextEncoder().encode(String(from + i)) })),
  }));

const one = await start('one');
const two = await start('two');
await sleep(30_000);
console.log(one.shards.length, two.shards.length);
await put(0);
await sleep(2000);
one.die();
await put(20);
await sleep(5000);
console.log(seen.size < 40 ? 'waits' : 'all there');
await sleep(15_000);
console.log(seen.size, two.shards.length);
await two.stop();
console.log('stopped', two.shards.length);
`;

test('a program with two workers runs, types and all, and ends when they have stopped', async () => {
  const session = createSession({
    lab: { ...inlineLab({ deadlineMs: 10_000 }), packages, services: ['kinesis', 'dynamodb'] },
    checks: [anything],
    compiler: nodeCompiler({ types: 'checked' }),
    sandbox: nodeSandbox(),
    bundle: () => sdkBundle(packages),
    target: embeddedInNode,
    seed: 7,
  });
  const printed: string[] = [];
  session.subscribe((event: RunEvent) => {
    if (event.type !== 'console') return;
    printed.push(
      event.line.values
        .map((value) => (value.kind === 'error' ? value.message : value.kind === 'object' ? value.preview : value.text))
        .join(' '),
    );
  });
  const result = await session.run({ 'main.ts': program });
  expect(result.diagnostics).toEqual([]);
  expect(result).not.toHaveProperty('failure');
  expect(printed).toEqual(['1 1', 'waits', '40 2', 'stopped 0']);
});
