// The lab's menu: the editor's keys, the backup, and all work as one file, out and in.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { LabStore } from '../state/lab-store.ts';
import { BackupItem } from './backup-item.tsx';
import { preferences, toggleTabKey, updatePreferences } from './preference-store.ts';
import { TransferItems } from './transfer-items.tsx';

export function SettingsMenu({ store }: { readonly store: LabStore }) {
  const open = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open.value) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) open.value = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open.value]);
  // By Tab the focus goes on behind the panel, where nobody could see it.
  const closeBehind = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !box.current?.contains(event.relatedTarget)) open.value = false;
  };
  const { tabKey, screenReader, editor } = preferences.value;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only closes on Esc what the button opened
    <div
      ref={box}
      class="wb-menu"
      onFocusOut={closeBehind}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return;
        event.stopPropagation();
        open.value = false;
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="wb-button"
        aria-expanded={open.value}
        aria-controls="wb-settings"
        onClick={() => {
          open.value = !open.value;
        }}
      >
        Settings
      </button>
      {open.value && (
        <section id="wb-settings" class="wb-menu-panel" aria-label="Settings of the lab">
          <h2>Editor</h2>
          <label class="wb-check">
            <input type="checkbox" checked={tabKey === 'leaves'} onChange={toggleTabKey} />
            <span>
              The Tab key leaves the editor <kbd>Ctrl M</kbd>
            </span>
          </label>
          <label class="wb-check">
            <input
              type="checkbox"
              checked={screenReader === 'on'}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                updatePreferences((before) => ({ ...before, screenReader: on ? 'on' : 'auto' }));
              }}
            />
            <span>I use a screen reader</span>
          </label>
          <label class="wb-field">
            <span>Which editor</span>
            <select
              value={editor}
              onChange={(event) => {
                const { value } = event.currentTarget;
                const chosen = value === 'monaco' || value === 'codemirror' ? value : 'auto';
                updatePreferences((before) => ({ ...before, editor: chosen }));
              }}
            >
              <option value="auto">As fits this device</option>
              <option value="monaco">Monaco, with types</option>
              <option value="codemirror">CodeMirror, light</option>
            </select>
          </label>
          <h2>Your work</h2>
          <BackupItem store={store} />
          <TransferItems store={store} />
        </section>
      )}
    </div>
  );
}
