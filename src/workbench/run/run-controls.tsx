// Run, Stop and Reset. Stop takes the place of nothing: both are always there, so that nothing moves under the finger.
import { useSignal } from '@preact/signals';
import { ActionButton } from '../layout/action-button.tsx';
import { Confirm } from '../layout/confirm.tsx';
import type { LabStore } from '../state/lab-store.ts';
import { isBusy } from './busy.ts';

interface RunControlsProps {
  readonly store: LabStore;
  readonly onRun: () => void;
  readonly onStop: () => void;
}

export function RunControls({ store, onRun, onStop }: RunControlsProps) {
  const asking = useSignal(false);
  const busy = isBusy(store.log.value.state);
  const ready = store.phase.value.kind === 'ready';
  const changed = Object.keys(store.progress.value.files).length;
  const modifier = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘' : 'Ctrl ';
  return (
    <div class="wb-run-controls">
      <ActionButton
        look="run"
        possible={ready}
        onPress={onRun}
        shortcuts="Control+Enter Meta+Enter"
        title={`Run the program and check it (${modifier}Enter)`}
      >
        <span aria-hidden="true">▶</span> Run <KeyName keys={`${modifier}⏎`} />
      </ActionButton>
      <ActionButton possible={busy} onPress={onStop} shortcuts="Escape Control+." title="Stop the run (Esc, or Ctrl+.)">
        <span aria-hidden="true">■</span> <span class="wb-label">Stop</span>
      </ActionButton>
      <ActionButton
        possible={ready && changed > 0}
        onPress={() => {
          asking.value = true;
        }}
        title="Go back to the files that the lab starts with"
      >
        <span aria-hidden="true">↺</span> <span class="wb-label">Reset</span>
      </ActionButton>
      {asking.value && (
        <Confirm
          title="Start over?"
          action="Start over"
          onConfirm={() => store.dispatch({ type: 'reset', atMs: Date.now() })}
          onClose={() => {
            asking.value = false;
          }}
        >
          <p>
            {changed === 1 ? 'The file that you changed goes' : `The ${changed} files that you changed go`} back to the start of the lab.
            Your version is kept as a backup; the settings menu restores it. Passed steps stay passed.
          </p>
        </Confirm>
      )}
    </div>
  );
}

/** A shortcut to look at; screen readers get it from the button's own attribute. */
function KeyName({ keys }: { readonly keys: string }) {
  return (
    <span class="wb-key-name" aria-hidden="true">
      {keys}
    </span>
  );
}
