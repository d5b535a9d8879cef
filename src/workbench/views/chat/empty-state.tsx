// What the chat shows before anybody spoke to a bot.
import type { RunState } from '../../../lab/run-events.ts';

export function EmptyState({ run }: { readonly run: RunState | 'none' }) {
  return (
    <section class="view chat-view" aria-label="Chat">
      <div class="view-empty chat-empty">
        <svg viewBox="0 0 240 76" width="320" height="101" aria-hidden="true">
          <path d="M112 6h104a10 10 0 0 1 10 10v8a10 10 0 0 1-10 10H112a10 10 0 0 1-10-10v-8a10 10 0 0 1 10-10Z" class="chat-empty-said" />
          <path d="M24 42h118a10 10 0 0 1 10 10v8a10 10 0 0 1-10 10H24a10 10 0 0 1-10-10v-8a10 10 0 0 1 10-10Z" />
          <path d="M28 56h78" class="chat-empty-words" />
        </svg>
        <p>{wordsOf(run)}</p>
      </div>
    </section>
  );
}

function wordsOf(run: RunState | 'none'): string {
  if (run === 'none' || run === 'idle') return 'Press Run: conversations with your bot are shown here, and then you can talk to it.';
  if (run === 'done') return 'The run made no bot. When it makes one, you can talk to it here.';
  return 'Nobody has spoken to a bot yet…';
}
