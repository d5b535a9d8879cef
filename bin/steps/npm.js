// Runs npm quietly under a given Node, says every few seconds what it is doing, and explains a failure in a sentence.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { PlainError } from './plain-error.js';

const everyMs = 3000;
/** npm's own waits between tries are up to a minute: too long for somebody whose cable is out. */
const quiet = '--no-audit --no-fund --loglevel=error --progress=false --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=8000'.split(
  ' ',
);

/** What npm's error codes mean to somebody who wants to start the workshop. */
const explanations = [
  [
    /ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|FETCH_ERROR/,
    'npm could not reach its registry: is this machine online (or is a proxy missing)?',
  ],
  [/ENOSPC/, 'the disk is full: about 1 GB is needed.'],
  [/EACCES|EPERM|EROFS/, 'npm may not write here: does this folder belong to you?'],
  [/EINTEGRITY/, 'a package differs from what package-lock.json says it is: clear the cache with `npm cache clean --force`.'],
  [/ETARGET|E404/, 'the registry does not have an exact version that is needed.'],
];

/**
 * Runs `npm ...args` to its end. `words` say what for; `tell` gets a line every few seconds.
 * Throws a PlainError that explains the failure and shows the end of npm's output.
 */
export async function runNpm({ node, cwd, args, tell, words }) {
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  tell(`${words} …`);
  const timer = setInterval(() => tell(`${words} … ${elapsed()}`), everyMs);
  try {
    const { status, output } = await runQuietly(node, [findNpm(node), ...args, ...quiet], cwd);
    if (status !== 0) throw new PlainError(explain(args[0], output));
    tell(`${words}: done in ${elapsed()}`);
  } finally {
    clearInterval(timer);
  }
}

/** One sentence on why npm failed, then the end of what it said. */
export function explain(command, output) {
  const known = explanations.find(([pattern]) => pattern.test(output));
  const lines = output.trim().split('\n');
  // The first lines carry the error's code, the last ones what to do.
  const tail = (lines.length > 16 ? [...lines.slice(0, 8), '…', ...lines.slice(-6)] : lines).join('\n  ');
  return `npm ${command} failed: ${known ? known[1] : 'its own words follow.'}\n  ${tail}`;
}

function runQuietly(node, args, cwd) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
    // Set by an outer `npm start`; it would send the inner npm to another folder.
    for (const name of ['npm_config_prefix', 'npm_config_local_prefix', 'NODE_ENV']) delete env[name];
    const child = spawn(node, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
    child.on('error', (error) => reject(new PlainError(`could not run npm: ${error.message}`)));
    child.on('close', (status) => resolve({ status, output }));
  });
}

/** npm is JavaScript: the npm that runs us, or the one beside Node, or the first on the PATH. */
function findNpm(node) {
  const beside = (folder) => [join(folder, '../lib/node_modules/npm/bin/npm-cli.js'), join(folder, 'node_modules/npm/bin/npm-cli.js')];
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'));
  const running = process.env.npm_execpath;
  const candidates = [running ?? '', ...beside(dirname(node)), ...beside(dirname(process.execPath)), ...onPath];
  const found = candidates
    .filter((path) => path !== '' && existsSync(path))
    .map((path) => realpathSync(path))
    .find((path) => /npm-cli\.js$/.test(path));
  if (found) return found;
  throw new PlainError('npm was not found. Install it (Debian: `apt-get install npm`), then try again.');
}
