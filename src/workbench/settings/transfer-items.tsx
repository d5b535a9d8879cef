// Export and import of all work and progress of this browser as one file.
import { useSignal } from '@preact/signals';
import { browserStorage } from '../../progress/browser-keeper.ts';
import { exportText, importLabs, readImport } from '../../progress/transfer.ts';
import type { LabStore } from '../state/lab-store.ts';

export function TransferItems({ store }: { readonly store: LabStore }) {
  const said = useSignal('');
  return (
    <div class="wb-menu-row">
      <button type="button" class="wb-button" onClick={() => void exportAll(store, (text) => (said.value = text))}>
        Export all work
      </button>
      <label class="wb-button wb-file-button">
        Import…
        <input
          type="file"
          accept="application/json,.json"
          class="wb-hidden"
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file) void importAll(file, (text) => (said.value = text)).finally(() => (input.value = ''));
          }}
        />
      </label>
      <output class="wb-soft">{said.value}</output>
    </div>
  );
}

async function exportAll(store: LabStore, say: (text: string) => void): Promise<void> {
  await store.flush();
  const storage = await browserStorage();
  const kept = (await storage?.readAll()) ?? [];
  const labs = kept.some(({ progress }) => progress.labId === store.labId)
    ? kept
    : [...kept, { version: 1, revision: 0, savedAtMs: Date.now(), progress: store.progress.value } as const];
  const address = URL.createObjectURL(new Blob([exportText(labs, Date.now())], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `sandshark-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
  say(`${labs.length} ${labs.length === 1 ? 'lab' : 'labs'} exported.`);
}

async function importAll(file: File, say: (text: string) => void): Promise<void> {
  try {
    const reading = readImport(await file.text());
    if (reading.kind === 'unreadable') return say(`Nothing was imported: ${reading.because}`);
    const storage = await browserStorage();
    if (!storage) return say('This browser stores nothing for this site, so that nothing can be imported.');
    const count = await importLabs(storage, reading.labs, Date.now());
    say(`${count} ${count === 1 ? 'lab' : 'labs'} imported. Loading the page again…`);
    location.reload();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}
