// What a function may try against its sandbox, and how each attempt ends. Source: issue 6, "an endless loop in one never stops the cloud".
import type { ExpectedCase } from './function-cases.ts';

const index = (text: string) => ({ 'index.mjs': text });
const timedOut = (tookMs: number) => ({ kind: 'timed-out', tookMs }) as const;

export const abuseCases: readonly ExpectedCase[] = [
  {
    title: 'an endless loop is killed, and counts as a timeout',
    files: index('export const handler = async () => { for (;;); };'),
    timeoutMs: 1_000,
    expected: { outcomes: [timedOut(1_000)], state: 'closed' },
  },
  {
    title: 'an endless loop of microtasks is killed',
    files: index('export const handler = async () => { for (;;) await null; };'),
    timeoutMs: 1_000,
    expected: { outcomes: [timedOut(1_000)], state: 'closed' },
  },
  {
    title: 'an endless loop while it is initialised is killed',
    files: index('for (;;);'),
    expected: { start: timedOut(10_000) },
  },
  {
    title: 'a loop that goes on after the answer is found at the next invocation',
    files: index(
      'export const handler = async (event) => { Promise.resolve().then(() => Promise.resolve()).then(() => { for (;;); }); return 1; };',
    ),
    events: [{}, {}],
    timeoutMs: 1_000,
    expected: { outcomes: [{ kind: 'answered' }, timedOut(1_000)], state: 'closed' },
  },
  {
    title: 'a poll without end in the function’s own time ends at its timeout',
    files: index('export const handler = async () => { for (;;) await new Promise((r) => setTimeout(r, 100)); };'),
    timeoutMs: 60_000,
    expected: { outcomes: [timedOut(60_000)], state: 'closed' },
  },
  {
    title: 'output without end is cut, and said so',
    files: index("export const handler = async () => { for (let n = 0; n < 30_000; n++) console.log('x'); return 1; };"),
    expected: { outcomes: [{ kind: 'answered', answer: 1 }] },
  },
  {
    title: 'tricks with prototypes harm the function alone',
    files: index(`Map.prototype.get = () => { throw new Error('mine'); };
Promise.prototype.then = function () { return this; };
Object.prototype.type = 'end';
export const handler = async () => 1;`),
    expected: {},
  },
  {
    title: 'an error whose members throw is told all the same',
    files: index("export const handler = async () => { throw new Proxy(new Error('x'), { get() { throw new Error('y'); } }); };"),
    expected: { outcomes: [{ kind: 'failed', errorType: 'object' }] },
  },
  {
    title: 'what leads out of the sandbox is not there',
    files: index(`export const handler = async () => {
  const names = ['XMLHttpRequest', 'WebSocket', 'Worker', 'postMessage', 'indexedDB', 'importScripts', 'navigator'];
  const found = names.filter((name) => name !== 'navigator' && typeof globalThis[name] !== 'undefined');
  const code = await import('node:child_process').catch((error) => error.code);
  return [found, code, typeof process.binding, typeof process.send, process.env.PATH ?? null, process.env.HOME ?? null];
};`),
    expected: { outcomes: [{ kind: 'answered', answer: [[], 'MODULE_NOT_FOUND', 'undefined', 'undefined', null, null] }] },
  },
];
