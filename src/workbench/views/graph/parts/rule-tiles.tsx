// The rules as tiles: whether resources comply at the moment that is looked at. Pressing one shows which.
import type { GraphState } from '../graph-state.ts';
import { tallyOf } from '../model/compliance.ts';
import { tallyWords } from '../words.ts';

const TONES = { COMPLIANT: 'good', NON_COMPLIANT: 'bad', INSUFFICIENT_DATA: 'none', NOT_APPLICABLE: 'none' } as const;

export function RuleTiles({ graph }: { readonly graph: GraphState }) {
  const rules = graph.rules.value;
  if (rules.length === 0) return null;
  return (
    <ul class="graph-rules" aria-label="Rules">
      {rules.map((rule) => {
        const tone = TONES[tallyOf(rule).compliance];
        const isChosen = graph.rule.value === rule.name;
        return (
          <li key={rule.name}>
            <button
              type="button"
              class={`graph-rule graph-rule-${tone}`}
              aria-pressed={isChosen}
              title={`Judged by ${rule.judge}. Press to see which resources.`}
              onClick={() => (graph.rule.value = isChosen ? undefined : rule.name)}
            >
              <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
                <path d={{ good: 'M2.5 7.5l3 3 6-7', bad: 'M3 3l8 8m0-8l-8 8', none: 'M3 7h8' }[tone]} />
              </svg>
              <strong>{rule.name}</strong> <span>{tallyWords(rule)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
