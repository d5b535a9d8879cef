// The bar under the panes: what is going on, or how the Run ended. Also the page's polite live region.
import type { LabStore } from '../state/lab-store.ts';
import { announcementOf, type Verdict, verdictOf } from '../state/verdict.ts';
import { CodeText } from './code-text.tsx';

const SIGNS: Readonly<Record<Verdict['tone'], string>> = { quiet: '·', busy: '…', passed: '✓', failed: '✗' };

export function VerdictBar({ store }: { readonly store: LabStore }) {
  const phase = store.phase.value;
  const steps = store.content.value?.steps ?? [];
  const trouble = store.trouble.value;
  const verdict: Verdict = trouble
    ? { tone: 'failed', text: trouble }
    : phase.kind === 'loading'
      ? { tone: 'busy', text: 'Loading the lab…' }
      : verdictOf(store.log.value, store.outcome.value, steps, store.progress.value.lastResult);
  return (
    <div class={`wb-verdict wb-verdict-${verdict.tone}`} data-tone={verdict.tone}>
      <span class="wb-verdict-sign" aria-hidden="true">
        {SIGNS[verdict.tone]}
      </span>
      <p>
        <CodeText text={verdict.text} />
        {verdict.expected && (
          <span class="wb-expected">
            <span class="wb-soft">Expected:</span> <CodeText text={verdict.expected} />
          </span>
        )}
        {verdict.problems && (
          <>
            {' '}
            <button type="button" class="wb-link" onClick={() => showProblems(store)}>
              {verdict.problems}
            </button>
            .
          </>
        )}
      </p>
      <output class="wb-hidden" aria-live="polite">
        {announcementOf(verdict)}
      </output>
    </div>
  );
}

/** The focus goes along: the pane is above the bar, and a keyboard would have to walk back to it. */
function showProblems(store: LabStore): void {
  store.pane.value = 'problems';
  document.getElementById('wb-tab-problems')?.focus();
}
