// The address bar of the preview: the whole address of the page that is shown, to be read and written, and the steps back and forward.
import { useEffect, useRef } from 'preact/hooks';
import type { PageRoute } from '../../../lab/run-events.ts';
import type { PageMove } from '../../../lab/sandbox/protocol.ts';

interface AddressBarProps {
  readonly route: PageRoute | undefined;
  readonly live: boolean;
  readonly onMove: (move: PageMove) => void;
}

export function AddressBar({ route, live, onMove }: AddressBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const address = route?.address ?? '';
  // What is being written stays until it is sent, or until the page goes elsewhere.
  useEffect(() => {
    if (field.current) field.current.value = address;
  }, [address]);
  const step = (kind: 'back' | 'forward', sign: string, words: string) => {
    const possible = live && route?.[kind] === 'possible';
    return (
      <button type="button" aria-label={words} title={words} aria-disabled={!possible} onClick={() => possible && onMove({ kind })}>
        {sign}
      </button>
    );
  };
  return (
    <form
      class="preview-bar"
      onSubmit={(event) => {
        event.preventDefault();
        if (live) onMove({ kind: 'go', address: field.current?.value ?? '' });
      }}
    >
      {step('back', '←', 'Back, in the preview')}
      {step('forward', '→', 'Forward, in the preview')}
      <label class="preview-address">
        <input
          ref={field}
          aria-label="Address of the page in the preview"
          title={address}
          defaultValue={address}
          placeholder="https://app.example/"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          readOnly={!live}
        />
      </label>
      <button type="submit" aria-disabled={!live}>
        Go
      </button>
    </form>
  );
}
