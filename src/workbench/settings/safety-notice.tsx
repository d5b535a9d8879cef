// Says when work is not safe: storage full or forbidden, or the same lab changed in another tab.
import type { LabStore } from '../state/lab-store.ts';

const LOST: Readonly<Record<'full' | 'forbidden', string>> = {
  full: 'The storage of this browser is full',
  forbidden: 'This browser does not let the site store anything',
};

export function SafetyNotice({ store }: { readonly store: LabStore }) {
  const safety = store.safety.value;
  if (safety.kind === 'memory') {
    return (
      <p class="wb-notice" role="alert">
        {LOST[safety.reason]}: your work lives only until this page closes. Export it in the settings.
      </p>
    );
  }
  if (safety.kind !== 'conflict') return null;
  return (
    <div class="wb-notice" role="alert">
      <p>This lab was also changed in another tab, at {new Date(safety.theirs.savedAtMs).toLocaleTimeString()}. Which version goes on?</p>
      <button type="button" class="wb-button" onClick={() => void store.resolveConflict('mine')}>
        This tab’s
      </button>
      <button type="button" class="wb-button" onClick={() => void store.resolveConflict('theirs')}>
        The other tab’s
      </button>
      <span class="wb-soft">The version that you do not choose becomes the backup.</span>
    </div>
  );
}
