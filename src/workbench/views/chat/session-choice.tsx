// Which conversation is looked at, where the run has several.
import type { Conversation } from './turns/conversations.ts';

interface SessionChoiceProps {
  readonly conversations: readonly Conversation[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

export function SessionChoice({ conversations, chosen, onChoose }: SessionChoiceProps) {
  return (
    <label class="chat-session">
      <span class="view-quiet">Conversation</span>
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {conversations.map(({ key, address, turns }) => (
          <option key={key} value={key}>
            {address.sessionId} ({turns.length} {turns.length === 1 ? 'turn' : 'turns'})
          </option>
        ))}
      </select>
    </label>
  );
}
