// The words of the utterance, and how much each spoke for or against the likeliest intents.
import { type ReasonTable, reasonSentence } from './reason-rows.ts';

interface ReasonGridProps {
  readonly table: ReasonTable;
  /** What made the intent certain, whatever the words say. */
  readonly because: 'sample' | 'answer' | undefined;
}

const CERTAIN = {
  sample: 'It fits a sample utterance as a whole, and that alone scores 1. ',
  answer: 'It answers the question that was open, and so the intent stays, with a score of 1. By its words alone: ',
} as const;

export function ReasonGrid({ table, because }: ReasonGridProps) {
  const { intents, rows, idle, most } = table;
  return (
    <>
      <p>
        {because && CERTAIN[because]}
        {reasonSentence(table)}
      </p>
      <div class="view-table chat-reasons" hidden={rows.length === 0}>
        <table>
          <caption class="view-hidden">How much each word spoke for or against an intent</caption>
          <thead>
            <tr>
              <th scope="col">Word</th>
              {intents.map((intent) => (
                <th key={intent} scope="col">
                  {intent}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ part, amounts }, at) => (
              <tr key={`${at} ${part}`}>
                <th scope="row">{part}</th>
                {amounts.map((amount, column) => (
                  <td key={intents[column]}>
                    <span class={`chat-amount ${amount < 0 ? 'chat-against' : 'chat-for'}`}>
                      <span class="chat-amount-place" aria-hidden="true">
                        <i style={{ inlineSize: `${(Math.abs(amount) / most) * 50}%` }} />
                      </span>
                      {signed(amount)}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {idle.length > 0 && <p class="view-quiet">Moved nothing: {idle.join(', ')}</p>}
    </>
  );
}

const signed = (amount: number) => (Math.abs(amount) < 0.05 ? '0' : `${amount > 0 ? '+' : '−'}${Math.abs(amount).toFixed(1)}`);
