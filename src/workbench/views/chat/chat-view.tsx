// The chat: the conversations of the run with the learner's bots, as a person would see them.
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { RunLog } from '../../state/run-log.ts';
import { EmptyState } from './empty-state.tsx';
import { SessionChoice } from './session-choice.tsx';
import { Transcript } from './transcript.tsx';
import { conversationsOf, programTurns } from './turns/conversations.ts';
import '../view.css';
import './chat-view.css';

interface ChatViewProps {
  readonly log: ReadonlySignal<RunLog>;
}

export default function ChatView({ log }: ChatViewProps) {
  const { calls, clock, state } = log.value;
  const conversations = useMemo(() => conversationsOf(programTurns(calls)), [calls]);
  /** The key of the conversation that is looked at; the latest when there is no such one. */
  const chosen = useSignal<string | undefined>(undefined);
  const conversation = conversations.find(({ key }) => key === chosen.value) ?? conversations.at(-1);
  if (!conversation) return <EmptyState run={state === 'idle' && calls.length === 0 ? 'none' : 'begun'} />;
  return (
    <section class="view chat-view" aria-label="Chat">
      <SessionChoice
        conversations={conversations}
        chosen={conversation.key}
        onChoose={(key) => {
          chosen.value = key;
        }}
      />
      <Transcript turns={conversation.turns} startMs={clock?.startMs} />
    </section>
  );
}
