// A conversation as bubbles: what was said on one side, what the bot answered on the other.
import { duration } from '../../console/lab-time.ts';
import { MessageBubble } from './message-bubble.tsx';
import type { Turn } from './turns/turn.ts';
import { stateWords } from './turns/words.ts';

interface TranscriptProps {
  readonly turns: readonly Turn[];
  readonly startMs: number | undefined;
}

export function Transcript({ turns, startMs }: TranscriptProps) {
  return (
    <ol class="chat-transcript" role="log" aria-label="Conversation" aria-live="polite">
      {turns.map((turn) => (
        <li key={turn.key} class="chat-turn">
          <Said turn={turn} startMs={startMs} />
          <Answer turn={turn} />
        </li>
      ))}
    </ol>
  );
}

function Said({ turn, startMs }: { readonly turn: Turn; readonly startMs: number | undefined }) {
  const since = duration(Math.max(0, turn.atMs - (startMs ?? turn.atMs)), 'hidden');
  if (turn.said === undefined)
    return (
      <p class="chat-note">
        {turn.answer.kind === 'forgotten' ? 'DeleteSession: the bot forgets the conversation' : 'PutSession sets the state'}{' '}
        <time>{since}</time>
      </p>
    );
  return (
    <p class="chat-bubble chat-said">
      <span class="view-hidden">You: </span>
      {turn.said}
      <time>{since}</time>
    </p>
  );
}

function Answer({ turn: { answer } }: { readonly turn: Turn }) {
  if (answer.kind === 'forgotten') return null;
  if (answer.kind === 'too long') return <p class="chat-note">The answer is longer than the page keeps.</p>;
  if (answer.kind === 'refused')
    return (
      <p class="chat-bubble chat-refused">
        <b>{answer.code}</b> {answer.message}
      </p>
    );
  return (
    <>
      {answer.messages.map((message, place) => (
        <MessageBubble key={place} message={message} />
      ))}
      <p class="chat-note">{stateWords(answer)}</p>
    </>
  );
}
