// A saved conversation as a test for vitest with the real SDK: shown, and copied where the browser lets us.
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { SavedConversation } from '../../../../progress/saved-conversation.ts';
import { testText } from './test-text.ts';

export function CopyTest({ saved }: { readonly saved: SavedConversation }) {
  const said = useSignal('');
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useMemo(() => testText(saved), [saved]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = 'Copied.';
    } catch (error) {
      // Without https, or without permission, there is no clipboard: the text is marked, and the keyboard copies it.
      console.info('The clipboard is not to be had.', error);
      field.current?.select();
      said.value = 'The text is selected: copy it with the keyboard.';
    }
  };
  return (
    <div class="chat-copy">
      <textarea ref={field} readOnly rows={8} spellcheck={false} aria-label="The test, for vitest" value={text} />
      <p>
        <button type="button" onClick={() => void copy()}>
          Copy
        </button>{' '}
        <span role="status">{said.value}</span>
      </p>
    </div>
  );
}
