// The dashboard: what the program's searches of an OpenSearch domain were answered, as charts or as tables, always the same numbers.
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { duration } from '../../console/lab-time.ts';
import type { RunLog } from '../../state/run-log.ts';
import { ChartPanel } from './chart-panel.tsx';
import { ChartTable } from './chart-table.tsx';
import { DocumentTable } from './document-table.tsx';
import { type SearchAnswer, searchAnswers } from './search-answers.ts';
import { numberText } from './words.ts';
import '../view.css';
import './dashboard-view.css';

interface DashboardViewProps {
  readonly log: ReadonlySignal<RunLog>;
}

type Form = 'charts' | 'table';

export default function DashboardView({ log }: DashboardViewProps) {
  const { calls, clock, state } = log.value;
  const answers = useMemo(() => searchAnswers(calls), [calls]);
  /** The id of the call that is looked at; the latest when there is no such call. */
  const chosen = useSignal<number | undefined>(undefined);
  const form = useSignal<Form>('charts');
  const found = answers.findIndex(({ id }) => id === chosen.value);
  const at = found === -1 ? answers.length - 1 : found;
  const answer = answers[at];
  if (!answer) return <EmptyState run={state === 'idle' && calls.length === 0 ? 'none' : 'begun'} />;
  const sinceStart = duration(Math.max(0, answer.atMs - (clock?.startMs ?? answer.atMs)), 'hidden');
  return (
    <section class="view dashboard-view" aria-label="Dashboard">
      <div class="dashboard-top">
        <label class="view-time dashboard-time">
          <span>
            Search {at + 1} of {answers.length}
          </span>
          <input
            type="range"
            min={1}
            max={answers.length}
            value={at + 1}
            disabled={answers.length === 1}
            aria-valuetext={`search ${at + 1} of ${answers.length}, after ${sinceStart}`}
            onInput={(event) => {
              const wanted = Number(event.currentTarget.value) - 1;
              chosen.value = wanted === answers.length - 1 ? undefined : answers[wanted]?.id;
            }}
          />
          <time>{sinceStart}</time>
        </label>
        <fieldset class="view-forms">
          <legend class="view-hidden">Show the answer as</legend>
          {(['charts', 'table'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={form.value === one}
              onClick={() => {
                form.value = one;
              }}
            >
              {one === 'charts' ? 'Charts' : 'Table'}
            </button>
          ))}
        </fieldset>
      </div>
      <Answer answer={answer} form={form.value} />
    </section>
  );
}

function Answer({ answer, form }: { readonly answer: SearchAnswer; readonly form: Form }) {
  if (answer.kind === 'refused') {
    return (
      <p class="dashboard-refused">
        <b>The domain refused the search of {answer.target}.</b> {answer.reason}
      </p>
    );
  }
  if (answer.kind === 'too long') {
    return (
      <p class="dashboard-refused">
        <b>The answer is longer than the page keeps.</b> Ask for fewer documents (<code>size</code>) or fewer buckets.
      </p>
    );
  }
  const { charts, documents, target, total, totalIs } = answer;
  return (
    <>
      <p class="dashboard-total">
        <b>
          {totalIs === 'at least' && 'more than '}
          {numberText(total)}
        </b>{' '}
        {total === 1 ? 'document' : 'documents'} in <code>{target}</code>
        {charts.length === 0 && '; the search has no aggregation, so there is no chart'}
      </p>
      <div class="dashboard-panels">
        {charts.map((chart) => {
          const key = [chart.name, ...chart.levels.map(({ name }) => name)].join('\n');
          return form === 'table' ? <ChartTable key={key} chart={chart} /> : <ChartPanel key={key} chart={chart} />;
        })}
      </div>
      {documents.length > 0 && <DocumentTable documents={documents} />}
    </>
  );
}

/** What will come, drawn as an outline: a line and some bars. */
function EmptyState({ run }: { readonly run: 'none' | 'begun' }) {
  return (
    <section class="view dashboard-view" aria-label="Dashboard">
      <div class="view-empty dashboard-empty">
        <svg viewBox="0 0 240 64" width="320" height="85" aria-hidden="true">
          <path class="dashboard-empty-axis" d="M12 6v50h96M140 6v50h88" />
          <path d="M18 46 38 34 58 38 78 16 102 24" />
          <path class="dashboard-empty-bars" d="M144 14h64v8h-64zM144 28h40v8h-40zM144 42h54v8h-54z" />
        </svg>
        <p>
          {run === 'none'
            ? 'Press Run: what the searches are answered is drawn here.'
            : 'No search yet: this draws the answers of _search.'}
        </p>
      </div>
    </section>
  );
}
