// A conversation as bubbles: what was said on one side, what the bot answered on the other. Pressing what was said looks back at that turn.
import { useEffect, useRef } from 'preact/hooks';
import { duration } from '../../../console/lab-time.ts';
import type { ChatState } from '../chat-state.ts';
import { messageText } from '../saved/expectation.ts';
import { type SessionAddress, sessionKey, type Turn } from '../turns/turn.ts';
import { stateWords } from '../turns/words.ts';
import { MessageBubble } from './message-bubble.tsx';

interface TranscriptProps {
  readonly chat: ChatState;
  readonly startMs: number | undefined;
}

export function Transcript({ chat, startMs }: TranscriptProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const shown = chat.conversation.value;
  const turns = shown?.turns ?? [];
  const talk = chat.talk.value;
  const isHere = (address: SessionAddress) => shown !== undefined && sessionKey(address) === sessionKey(shown.address);
  const isFormer = shown !== undefined && chat.former.value.includes(shown);
  const looked = turns.find(({ key }) => key === chat.looked.value) ?? turns.at(-1);
  const latest = turns.at(-1);
  const isWaiting = talk.kind === 'waiting' && isHere(talk.address);
  useEffect(() => {
    // The newest words are to be seen; who looks back stays there.
    if (!scroll.current || chat.looked.peek() !== undefined) return;
    scroll.current.scrollTop = scroll.current.scrollHeight;
    // Where it is narrow the pane scrolls as a whole, and only for who is talking.
    if (isWaiting || latest?.by === 'visitor') scroll.current.querySelector('li:last-child')?.scrollIntoView({ block: 'nearest' });
  }, [turns.length, isWaiting, chat, shown?.key, latest?.by]);
  return (
    <>
      <div
        ref={scroll}
        class="chat-transcript"
        role="log"
        aria-live="off"
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard
        tabIndex={0}
      >
        {turns.length === 0 && !isWaiting && <p class="chat-note chat-first">{invitation(chat)}</p>}
        <ol>
          {turns.map((turn) => (
            <li key={turn.key} class={`chat-turn ${turn === looked ? 'chat-looked' : ''}`}>
              <Said
                turn={turn}
                startMs={startMs}
                looked={turn === looked ? 'looked' : 'not'}
                onLook={() => {
                  chat.looked.value = turn === latest ? undefined : turn.key;
                }}
              />
              <Answer turn={turn} onPress={turn === latest && chat.isOpen && !isFormer ? (value) => void chat.say(value) : undefined} />
            </li>
          ))}
          {isWaiting && (
            <li class="chat-turn">
              <p class="chat-bubble chat-said">{talk.said}</p>
              <p class="chat-bubble chat-answer chat-thinking">
                <span class="view-hidden">The bot is thinking</span>
                <i />
                <i />
                <i />
              </p>
            </li>
          )}
        </ol>
        {talk.kind === 'failed' && (
          <p class="chat-bubble chat-refused" role="alert">
            {talk.because}
          </p>
        )}
      </div>
      <p class="view-hidden" aria-live="polite">
        {latest?.by === 'visitor' ? spoken(latest) : ''}
      </p>
    </>
  );
}

function invitation(chat: ChatState): string {
  if (!chat.isOpen) return 'When the run is over, you can talk to the bot.';
  return chat.bots.value.length > 0 ? 'A new conversation: say something to the bot.' : 'The run made no bot.';
}

/** For those who listen: what the bot said last. */
function spoken({ answer }: Turn): string {
  if (answer.kind === 'refused') return `The bot gave no answer: ${answer.message}`;
  if (answer.kind !== 'answered') return '';
  const texts = answer.messages.map((message) =>
    message.kind === 'card'
      ? `A card: ${message.card.title}. ${message.card.buttons.map(({ text }) => text).join(', ')}`
      : messageText(message),
  );
  return texts.length > 0 ? `Bot: ${texts.join(' ')}` : 'The bot says nothing.';
}

interface SaidProps {
  readonly turn: Turn;
  readonly startMs: number | undefined;
  readonly looked: 'looked' | 'not';
  readonly onLook: () => void;
}

function Said({ turn: { atMs, said, answer }, startMs, looked, onLook }: SaidProps) {
  const since = duration(Math.max(0, atMs - (startMs ?? atMs)), 'hidden');
  const words = said ?? (answer.kind === 'forgotten' ? 'DeleteSession: the bot forgets the conversation' : 'PutSession sets the state');
  return (
    <button
      type="button"
      class={said === undefined ? 'chat-put' : 'chat-bubble chat-said'}
      aria-pressed={looked === 'looked'}
      title={`After ${since} of lab time. Press to look at this turn`}
      onClick={onLook}
    >
      {said !== undefined && <span class="view-hidden">You: </span>}
      {words}
    </button>
  );
}

function Answer({ turn: { answer }, onPress }: { readonly turn: Turn; readonly onPress: ((value: string) => void) | undefined }) {
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
        <MessageBubble key={place} message={message} onPress={onPress} />
      ))}
      {answer.messages.length === 0 && <p class="chat-note">The bot says nothing.</p>}
      <p class="chat-note">{stateWords(answer)}</p>
    </>
  );
}
