// The editor's types are those of the code. Source of truth: api.ts and consume-stream.ts.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinesisConsumerTypes } from './consumer-types.ts';

test('the declarations are the text of api.ts, inside a module', () => {
  const api = readFileSync(new URL('./api.ts', import.meta.url), 'utf8');
  const lines = api.split('\n').slice(1).join('\n').trim().split('\n');
  const inside = lines.map((line) => (line ? `  ${line}` : '')).join('\n');
  expect(kinesisConsumerTypes).toContain(`declare module 'workshop/kinesis' {\n${inside}\n`);
});

test('what a program can import has the declared types', async () => {
  const { consumeStream, ShutdownException, ...others } = await import('./consume-stream.ts');
  expect(others).toEqual({});
  expect(consumeStream).toHaveLength(1);
  expect(new ShutdownException('shardId-000000000000')).toBeInstanceOf(Error);
  expect([...kinesisConsumerTypes.matchAll(/export (?:function|class) (\w+)/g)].map(([, name]) => name)).toEqual([
    'consumeStream',
    'ShutdownException',
  ]);
});
