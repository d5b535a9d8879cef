// The walls of the child process itself, tried without our runtime in between. Source of truth: https://nodejs.org/api/permissions.html
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { functionChildScript } from '../../functions/node/function-child-script.ts';
import type { GuestMessage, LinkedModule } from '../protocol.ts';
import { readGuestMessage } from '../protocol.ts';
import { childScript } from './child-script.ts';
import { childFlags, nodeSandbox } from './node-child.ts';

const run = promisify(execFile);

/** Runs a script with all of Node's modules at hand, but under the sandbox's flags; answers the code of what it throws. */
async function underFlags(script: string): Promise<string> {
  const flags = childFlags().filter((flag) => flag !== '-');
  const caught = `try { ${script}; console.log('allowed'); } catch (error) { console.log(error.code ?? error.message); }`;
  const { stdout } = await run(process.execPath, [...flags, '--eval', caught], { cwd: '/', env: {} });
  return stdout.trim();
}

describe('the permission model behind the sandbox', () => {
  it.each([
    ['reading a file', "(await import('node:fs')).readFileSync('/etc/passwd')"],
    ['writing a file', "(await import('node:fs')).writeFileSync('/tmp/sandshark-test', 'x')"],
    ['starting a process', "(await import('node:child_process')).spawnSync('true')"],
    ['starting a thread', "new (await import('node:worker_threads')).Worker('1', { eval: true })"],
  ])('refuses %s', async (_, script) => {
    expect(await underFlags(script)).toBe('ERR_ACCESS_DENIED');
  });

  it.runIf(Number(process.versions.node.split('.')[0]) >= 25)('refuses to open a socket, on Node 25 and later', async () => {
    const connect =
      "await new Promise((ok, no) => (async () => (await import('node:net')).connect(1, '127.0.0.1').on('error', no).on('connect', ok))().catch(no))";
    expect(await underFlags(connect)).toBe('ERR_ACCESS_DENIED');
  });
});

describe('a child whose host is gone, killed for example', () => {
  it.each([
    ['of a program', childScript],
    ['of a function', functionChildScript],
  ])('ends, if it is one %s', async (_, script) => {
    const child = spawn(process.execPath, childFlags(), {
      cwd: '/',
      env: {},
      serialization: 'advanced',
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    });
    child.stdin?.end(await script());
    await once(child, 'message');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

describe('messages of a guest', () => {
  it('count only with the secret of their run and a known type', () => {
    expect(readGuestMessage({ type: 'exited', code: 0, run: 'guess' }, 'secret')).toBeUndefined();
    expect(readGuestMessage({ type: 'check', run: 'secret' }, 'secret')).toBeUndefined();
    expect(readGuestMessage({ type: 'pull', id: 'x', run: 'secret' }, 'secret')).toBeUndefined();
    expect(readGuestMessage('idle', 'secret')).toBeUndefined();
    expect(readGuestMessage({ type: 'busy', run: 'secret' }, 'secret')).toEqual({ type: 'busy', run: 'secret' });
  });
});

describe('a sandbox that is kept warm', () => {
  it('evaluates what was preloaded once, before the run, and the run finds it', async () => {
    const sdk: LinkedModule = {
      id: 'sdk:x.js',
      pieces: ['globalThis.evaluations = (globalThis.evaluations ?? 0) + 1;\nexport const x = 42;'],
    };
    const main: LinkedModule = {
      id: 'lab:main.ts',
      pieces: ["import { x } from '", { module: 'sdk:x.js' }, "';\nconsole.log(x, globalThis.evaluations);"],
    };
    const printed = await new Promise<string>((resolve, reject) => {
      const sandbox = nodeSandbox().open({
        message(raw) {
          const message = raw as GuestMessage;
          if (message.type === 'ready') {
            sandbox.post({ type: 'preload', modules: [sdk] });
            const environment = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
            sandbox.post({ type: 'start', run: 'secret', nowMs: 0, modules: [sdk, main], entry: 'lab:main.ts', environment });
          }
          if (message.type === 'failed') reject(new Error(message.error.message));
          if (message.type !== 'console') return;
          resolve(message.line.values.map((value) => (value.kind === 'primitive' ? value.text : '')).join(' '));
          sandbox.kill();
        },
        ended: ({ message }) => reject(new Error(message)),
      });
    });
    expect(printed).toBe('42 1');
  });
});
