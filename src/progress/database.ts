// Progress in IndexedDB: one record a lab, compared and written in one transaction so that two tabs cannot overwrite each other.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ProgressStorage, SavedLab, WriteOutcome } from './saved-lab.ts';

const NAME = 'sandshark';
/** Raised together with a new case in `upgrade`. */
const VERSION = 1;

interface Schema extends DBSchema {
  labs: { key: string; value: SavedLab };
}

/** Opens the database, making or upgrading it. Rejects where the browser forbids storage (some private windows, blocked cookies). */
export async function openProgressDatabase(): Promise<ProgressStorage> {
  const database = await openDB<Schema>(NAME, VERSION, {
    upgrade(opened, oldVersion) {
      if (oldVersion < 1) opened.createObjectStore('labs');
    },
    // A newer version of the site waits in another tab: let it go on. The next write here opens nothing and is reported.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  });
  return {
    read: (labId) => database.get('labs', labId),
    readAll: () => database.getAll('labs'),
    write: (saved, overRevision) => writeOver(database, saved, overRevision),
  };
}

async function writeOver(database: IDBPDatabase<Schema>, saved: SavedLab, overRevision: number): Promise<WriteOutcome> {
  const transaction = database.transaction('labs', 'readwrite');
  const stored = await transaction.store.get(saved.progress.labId);
  if (stored && stored.revision !== overRevision) {
    await transaction.done;
    return { kind: 'conflict', stored };
  }
  await Promise.all([transaction.store.put(saved, saved.progress.labId), transaction.done]);
  return { kind: 'written' };
}
