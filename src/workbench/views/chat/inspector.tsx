// What the bot made of the turn that is looked at, in four leaves: state, understanding, function, tests.
import { useSignal } from '@preact/signals';
import type { ChatState } from './chat-state.ts';
import { FunctionPanel } from './function/function-panel.tsx';
import { StatePanel } from './machine/state-panel.tsx';
import { SavedPanel } from './saved/saved-panel.tsx';
import { UnderstandingPanel } from './understanding/understanding-panel.tsx';
import './inspector.css';

type Leaf = 'state' | 'understanding' | 'function' | 'tests';

export function Inspector({ chat }: { readonly chat: ChatState }) {
  const leaf = useSignal<Leaf>('state');
  const turns = chat.conversation.value?.turns ?? [];
  const at = turns.findIndex(({ key }) => key === chat.looked.value);
  const upTo = at === -1 ? turns : turns.slice(0, at + 1);
  const turn = upTo.at(-1);
  const story = turn?.requestId === undefined ? undefined : chat.told.value.get(turn.requestId);
  const tells = chat.told.value.size > 0 ? 'tells' : 'silent';
  const verdicts = [...chat.verdicts.value.values()];
  const failed = verdicts.filter(({ kind }) => kind === 'failed' || kind === 'not played').length;
  const names: Readonly<Record<Leaf, string>> = {
    state: 'State',
    understanding: 'Understanding',
    function: story && story.hooks.length > 0 ? `Function (${story.hooks.length})` : 'Function',
    tests: failed > 0 ? `Tests: ${failed} failed` : chat.saved.value.length > 0 ? `Tests (${chat.saved.value.length})` : 'Tests',
  };
  return (
    <section class={`chat-inspector chat-shows-${leaf.value}`} aria-label="What the bot made of it">
      <fieldset class="view-forms">
        <legend class="view-hidden">Show of this turn</legend>
        {(['state', 'understanding', 'function', 'tests'] as const).map((one) => (
          <button
            key={one}
            type="button"
            class={one === 'tests' && failed > 0 ? 'chat-failing' : ''}
            aria-pressed={leaf.value === one}
            onClick={() => {
              leaf.value = one;
            }}
          >
            {names[one]}
          </button>
        ))}
      </fieldset>
      {leaf.value === 'state' && <StatePanel turns={upTo} told={chat.told.value} />}
      {leaf.value === 'understanding' && <UnderstandingPanel chat={chat} turn={turn} story={story} tells={tells} />}
      {leaf.value === 'function' && <FunctionPanel turn={turn} story={story} tells={tells} />}
      {leaf.value === 'tests' && <SavedPanel chat={chat} />}
    </section>
  );
}
