// Which conversation is looked at; a new one; and keeping it as a test.
import { useId } from 'preact/hooks';
import { botKey, type KnownBot } from '../bots/known-bots.ts';
import type { ChatState } from '../chat-state.ts';
import type { Conversation } from '../turns/conversations.ts';

export function SessionBar({ chat }: { readonly chat: ChatState }) {
  const id = useId();
  const shown = chat.conversation.value;
  const conversations = chat.conversations.value;
  const former = chat.former.value;
  const isNew = shown && shown.turns.length === 0;
  const canSave = shown?.turns.some(({ said, answer }) => said !== undefined && answer.kind === 'answered') ?? false;
  const groups: readonly (readonly [string, readonly Conversation[]])[] = [
    ['Of your program', conversations.filter(({ turns }) => turns[0]?.by === 'program')],
    ['Yours', [...conversations.filter(({ turns }) => turns[0]?.by === 'visitor'), ...(isNew ? [shown] : [])]],
    ['Before this run', former],
  ];
  return (
    <div class="chat-bar">
      <label class="view-hidden" for={`${id}-session`}>
        Conversation
      </label>
      <select
        id={`${id}-session`}
        value={shown?.key ?? ''}
        onChange={(event) => chat.choose(event.currentTarget.value)}
        disabled={conversations.length + former.length + (isNew ? 1 : 0) === 0}
      >
        {!shown && <option value="">No conversation yet</option>}
        {groups.map(
          ([name, own]) =>
            own.length > 0 && (
              <optgroup key={name} label={name}>
                {own.map((each) => (
                  <option key={each.key} value={each.key}>
                    {titleOf(each)}
                  </option>
                ))}
              </optgroup>
            ),
        )}
      </select>
      {chat.bots.value.length > 1 && <BotChoice chat={chat} bots={chat.bots.value} />}
      <button type="button" disabled={!chat.isOpen || chat.bots.value.length === 0} onClick={() => chat.begin(currentBot(chat))}>
        New
        <span class="view-hidden"> conversation</span>
      </button>
      <button
        type="button"
        disabled={!canSave}
        title="Keeps what was said and what the bot answered; it is played again after each Run"
        onClick={() => shown && chat.save(shown)}
      >
        Save as test
      </button>
    </div>
  );
}

const currentBot = (chat: ChatState): KnownBot | undefined => {
  const address = chat.conversation.peek()?.address;
  const bots = chat.bots.peek();
  return (address && bots.find((bot) => botKey(bot) === botKey(address))) ?? bots[0];
};

function BotChoice({ chat, bots }: { readonly chat: ChatState; readonly bots: readonly KnownBot[] }) {
  const current = currentBot(chat);
  return (
    <select
      aria-label="Bot"
      value={current ? botKey(current) : ''}
      onChange={(event) => chat.begin(bots.find((bot) => botKey(bot) === event.currentTarget.value))}
      disabled={!chat.isOpen}
    >
      {bots.map((bot) => (
        <option key={botKey(bot)} value={botKey(bot)}>
          {bot.botName}, {bot.localeId}, {bot.aliasName}
        </option>
      ))}
    </select>
  );
}

const MOST_WORDS = 30;

/** The program names its sessions; those of the panel are known by what was said first. */
function titleOf({ address: { sessionId }, turns }: Conversation): string {
  const said = turns.find((turn) => turn.said !== undefined)?.said;
  const words = said === undefined || said.length <= MOST_WORDS ? said : `${said.slice(0, MOST_WORDS)}…`;
  if (turns[0]?.by === 'program') return `${sessionId}: ${words ?? 'nothing said'}`;
  return sessionId.startsWith('test-') ? `A failed test: ${words ?? ''}` : (words ?? 'A new conversation');
}
