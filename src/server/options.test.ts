// Source of truth: the text that --help prints.
import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without arguments the ports are the ones people know', () => {
  expect(readOptions([])).toEqual({ port: 4321, awsPort: 4566, clock: 'real', throughput: 'unlimited', state: undefined, site: undefined });
});

test('each bad argument is named, with what would be right', () => {
  expect(() => readOptions(['--port', 'eighty'])).toThrow('--port is a port number from 0 to 65535 (0: any free one), not "eighty".');
  expect(() => readOptions(['--aws-port', '70000'])).toThrow('--aws-port is a port number');
  expect(() => readOptions(['--clock', 'lunar'])).toThrow('--clock is real or virtual, not "lunar".');
  expect(() => readOptions(['--throughput', 'fast'])).toThrow('--throughput is unlimited or enforced, not "fast".');
  expect(() => readOptions(['--prot', '1'])).toThrow('--prot');
});
