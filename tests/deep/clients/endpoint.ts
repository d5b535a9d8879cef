// An endpoint for a client that nobody here wrote, and the run of such a client: its environment, its output, its end.
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

// A home without profiles, so that nothing of the machine's owner is read or changed.
const home = mkdtempSync(join(tmpdir(), 'sandshark-clients-'));

/** Runs a client against `endpoint` as the administrator of an account of its own. Ends it after `timeoutMs`. */
export function runClient(
  file: string,
  args: readonly string[],
  { endpoint, account = '123456789012', cwd = home, env = {}, timeoutMs = 300_000 }: ClientRun,
): Promise<Outcome> {
  const whole = {
    PATH: process.env.PATH,
    HOME: home,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: endpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    NO_COLOR: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    ...env,
  };
  return new Promise((resolve) => {
    execFile(file, [...args], { cwd, env: whole, timeout: timeoutMs, maxBuffer: 2 ** 26 }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err: error && !err ? error.message : err });
    });
  });
}

export interface ClientRun {
  readonly endpoint: string;
  /** Twelve digits; the administrator's access key id. */
  readonly account?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** Is the program there? */
export async function isThere(file: string, ...args: readonly string[]): Promise<boolean> {
  return (await runClient(file, args, { endpoint: 'http://localhost:1', timeoutMs: 60_000 })).status === 0;
}
