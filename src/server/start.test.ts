// The program as people run it: bin/start.js as a process. Source of truth: issue 2 part a.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../bin/start.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sandshark-start-'));
writeFileSync(join(folder, 'index.html'), '<h1>Sandshark</h1>');

const children: ChildProcess[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) server.close();
});

function startProgram(args: readonly string[]) {
  const child = spawn(process.execPath, [program, '--site', folder, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const said = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match) resolve(match);
      };
      waiting.add(look);
      void ended.then(() => reject(new Error(`ended without saying ${pattern}: ${output}`)));
      look();
    });
  return { child, ended, said, output: () => output };
}

async function takenPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const refused = (port: number) =>
  new Promise<string | undefined>((resolve) => {
    connect({ host: '127.0.0.1', port })
      .on('connect', () => resolve('connected'))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with status 0 within two seconds, connections open or not', async (signal) => {
  const program = startProgram(['--port', '0', '--aws-port', '0']);
  const [, port] = await program.said(/Sandshark\s+http:\/\/localhost:(\d+)\//);
  await program.said(/Ctrl-C/);
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toContain('Sandshark');
  const idle = connect({ host: '127.0.0.1', port: Number(port) });
  await new Promise((resolve) => idle.on('connect', resolve));
  const asked = performance.now();
  program.child.kill(signal);
  expect(await program.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(2000);
  expect(await refused(Number(port))).toBe('ECONNREFUSED');
  idle.destroy();
});

test('a taken port of the site ends it with status 1 and the remedy, and it moves nowhere by itself', async () => {
  const port = await takenPort();
  const program = startProgram(['--port', String(port), '--aws-port', '0']);
  expect(await program.ended).toBe(1);
  expect(program.output()).toContain(`port ${port} is taken by another program`);
  expect(program.output()).toContain('npm start -- --port');
  expect(program.output()).not.toContain('http://localhost');
  expect(program.output()).not.toContain('    at ');
});

test('a taken port of the AWS endpoint is told with the remedy, and the site starts all the same', async () => {
  const port = await takenPort();
  const program = startProgram(['--port', '0', '--aws-port', String(port)]);
  await program.said(/AWS endpoint\s+not started: port \d+ is taken/);
  const [, site] = await program.said(/Sandshark\s+http:\/\/localhost:(\d+)\//);
  expect((await fetch(`http://localhost:${site}/`)).status).toBe(200);
});

test('a bad option is told in a sentence', async () => {
  const program = startProgram(['--clock', 'lunar']);
  expect(await program.ended).toBe(1);
  expect(program.output()).toBe('sandshark: --clock is real or virtual, not "lunar".\n');
});

test('the AWS CLI lists streams', async (context) => {
  try {
    execFileSync('aws', ['--version'], { stdio: 'ignore' });
  } catch {
    context.skip('aws not installed');
  }
  const program = startProgram(['--port', '0', '--aws-port', '0']);
  const [, port] = await program.said(/AWS endpoint\s+http:\/\/localhost:(\d+)/);
  const env = { ...process.env, AWS_ACCESS_KEY_ID: '123456789012', AWS_SECRET_ACCESS_KEY: 'x', AWS_DEFAULT_REGION: 'us-east-1' };
  const aws = spawn('aws', ['--endpoint-url', `http://localhost:${port}`, 'kinesis', 'list-streams', '--output', 'json'], { env });
  children.push(aws);
  let output = '';
  for (const stream of [aws.stdout, aws.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  expect(await new Promise((resolve) => aws.on('close', resolve)), output).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ StreamNames: [] });
}, 30_000);
