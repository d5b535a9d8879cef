// The chat: conversations with the learner's bots on one side, and what the bot made of the looked-at turn on the other.
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { RunLog } from '../../state/run-log.ts';
import type { StreamHub } from '../../state/stream-hub.ts';
import { ChatState, type ChatStore } from './chat-state.ts';
import { EmptyState } from './empty-state.tsx';
import { Inspector } from './inspector.tsx';
import { Composer } from './talk/composer.tsx';
import { SessionBar } from './talk/session-bar.tsx';
import { Transcript } from './talk/transcript.tsx';
import '../view.css';
import './chat-view.css';

interface ChatViewProps {
  readonly events: StreamHub;
  readonly log: ReadonlySignal<RunLog>;
  readonly store: ChatStore;
}

export default function ChatView({ events, log, store }: ChatViewProps) {
  const chat = useMemo(() => new ChatState(store, log), [store, log]);
  useEffect(() => events.subscribe((event) => chat.hear(event)), [events, chat]);
  const { state, calls } = log.value;
  useEffect(() => {
    if (state === 'done') void chat.runEnded();
  }, [state, chat]);
  const conversation = chat.conversation.value;
  const isThere = conversation !== undefined || chat.bots.value.length > 0 || chat.former.value.length > 0;
  if (!isThere && chat.saved.value.length === 0) return <EmptyState run={state === 'idle' && calls.length === 0 ? 'none' : state} />;
  return (
    <section class="view chat-view" aria-label="Chat">
      <div class="chat-frame">
        <div class="chat-talk">
          <SessionBar chat={chat} />
          <Transcript chat={chat} startMs={log.value.clock?.startMs} />
          <Composer chat={chat} run={state} />
        </div>
        <Inspector chat={chat} />
      </div>
    </section>
  );
}
