// Asks before something that replaces the learner's work. A modal dialog of the browser: focus, Esc and screen readers come with it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface ConfirmProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function Confirm({ title, children, action, onConfirm, onClose }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="wb-dialog" aria-labelledby="wb-dialog-title" onClose={onClose}>
      <h2 id="wb-dialog-title">{title}</h2>
      {children}
      <div class="wb-dialog-actions">
        <button type="button" class="wb-button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button
          type="button"
          class="wb-button wb-button-strong"
          onClick={() => {
            onConfirm();
            dialog.current?.close();
          }}
        >
          {action}
        </button>
      </div>
    </dialog>
  );
}
