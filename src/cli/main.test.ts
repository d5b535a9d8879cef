// The command line as a person types it, in a process of its own. Source of truth: issue "The runner in Node", and --help.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

function sandshark(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--no-warnings', MAIN, ...args], { maxBuffer: 2 ** 26 }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

describe('sandshark', () => {
  it.each([[[]], [['dance']], [['constructor']]])('answers %j with its usage and status 2', async (args) => {
    const { status, out, err } = await sandshark(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('Usage: sandshark COMMAND');
  });

  it.each([[['--help']], [['aws', '--help']], [['check', '--help']], [['sql', '--help']]])(
    'answers %j with help on standard output',
    async (args) => {
      const { status, out } = await sandshark(...args);
      expect(status).toBe(0);
      expect(out).toMatch(/^Usage: sandshark/);
    },
  );
});

describe('sandshark aws', () => {
  it.each([
    [['aws', '--clock', 'lunar'], '--clock is real or virtual, not "lunar".'],
    [['aws', '--port', 'x'], '--port is a port number'],
    [['aws', '--nonsense'], "Unknown option '--nonsense'"],
    [['aws', '--port', '0', '--state', MAIN], 'is not a state file of Sandshark'],
  ])('answers %j with a sentence and status 2', async (args, said) => {
    const { status, out, err } = await sandshark(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(said);
  });

  it('answers SDK clients at the address that it prints', async () => {
    const child = spawn(process.execPath, ['--no-warnings', MAIN, 'aws', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const answer = await fetch(`${line.toString().trim()}/_sandshark/coverage`);
    expect(((await answer.json()) as { name: string }[]).map(({ name }) => name)).toContain('kinesis');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});

describe('sandshark check', () => {
  it.each([
    [['check'], 'takes one lab'],
    [['check', 'no-such-lab'], "There is no lab 'no-such-lab'. The labs are: "],
    [['check', 'tumbling-window', '--seed', 'x'], '--seed takes a whole number'],
    [['check', 'tumbling-window', '--nonsense'], "Unknown option '--nonsense'"],
    [['check', 'tumbling-window', '--endpoint', 'localhost:4566'], '--endpoint takes an address like'],
    [['check', 'tumbling-window', '--endpoint', 'http://127.0.0.1:1'], 'Nothing answers at http://127.0.0.1:1'],
    [['check', 'tumbling-window', '--files', 'mutants/none'], "has no mutant 'none'"],
    [['check', 'tumbling-window', '--files', '/nowhere'], 'There is no folder /nowhere'],
  ])('answers %j with a sentence and status 2', async (args, said) => {
    const { status, out, err } = await sandshark(...args);
    expect(err).toContain(said);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });

  it('passes the solution of a real lab with status 0', async () => {
    const { status, out } = await sandshark('check', 'tumbling-window', '--files', 'solution', '--seed', '1');
    expect(out).toMatch(/passed: (\d+) of \1 checks; \d+ AWS calls, [\d.]+ s of lab time/);
    expect(status).toBe(0);
  }, 60_000);

  it('fails the start of a real lab by a named check with status 1, as one JSON object', async () => {
    const { status, out } = await sandshark('check', 'tumbling-window', '--json');
    const report = JSON.parse(out) as {
      lab: string;
      files: string;
      outcome: string;
      failure: unknown;
      checks: { id: string; passed: boolean; observed: unknown }[];
    };
    expect(report).toMatchObject({ lab: 'tumbling-window', files: 'start', target: 'the embedded AWS', outcome: 'failed', failure: null });
    expect(report.checks[0]).toMatchObject({ id: 'streams-exist', passed: false, observed: expect.any(String) });
    expect(status).toBe(1);
  }, 60_000);
});
