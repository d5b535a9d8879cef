// What the chat shows before anybody spoke to a bot.
export function EmptyState({ run }: { readonly run: 'none' | 'begun' }) {
  return (
    <section class="view chat-view" aria-label="Chat">
      <div class="view-empty chat-empty">
        <svg viewBox="0 0 240 76" width="320" height="101" aria-hidden="true">
          <path d="M112 6h104a10 10 0 0 1 10 10v8a10 10 0 0 1-10 10H112a10 10 0 0 1-10-10v-8a10 10 0 0 1 10-10Z" class="chat-empty-said" />
          <path d="M24 42h118a10 10 0 0 1 10 10v8a10 10 0 0 1-10 10H24a10 10 0 0 1-10-10v-8a10 10 0 0 1 10-10Z" />
          <path d="M28 56h78" class="chat-empty-words" />
        </svg>
        <p>
          {run === 'none'
            ? 'Press Run: conversations with your bot are shown here.'
            : 'Nobody has spoken to a bot yet: this shows RecognizeText, RecognizeUtterance and PutSession.'}
        </p>
      </div>
    </section>
  );
}
