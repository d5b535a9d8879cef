// One section of a sequence as a table: what the drawing shows, in rows.
import { flatMessages, type Participant, type Section } from './model.ts';
import { answerText, labelText } from './words.ts';

interface SequenceTableProps {
  readonly section: Section;
  readonly participants: readonly Participant[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

export function SequenceTable({ section, participants, chosen, onChoose }: SequenceTableProps) {
  const title = (id: string) => participants.find((one) => one.id === id)?.title ?? id;
  return (
    <table class="sequence-table">
      <caption class="view-hidden">{section.title}</caption>
      <thead>
        <tr>
          <th scope="col">Who asks</th>
          <th scope="col">Whom</th>
          <th scope="col">For what</th>
          <th scope="col">Answer</th>
        </tr>
      </thead>
      <tbody>
        {flatMessages(section.messages).map(({ message, depth }) => (
          <tr key={message.key} data-outcome={message.outcome}>
            <td>{title(message.from)}</td>
            <td>{title(message.to)}</td>
            <td style={{ paddingInlineStart: `${10 + depth * 14}px` }}>
              {depth > 0 && <span aria-hidden="true">↳ </span>}
              <button type="button" class="sequence-open" aria-pressed={chosen === message.key} onClick={() => onChoose(message.key)}>
                {labelText(message)}
              </button>
              {depth > 0 && <span class="view-hidden"> (inside of the call above)</span>}
            </td>
            <td class="sequence-answer-text">{answerText(message)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
