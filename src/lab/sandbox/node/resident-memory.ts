// How much memory another process holds, where the system tells it in a file (Linux).
import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** Resident bytes of a process; 0 where it cannot be known or the process is gone. */
export function residentBytes(pid: number): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
    return Number(pages ?? 0) * PAGE_BYTES;
  } catch {
    return 0; // no /proc here, or the process has just ended: its exit is reported elsewhere
  }
}
