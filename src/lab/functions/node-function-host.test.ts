// Functions in child processes of Node. What must hold, and by which document, stands with the cases.
import { afterAll, describe, expect, it } from 'vitest';
import { nodeFunctionHost } from './node-function-host.ts';
import { abuseCases } from './testing/abuse-cases.ts';
import { functionCases } from './testing/function-cases.ts';
import { NOW_MS, runCase } from './testing/run-case.ts';

const host = nodeFunctionHost();
afterAll(() => host.close());

describe('a function in a child of Node', () => {
  it.concurrent.each(functionCases)('$title', async (one) => {
    expect(await runCase(host, one)).toMatchObject({ start: 'open', ...one.expected });
  });

  it('answers warm in a few milliseconds', async () => {
    const files = { 'index.mjs': 'export const handler = async (event) => event;' };
    const { wallMs } = await runCase(host, { title: 'echo', files, events: Array.from({ length: 40 }, (_, n) => ({ n })) });
    const median = wallMs.toSorted((one, other) => one - other)[20] ?? Number.NaN;
    // 1 to 4 ms on a machine that does nothing else; this bound only catches a wait of the runtime's own.
    expect(median).toBeLessThan(50);
  });
});

describe('a function that is out of hand, in a child of Node', () => {
  it.concurrent.each(abuseCases)(
    '$title',
    async (one) => {
      expect(await runCase(host, one)).toMatchObject({ ...one.expected });
    },
    30_000,
  );

  it.concurrent('ends for memory when its heap grows without end', async () => {
    const files = { 'index.mjs': 'export const handler = async () => { const all = []; for (;;) all.push({ n: String(all.length) }); };' };
    const { outcomes, state } = await runCase(host, { title: 'heap', files, timeoutMs: 60_000 });
    expect(outcomes).toMatchObject([{ kind: 'ended', cause: 'memory' }]);
    expect(state).toBe('closed');
  }, 60_000);

  it('prints at most ten thousand lines of one invocation', async () => {
    const files = { 'index.mjs': "export const handler = async () => { for (let n = 0; n < 12_000; n++) console.log('x'); };" };
    const { logs } = await runCase(host, { title: 'lines', files });
    expect(logs).toHaveLength(10_001);
    expect(logs.at(-1)).toContain('the rest is dropped');
  });
});

describe('a function of a cloud in real time', () => {
  const real = nodeFunctionHost({ pace: 'real' });
  afterAll(() => real.close());
  const sleeping = (ms: number) => ({
    'index.mjs': `const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
export const handler = async () => { await Promise.all([sleep(${ms}), sleep(${ms} / 2)]); return Date.now(); };`,
  });

  it('sleeps as long as it says, once however many timers it has', async () => {
    const { outcomes, wallMs } = await runCase(real, { title: 'sleeps', files: sleeping(300), events: [{}, {}] });
    expect(outcomes).toMatchObject([
      { kind: 'answered', tookMs: 300, answer: NOW_MS + 300 },
      { kind: 'answered', tookMs: 300, answer: NOW_MS + 600 },
    ]);
    for (const ms of wallMs) expect(ms).toBeGreaterThanOrEqual(295);
  });

  it('is ended at its timeout, not before', async () => {
    const { outcomes, wallMs } = await runCase(real, { title: 'sleeps too long', files: sleeping(60_000), timeoutMs: 400 });
    expect(outcomes).toMatchObject([{ kind: 'timed-out', tookMs: 400 }]);
    expect(wallMs[0]).toBeGreaterThanOrEqual(395);
    expect(wallMs[0]).toBeLessThan(5000);
  });
});

describe('a closed host', () => {
  it('ends the invocation under way, and starts nothing any more', async () => {
    const own = nodeFunctionHost();
    const loop = runCase(own, {
      title: 'loop',
      files: { 'index.mjs': 'export const handler = async () => { for (;;); };' },
      timeoutMs: 60_000,
    });
    await expect.poll(() => own.open).toBe(1);
    own.close();
    expect((await loop).start).not.toBe('open');
    const after = await runCase(own, { title: 'after', files: { 'index.mjs': 'export const handler = async () => 1;' } });
    expect(after).toMatchObject({
      start: { kind: 'ended', cause: 'crash' },
      logs: ['Sandshark: the sandbox could not be made: The host is closed.'],
    });
  });
});
