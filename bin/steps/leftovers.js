// Folders that a process was filling when it was ended: named after its id, and removed when it is gone.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where this process makes something aside, to be moved into place when it is complete. */
export function unfinishedFolder(parent, name) {
  return join(parent, `${name}-${process.pid}`);
}

/** Removes the folders of `parent` that unfinishedFolder named for processes which no longer run. */
export function removeLeftovers(parent, name) {
  if (!existsSync(parent)) return;
  for (const entry of readdirSync(parent)) {
    const pid = entry.startsWith(`${name}-`) ? Number.parseInt(entry.slice(name.length + 1), 10) : Number.NaN;
    if (!Number.isNaN(pid) && !isRunning(pid)) rmSync(join(parent, entry), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
