// Makes a keeper with the browser's own storage, channel and timers, and saves when the page is left.
import { openProgressDatabase } from './database.ts';
import { type Channel, ProgressKeeper } from './keeper.ts';
import { memoryStorage } from './memory-storage.ts';
import type { ProgressStorage } from './saved-lab.ts';

/** Long enough not to write at every key, short enough that a crash costs no thought. */
const SAVE_AFTER_MS = 400;

/** Storage of the browser, or undefined where it is forbidden. */
export async function browserStorage(): Promise<ProgressStorage | undefined> {
  try {
    return await openProgressDatabase();
  } catch (error) {
    console.warn('Sandshark cannot store your work in this browser.', error);
    return undefined;
  }
}

/** Opens the progress of one lab. Where storage is forbidden the keeper says so and works in memory. */
export async function openKeeper(labId: string): Promise<ProgressKeeper> {
  const storage = await browserStorage();
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : (new BroadcastChannel('sandshark-progress') as Channel);
  const keeper = new ProgressKeeper(labId, {
    storage: storage ?? forbidden(),
    ...(channel && storage ? { channel } : {}),
    nowMs: () => Date.now(),
    later: (save) => {
      const timer = setTimeout(save, SAVE_AFTER_MS);
      return () => clearTimeout(timer);
    },
  });
  await keeper.open();
  const flush = () => void keeper.flush();
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  return keeper;
}

/** Memory that reports at the first read that nothing will be kept. */
function forbidden(): ProgressStorage {
  const memory = memoryStorage();
  const refuse = () => Promise.reject(new DOMException('Storage is forbidden.', 'SecurityError'));
  return { ...memory, read: refuse, write: refuse };
}
