// The interpretations as bars, with the threshold as a line across them. The FallbackIntent has no score: it stands at the line.
import type { ScoreRow } from './score-rows.ts';

export function ScoreBars({ rows, threshold }: { readonly rows: readonly ScoreRow[]; readonly threshold: number | undefined }) {
  return (
    <div class="chat-scores" style={threshold === undefined ? undefined : { '--chat-threshold': threshold }}>
      <ul>
        {rows.map(({ intent, score, place }) => (
          <li key={intent} class={`chat-score chat-score-${place}`}>
            <span class="chat-score-name">{intent}</span>
            <span class="chat-score-place" aria-hidden="true">
              {score !== undefined && <i style={{ inlineSize: `${score * 100}%` }} />}
            </span>
            <span class="chat-score-value">
              {score === undefined ? <span class="view-quiet">no score</span> : score.toFixed(2)}
              <span class="view-hidden">
                {place === 'taken'
                  ? ', the intent that was taken'
                  : place === 'above'
                    ? ', above the threshold'
                    : place === 'below'
                      ? ', below the threshold'
                      : ''}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p class="view-quiet">
        {threshold === undefined
          ? 'The threshold (nluIntentConfidenceThreshold) of this bot is not known here.'
          : `Threshold ${threshold.toFixed(2)}: what scores less goes to the FallbackIntent, which has no score and stands at the line.`}
      </p>
    </div>
  );
}
