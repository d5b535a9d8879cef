// The field in which a visitor speaks to the bot. It keeps the focus, also when a card's button was pressed and is gone.
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { RunState } from '../../../../lab/run-events.ts';
import { MOST_CHARACTERS } from '../bots/lex-requests.ts';
import type { ChatState } from '../chat-state.ts';

export function Composer({ chat, run }: { readonly chat: ChatState; readonly run: RunState }) {
  const id = useId();
  const text = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const talk = chat.talk.value;
  const shown = chat.conversation.value;
  const isFormer = shown !== undefined && chat.former.value.includes(shown);
  const bot = chat.bots.value.find(({ botId }) => botId === shown?.address.botId) ?? chat.bots.value[0];
  const isReady = chat.isOpen && bot !== undefined;
  useEffect(() => {
    // Who pressed a button of a card goes on in the field: the button can be pressed once only.
    if (talk.kind === 'waiting' && document.activeElement?.closest('.chat-card')) field.current?.focus();
  }, [talk]);
  return (
    <>
      {chat.isCloudNew && chat.isOpen && (
        <p class="chat-note chat-new-cloud">New run, new cloud: the bot remembers nothing of the conversations before.</p>
      )}
      <form
        class="chat-composer"
        onSubmit={(event) => {
          event.preventDefault();
          const words = text.value.trim();
          if (words === '' || talk.kind === 'waiting' || !isReady) return;
          text.value = '';
          void chat.say(words);
          field.current?.focus();
        }}
      >
        <label class="view-hidden" for={`${id}-text`}>
          Say something to {bot?.botName ?? 'the bot'}
        </label>
        <input
          ref={field}
          id={`${id}-text`}
          type="text"
          autocomplete="off"
          enterkeyhint="send"
          maxLength={MOST_CHARACTERS}
          disabled={!isReady}
          placeholder={placeholderOf(run, bot?.botName, isFormer)}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <button type="submit" disabled={!isReady} aria-disabled={talk.kind === 'waiting'}>
          Send
        </button>
      </form>
    </>
  );
}

function placeholderOf(run: RunState, bot: string | undefined, isFormer: boolean): string {
  if (run === 'idle') return 'Press Run: each Run makes its cloud and its bots anew';
  if (run !== 'done') return 'The run is under way…';
  if (bot === undefined) return 'The run made no bot';
  return isFormer ? `A new cloud: begin anew with ${bot}` : `Say something to ${bot}`;
}
