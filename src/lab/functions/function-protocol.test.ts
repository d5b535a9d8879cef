// What a host takes from a sandbox. Source of truth: the protocol itself; a function's code may say anything, and its answer goes into the cloud.
import { describe, expect, it } from 'vitest';
import { readFunctionReport } from './function-protocol.ts';

const end = (told: object) => ({ type: 'end', run: 'secret', end: told });
const failed = { kind: 'failed', tookMs: 1, errorType: 'E', errorMessage: 'm', trace: [], sandbox: 'open' };

describe('a message of a sandbox', () => {
  it.each([
    ['pong', { type: 'pong', run: 'secret' }],
    ['a line', { type: 'log', run: 'secret', line: 'x' }],
    ['an answer', end({ kind: 'answered', tookMs: 0, payload: new Uint8Array(2) })],
    ['an error', end(failed)],
    ['ready, said before the secret is known', { type: 'ready', run: '' }],
  ])('is read: %s', (_, message) => {
    expect(readFunctionReport(message, 'secret')).toBe(message);
  });

  it.each([
    ['without the secret of its sandbox', { type: 'exited', code: 0, run: 'guess' }],
    ['of a type that is inherited', { type: 'constructor', run: 'secret' }],
    ['an answer that is no bytes', end({ kind: 'answered', tookMs: 0, payload: 'text' })],
    ['an answer before its time', end({ kind: 'answered', tookMs: -1, payload: new Uint8Array() })],
    ['a time that is no number', end({ kind: 'timed-out', tookMs: Number.NaN })],
    ['a trace that is no text', end({ ...failed, trace: [{}] })],
    ['an end that is unknown', end({ kind: 'ended', tookMs: 0 })],
    ['a line that is no text', { type: 'log', run: 'secret', line: {} }],
    ['a call without an address', { type: 'fetch', run: 'secret', id: 1, request: { body: {} } }],
    ['nothing', null],
    ['a text', 'end'],
  ])('is not read: %s', (_, message) => {
    expect(readFunctionReport(message, 'secret')).toBeUndefined();
  });
});
