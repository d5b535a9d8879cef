// The address bar of an app: its route after the #, to be read and written, and the steps back and forward in its own history.
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
  const hash = route?.hash ?? '';
  // What is being written stays until it is sent, or until the app goes elsewhere.
  useEffect(() => {
    if (field.current) field.current.value = hash;
  }, [hash]);
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
        if (live) onMove({ kind: 'route', hash: field.current?.value ?? '' });
      }}
    >
      {step('back', '←', 'Back, in the app')}
      {step('forward', '→', 'Forward, in the app')}
      <label class="preview-address">
        <span>index.html</span>
        <input
          ref={field}
          aria-label="Route of the app, after index.html"
          defaultValue={hash}
          placeholder="#"
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
