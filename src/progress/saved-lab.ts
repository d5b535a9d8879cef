// One lab's progress as it is stored, and what storage must be able to do. The database and the memory both do it.
import type { LabProgress } from './progress.ts';

export interface SavedLab {
  /** The shape of this record. Raised when the shape changes; `database.ts` then upgrades old records. */
  readonly version: 1;
  /** Counts the writes. A tab may write only over the revision that it has read. */
  readonly revision: number;
  readonly savedAtMs: number;
  readonly progress: LabProgress;
}

export type WriteOutcome = { readonly kind: 'written' } | { readonly kind: 'conflict'; readonly stored: SavedLab };

export interface ProgressStorage {
  read(labId: string): Promise<SavedLab | undefined>;
  readAll(): Promise<readonly SavedLab[]>;
  /**
   * Writes `saved` when the stored revision is still `overRevision` (0: nothing is stored); otherwise writes nothing and gives what is.
   * Rejects with the browser's error when storage is full or forbidden.
   */
  write(saved: SavedLab, overRevision: number): Promise<WriteOutcome>;
}
