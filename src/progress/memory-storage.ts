// Storage that ends with the page: for private windows and browsers that forbid the real one.
import type { ProgressStorage, SavedLab, WriteOutcome } from './saved-lab.ts';

/** Storage of the same behaviour as the database, in memory. */
export function memoryStorage(): ProgressStorage {
  const labs = new Map<string, SavedLab>();
  return {
    read: async (labId) => labs.get(labId),
    readAll: async () => [...labs.values()],
    write: async (saved, overRevision): Promise<WriteOutcome> => {
      const stored = labs.get(saved.progress.labId);
      if (stored && stored.revision !== overRevision) return { kind: 'conflict', stored };
      labs.set(saved.progress.labId, saved);
      return { kind: 'written' };
    },
  };
}
