// A session from Run to verdict, on the real embedded AWS and in the real sandbox of Node. Source of truth: DESIGN.md, "One Run, end to end".
import { DescribeStreamSummaryCommand, KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { describe, expect, it } from 'vitest';
import { CheckFailure } from './definition.ts';
import type { RunEvent } from './run-events.ts';
import { anything, inlineSession, prints, runInline } from './testing/inline-lab.ts';

const createAndWait = `import { CreateStreamCommand, KinesisClient, waitUntilStreamExists } from '@aws-sdk/client-kinesis';
import { data, name } from 'workshop';
const client = new KinesisClient({});
const began = Date.now();
await client.send(new CreateStreamCommand({ StreamName: name('numbers'), ShardCount: 1 }));
await waitUntilStreamExists({ client, maxWaitTime: 60 }, { StreamName: name('numbers') });
await new Promise((resolve) => setTimeout(resolve, 60_000));
console.log(String((Date.now() - began) >= 60_000));
console.log(data.join('+'));
`;

describe('a run that ends well', () => {
  it('runs new KinesisClient({}) unchanged, with a waiter and a minute of lab time, in far less than a minute', async () => {
    const { result, printed, events, wallMs } = await runInline(createAndWait);
    expect(result.failure).toBeUndefined();
    expect(result.outcome).toBe('passed');
    expect(printed).toEqual(['true', '1+2+3']);
    expect(wallMs).toBeLessThan(20_000);
    const calls = events.filter((event) => event.type === 'call').map(({ call }) => call);
    expect(calls[0]).toMatchObject({ id: 1, service: 'kinesis', operation: 'CreateStream', status: 200, truncated: false });
    expect(calls[0]?.request).toContain('"StreamName":"numbers"');
  });

  it('tells its states in order, for the shown run and then for the hidden one', async () => {
    const { events } = await runInline('console.log("hello");');
    const states = events.filter((event) => event.type === 'state').map(({ state, data }) => `${state} ${data}`);
    const once = (data: string) => ['running', 'settling', 'judging'].map((state) => `${state} ${data}`);
    expect(states).toEqual(['compiling shown', ...once('shown'), ...once('hidden'), 'done shown']);
  });

  it('waits for work that was started and not awaited', async () => {
    const { printed } = await runInline(
      'async function main() {\n  await new Promise((r) => setTimeout(r, 3_600_000));\n  console.log("an hour later");\n}\nmain();',
    );
    expect(printed).toEqual(['an hour later']);
  });

  it('lets checks use the SDK on the cloud that the program left behind', async () => {
    const check = {
      ...anything,
      async judge({ cloud }: Parameters<typeof anything.judge>[0]) {
        const { StreamNames } = await cloud(KinesisClient).send(new ListStreamsCommand({}));
        if (StreamNames?.join() !== 'numbers') throw new CheckFailure({ observed: `Streams: ${StreamNames}`, expected: 'numbers' });
      },
    };
    const { result } = await runInline(createAndWait, { checks: [check] });
    expect(result.checks).toMatchObject([{ status: 'passed' }]);
  });

  it('lets the cloud finish what it has begun before it judges', async () => {
    const active = {
      ...anything,
      async judge({ cloud }: Parameters<typeof anything.judge>[0]) {
        const summary = await cloud(KinesisClient).send(new DescribeStreamSummaryCommand({ StreamName: 'numbers' }));
        const status = summary.StreamDescriptionSummary?.StreamStatus;
        if (status !== 'ACTIVE') throw new CheckFailure({ observed: `The stream is ${status}.`, expected: 'ACTIVE' });
      },
    };
    const create = createAndWait.split('\n').slice(0, 5).join('\n');
    const { result } = await runInline(create, { checks: [active], settleForMs: 60_000 });
    expect(result.checks).toMatchObject([{ status: 'passed' }]);
  });

  it('gives each run a clean cloud', async () => {
    const create = createAndWait.replace(/await wait.*\n/, '');
    const session = inlineSession();
    const first = await session.run({ 'main.ts': create });
    const second = await session.run({ 'main.ts': create });
    expect([first.outcome, second.outcome]).toEqual(['passed', 'passed']);
  });

  it('gives import of a .sql file its text, and shares modules between files', async () => {
    const { printed } = await runInline({
      'main.ts':
        "import sql from './window.sql';\nimport { twice } from './lib/twice';\nconst more = await import('./lib/twice.ts');\nconsole.log(sql, twice(4), more.twice === twice);",
      'lib/twice.ts': 'export const twice = (n: number): number => n * 2;',
      'window.sql': 'SELECT `1` FROM "A\\B";\n',
    });
    expect(printed).toEqual(['SELECT `1` FROM "A\\B";\n 8 true']);
  });
});

describe('a check', () => {
  it('lets an hour of lab time pass and sees what the cloud did meanwhile', async () => {
    const program = `import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
await new KinesisClient({}).send(new CreateStreamCommand({ StreamName: 'numbers', ShardCount: 1 }));`;
    const statuses: (string | undefined)[] = [];
    const began = performance.now();
    const { result } = await runInline(program, {
      checks: [
        {
          id: 'watches',
          title: 'The stream becomes active.',
          on: 'shown',
          async judge({ cloud, wait }) {
            const status = async () =>
              (await cloud(KinesisClient).send(new DescribeStreamSummaryCommand({ StreamName: 'numbers' }))).StreamDescriptionSummary
                ?.StreamStatus;
            statuses.push(await status());
            await wait(3_600_000);
            statuses.push(await status());
          },
        },
      ],
    });
    expect(result.outcome).toBe('passed');
    expect(statuses).toEqual(['CREATING', 'ACTIVE']);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe('hidden data', () => {
  it('catches a program that prints the shown answer by heart', async () => {
    const { result } = await runInline('console.log("6");', { checks: [prints('sum', (data) => String(data.reduce((a, b) => a + b)))] });
    expect(result.outcome).toBe('failed');
    expect(result.checks).toMatchObject([{ id: 'sum', status: 'failed', data: 'hidden', expected: '15' }]);
  });

  it('says so when the program fails on it', async () => {
    const { result } = await runInline("import { data } from 'workshop';\nif (data[0] !== 1) throw new Error('only for one');");
    expect(result).toMatchObject({ outcome: 'failed', failure: { kind: 'threw', data: 'hidden', place: { line: 2 } } });
  });

  it('does not wait for the learner’s pace', async () => {
    const session = inlineSession();
    session.subscribe((event) => {
      if (event.type === 'state' && event.state === 'judging' && event.data === 'shown') session.setPace({ kind: 'paused' });
    });
    expect((await session.run({ 'main.ts': 'await new Promise((r) => setTimeout(r, 60_000));' })).outcome).toBe('passed');
  });

  it('does not show the hidden run in the console', async () => {
    const { printed } = await runInline("import { data } from 'workshop';\nconsole.log(data.length);");
    expect(printed).toEqual(['3']);
  });
});

describe('verdicts', () => {
  it('stops at the first failed check and leaves the later ones unreached', async () => {
    const checks = [prints('one', () => '1'), prints('two', () => '2'), prints('three', () => '3')];
    const { result } = await runInline('console.log("1"); console.log("3");', { checks });
    expect(result.checks.map(({ status }) => status)).toEqual(['passed', 'failed', 'not-reached']);
    expect(result.checks[1]).toMatchObject({ observed: 'The program printed: 1 | 3', expected: '2', data: 'shown' });
  });

  it('judges a program that threw, so that the learner sees the first check that is not met; it never passes', async () => {
    const { result } = await runInline('console.log("1");\nthrow new Error("after that");', { checks: [prints('one', () => '1')] });
    expect(result).toMatchObject({ outcome: 'failed', failure: { kind: 'threw' }, checks: [{ id: 'one', status: 'passed' }] });
  });

  it('calls a check that breaks a fault of the lab', async () => {
    const broken = {
      ...anything,
      judge() {
        throw new TypeError('x is undefined');
      },
    };
    const { result } = await runInline('', { checks: [broken] });
    expect(result.checks).toMatchObject([{ status: 'failed', fault: 'lab', observed: expect.stringContaining('x is undefined') }]);
  });
});

describe('compiling', () => {
  it('warns of a type error and runs all the same', async () => {
    const { result, printed } = await runInline('const count: number = "three";\nconsole.log(count);', { types: 'checked' });
    expect(result.diagnostics).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining("not assignable to type 'number'"),
        place: { file: 'main.ts', line: 1, column: 7 },
      },
    ]);
    expect(printed).toEqual(['three']);
    expect(result.outcome).toBe('passed');
  }, 30_000);

  it('checks against the SDK and the workshop module without a false warning', async () => {
    const { result } = await runInline(createAndWait, { types: 'checked' });
    expect(result.diagnostics).toEqual([]);
  }, 30_000);

  it('stops at a syntax error, with its place, and judges nothing', async () => {
    const { result, printed } = await runInline('console.log("before");\nconst = 4;');
    expect(result.outcome).toBe('failed');
    expect(result.diagnostics[0]).toMatchObject({ severity: 'error', place: { file: 'main.ts', line: 2 } });
    expect(result.checks).toMatchObject([{ status: 'not-reached' }]);
    expect(printed).toEqual([]);
  });
});

describe('stopping and pace', () => {
  it('stops at once, even a loop that never ends, and runs again', async () => {
    const session = inlineSession({ deadlineMs: 60_000 });
    const running = new Promise<void>((resolve) =>
      session.subscribe((event) => event.type === 'state' && event.state === 'running' && resolve()),
    );
    const run = session.run({ 'main.ts': 'for (;;);' });
    await running;
    const began = performance.now();
    session.stop();
    expect((await run).outcome).toBe('stopped');
    expect(performance.now() - began).toBeLessThan(1000);
    expect(session.state).toBe('idle');
    expect((await session.run({ 'main.ts': '' })).outcome).toBe('passed');
  });

  it('stands still while paused, and each step jumps to the next thing due', async () => {
    const session = inlineSession();
    const seen: string[] = [];
    let waiting: (() => void) | undefined;
    session.subscribe((event: RunEvent) => {
      if (event.type !== 'console') return;
      seen.push(event.line.values.map((value) => (value.kind === 'text' ? value.text : '')).join(''));
      waiting?.();
    });
    const next = () => new Promise<void>((resolve) => (waiting = resolve));
    session.setPace({ kind: 'paused' });
    const first = next();
    const run = session.run({
      'main.ts': 'for (const n of ["a", "b", "c"]) { console.log(n); await new Promise((r) => setTimeout(r, 1000)); }',
    });
    await first;
    expect(seen).toEqual(['a']);
    const second = next();
    session.step();
    await second;
    expect(seen).toEqual(['a', 'b']);
    session.setPace({ kind: 'instant' });
    expect((await run).outcome).toBe('passed');
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('lets lab time pass at a multiple of wall time', async () => {
    const session = inlineSession();
    const clock: number[] = [];
    session.subscribe((event) => event.type === 'clock' && clock.push(event.nowMs));
    session.setPace({ kind: 'times', factor: 100 });
    const began = performance.now();
    await session.run({ 'main.ts': 'await new Promise((r) => setTimeout(r, 10_000));' });
    expect(performance.now() - began).toBeGreaterThan(100);
    expect(clock.length).toBeGreaterThan(2);
  });
});
