// The turns of a saved conversation, and what each expects; a turn's expectations can be left out.
import type { ExpectedAnswer, SavedConversation } from '../../../../progress/saved-conversation.ts';

interface SavedTurnsProps {
  readonly saved: SavedConversation;
  /** Counts from 1. */
  readonly failedTurn: number | undefined;
  readonly onChange: (saved: SavedConversation) => void;
}

export function SavedTurns({ saved, failedTurn, onChange }: SavedTurnsProps) {
  const judge = (place: number, judged: 'yes' | 'no') =>
    onChange({ ...saved, turns: saved.turns.map((turn, at) => (at === place ? { ...turn, judged } : turn)) });
  return (
    <ol class="chat-turns">
      {saved.turns.map(({ said, expected, judged }, at) => (
        <li key={at} class={at + 1 === failedTurn ? 'chat-differs' : ''}>
          <label>
            <input type="checkbox" checked={judged === 'yes'} onChange={(event) => judge(at, event.currentTarget.checked ? 'yes' : 'no')} />
            <span>
              “{said}” <span class="view-quiet">{judged === 'yes' ? expectationText(expected) : 'nothing is expected of the answer'}</span>
            </span>
          </label>
        </li>
      ))}
    </ol>
  );
}

function expectationText({ messages, intent, state, action, slotToElicit, slots }: ExpectedAnswer): string {
  const values = Object.entries(slots).map(([name, value]) => `${name} = ${value}`);
  const parts = [
    intent === undefined ? 'no intent' : `${intent} ${state ?? ''}`.trim(),
    [action, slotToElicit].filter(Boolean).join(' '),
    ...values,
    messages.length > 0 ? `says “${messages.join(' ')}”` : 'says nothing',
  ];
  return `→ ${parts.filter(Boolean).join(', ')}`;
}
