// The backup of the files that something replaced: what it is, and the button that exchanges it with the present ones.
import type { Backup } from '../../progress/progress.ts';
import type { LabStore } from '../state/lab-store.ts';

const REASONS: Readonly<Record<Backup['because'], string>> = {
  reset: 'before you started over',
  'took-solution': 'before you took a file of the solution',
  restored: 'before you restored the backup',
  'other-tab': 'the other tab’s version',
  import: 'before the import',
};

export function BackupItem({ store }: { readonly store: LabStore }) {
  const { backup } = store.progress.value;
  if (!backup) return <p class="wb-soft">There is no backup. One is made whenever something replaces your files.</p>;
  return (
    <div class="wb-menu-row">
      <p role="status">
        Backup of {new Date(backup.atMs).toLocaleString()}: {REASONS[backup.because]}.
      </p>
      <button type="button" class="wb-button" onClick={() => store.dispatch({ type: 'backup-restored', atMs: Date.now() })}>
        Exchange with it
      </button>
    </div>
  );
}
