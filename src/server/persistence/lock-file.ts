// One process a state file: two would overwrite each other's changes.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { PlainError } from '../plain-error.ts';

/** Takes the file for this process; the answer gives it back. Throws a PlainError while another living process has it. */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      return () => rm(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (isAlive(holder)) throw new PlainError(`${path} is in use by process ${holder}. End it, or choose another file with --state.`);
    // Its process was killed.
    await rm(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
