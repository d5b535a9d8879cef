// Runs a child process in the foreground: its signals are ours, its end is ours, and it never outlives us.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { PlainError } from './plain-error.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs `command` on our terminal and ends this process with its exit status.
 * The child gets an IPC channel: when we die without a word the channel closes, and the child ends too (see src/server/until-asked.ts).
 */
export async function forwardTo(command, args) {
  process.exitCode = await run(command, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
}

/**
 * Runs a command to its end; a signal that we get is passed on to it. `onOutput` hears what it writes into pipes.
 * @returns its exit status; 128 + the signal's number when a signal ended it
 */
export function run(command, args, { onOutput, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    if (onOutput) for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput);
    const pass = (signal) => child.kill(signal);
    const end = () => child.kill();
    for (const signal of signals) process.on(signal, pass);
    process.on('exit', end);
    const rest = () => {
      for (const signal of signals) process.off(signal, pass);
      process.off('exit', end);
    };
    child.on('error', (error) => {
      rest();
      reject(new PlainError(`could not run ${command}: ${error.message}`));
    });
    child.on('close', (status, signal) => {
      rest();
      resolve(status ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
