// The servers that are compared: how each is started, and what it can do. One process each, on loopback.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledEndpoint } from '../../../src/server/bundled-endpoint.ts';
import { ask, type Call } from './ask.ts';
import type { FirstService, ServiceName } from './calls.ts';

export interface Rival {
  readonly name: string;
  /** The service that its start is measured by. */
  readonly first: FirstService;
  readonly services: readonly ServiceName[];
  /** The command line that serves on `port`, or why there is none. */
  command(
    port: number,
  ): { readonly file: string; readonly args: readonly string[]; readonly folder?: string; readonly env?: NodeJS.ProcessEnv } | string;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const inPeers = (path: string) => here(`../../peers/node_modules/${path}`);
const node = (file: string, args: readonly string[], env?: NodeJS.ProcessEnv) =>
  existsSync(file)
    ? { file: process.execPath, args: [file, ...args], folder: dirname(file), ...(env && { env }) }
    : `${file} is not installed`;

export const OURS = 'Sandshark';
const ENDPOINT = await bundledEndpoint();

/** What moto has too. Its functions need Docker, so that Lambda stands alone. */
const SERVERLESS: readonly ServiceName[] = ['sqs', 'sns', 'events', 'ssm', 'secretsmanager', 'monitoring', 'logs', 'iam'];

export const RIVALS: readonly Rival[] = [
  {
    name: OURS,
    first: 'dynamodb',
    services: ['dynamodb', 's3', 'kinesis', ...SERVERLESS, 'lambda'],
    command: (port) => node(ENDPOINT, ['--port', String(port)]),
  },
  {
    name: 'dynalite',
    first: 'dynamodb',
    services: ['dynamodb'],
    command: (port) => node(inPeers('dynalite/cli.js'), ['--port', String(port), '--host', '127.0.0.1', '--createTableMs', '0']),
  },
  {
    name: 'kinesis-local',
    first: 'kinesis',
    services: ['kinesis'],
    command: (port) =>
      node(inPeers('kinesis-local/main.js'), [], {
        KINESIS_MOCK_PLAIN_PORT: String(port),
        KINESIS_MOCK_TLS_PORT: String(port + 1),
        LOG_LEVEL: 'ERROR',
        SHARD_LIMIT: '50',
      }),
  },
  {
    name: 'moto server',
    first: 'dynamodb',
    services: ['dynamodb', 's3', 'kinesis', ...SERVERLESS],
    command(port) {
      const python = ['python3', 'python'].find((name) => succeeds(name, ['-W', 'ignore', '-c', 'import moto.server, flask']));
      return python
        ? { file: python, args: ['-W', 'ignore', '-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)] }
        : "moto's server is not installed (pip install 'moto[server]')";
    },
  },
];

export interface Running {
  readonly port: number;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly coldStartMs: number;
  /** Resident memory of the process, in MB. */
  memoryMb(): number;
  /** Processor time of the process so far, of all its threads, in milliseconds. */
  processorMs(): number;
  stop(): Promise<void>;
}

/** Starts a rival and waits for its first answer to `first`. A string says why it cannot run. */
export async function startRival(rival: Rival, first: Call): Promise<Running | string> {
  const port = await freePort();
  const command = rival.command(port);
  if (typeof command === 'string') return command;
  const startedMs = performance.now();
  const child = spawn(command.file, command.args, {
    stdio: ['ignore', 'ignore', 'ignore'],
    cwd: command.folder,
    env: { ...process.env, ...command.env },
  });
  const ended = once(child, 'exit');
  try {
    await firstAnswer(port, first, child);
  } catch (error) {
    child.kill('SIGKILL');
    return String(error);
  }
  return {
    port,
    coldStartMs: performance.now() - startedMs,
    memoryMb: () => residentMb(child),
    processorMs: () => processorMs(child),
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function firstAnswer(port: number, first: Call, child: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if (child.exitCode !== null) throw new Error('its process ended at once');
    try {
      await ask(port, first);
      return;
    } catch {
      // Not listening yet.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  throw new Error('it did not answer within 30 s');
}

function residentMb({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

// Linux counts in hundredths of a second: user and system are the 14th and 15th field, the second one is a name in brackets.
function processorMs({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function succeeds(file: string, args: readonly string[]): boolean {
  try {
    execFileSync(file, [...args], { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
