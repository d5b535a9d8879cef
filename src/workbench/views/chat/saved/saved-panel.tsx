// The saved conversations: how each fared with the bot of this run, what it expects, and what can be done with it.
import { useSignal } from '@preact/signals';
import type { SavedConversation } from '../../../../progress/saved-conversation.ts';
import type { ChatState } from '../chat-state.ts';
import { CopyTest } from './copy-test.tsx';
import type { Verdict } from './play.ts';
import { SavedTurns } from './saved-turns.tsx';

export function SavedPanel({ chat }: { readonly chat: ChatState }) {
  const saved = chat.saved.value;
  if (saved.length === 0)
    return (
      <div class="chat-leaf">
        <p class="view-quiet">
          A conversation that went well can be kept: press “Save as test”. It is played again after each Run, in a fresh session, and you
          see the first turn in which the bot answers otherwise.
        </p>
      </div>
    );
  return (
    <div class="chat-leaf">
      <div class="chat-all">
        <p aria-live="polite">{summary(saved, chat.verdicts.value)}</p>
        <button type="button" disabled={!chat.isOpen} onClick={() => void chat.test(saved)}>
          Test all
        </button>
      </div>
      <ul class="chat-saved">
        {saved.map((each) => (
          <Saved key={each.id} chat={chat} saved={each} verdict={chat.verdicts.value.get(each.id)} />
        ))}
      </ul>
    </div>
  );
}

function summary(saved: readonly SavedConversation[], verdicts: ReadonlyMap<string, Verdict>): string {
  const count = (...kinds: readonly Verdict['kind'][]) =>
    saved.filter(({ id }) => kinds.includes(verdicts.get(id)?.kind ?? 'waiting')).length;
  if (count('passed', 'failed', 'not played') < saved.length) return `${saved.length} saved: played again when a run is over.`;
  const failed = count('failed', 'not played');
  if (failed > 0) return `${failed} of ${saved.length} failed with the bot of this run.`;
  return saved.length === 1 ? 'It passed with the bot of this run.' : `All ${saved.length} passed with the bot of this run.`;
}

const WORDS: Readonly<Record<Verdict['kind'], string>> = {
  waiting: 'Waits',
  playing: 'Plays…',
  passed: 'Passed',
  failed: 'Failed',
  'not played': 'Not played',
};

interface SavedProps {
  readonly chat: ChatState;
  readonly saved: SavedConversation;
  readonly verdict: Verdict | undefined;
}

function Saved({ chat, saved, verdict }: SavedProps) {
  const open = useSignal<'closed' | 'turns' | 'copy' | 'removing'>('closed');
  const toggle = (part: 'turns' | 'copy' | 'removing') => {
    open.value = open.value === part ? 'closed' : part;
  };
  const failedTurn = verdict?.kind === 'failed' ? verdict.turn : undefined;
  return (
    <li class={`chat-test chat-test-${(verdict?.kind ?? 'waiting').replace(' ', '-')}`}>
      <div class="chat-test-head">
        <b class="chat-verdict">{WORDS[verdict?.kind ?? 'waiting']}</b>
        <input
          type="text"
          aria-label="Name of the test"
          value={saved.name}
          onChange={(event) => chat.keep({ ...saved, name: event.currentTarget.value.trim() || saved.name })}
        />
      </div>
      {(verdict?.kind === 'failed' || verdict?.kind === 'not played') && (
        <p class="chat-problem">
          {verdict.kind === 'failed' && `Turn ${verdict.turn}, “${saved.turns[verdict.turn - 1]?.said ?? ''}”: `}
          {verdict.because}
        </p>
      )}
      <div class="chat-test-acts">
        <button type="button" aria-expanded={open.value === 'turns'} onClick={() => toggle('turns')}>
          {saved.turns.length} {saved.turns.length === 1 ? 'turn' : 'turns'}
        </button>
        {chat.replay.value === 'playing' ? (
          <button type="button" onClick={() => chat.stopReplay()}>
            Stop replay
          </button>
        ) : (
          <button type="button" disabled={!chat.isOpen} onClick={() => void chat.play(saved)}>
            Replay
          </button>
        )}
        <button type="button" aria-expanded={open.value === 'copy'} onClick={() => toggle('copy')}>
          As code
        </button>
        <button type="button" aria-expanded={open.value === 'removing'} onClick={() => toggle('removing')}>
          Remove
        </button>
      </div>
      {open.value === 'turns' && <SavedTurns saved={saved} failedTurn={failedTurn} onChange={(changed) => chat.keep(changed)} />}
      {open.value === 'copy' && <CopyTest saved={saved} />}
      {open.value === 'removing' && (
        <p class="chat-removing">
          Remove this test for good?{' '}
          <button type="button" onClick={() => chat.remove(saved.id)}>
            Yes, remove it
          </button>
        </p>
      )}
    </li>
  );
}
