// What came of the run: rows, time line and plan as three tabs, or a sentence why nothing did.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SourcePlace } from '../../lab/run-events.ts';
import { Tabs } from '../layout/tabs.tsx';
import type { Refusal, RunResult } from './engine/protocol.ts';
import { PlanPicture } from './plan-picture.tsx';
import type { PlaygroundStore } from './playground-store.ts';
import { QUERY_FILE } from './query-editor.tsx';
import { RowsTable } from './rows-table.tsx';
import { TimeLine } from './time-line.tsx';

type View = 'rows' | 'time' | 'plan';

interface ResultsProps {
  readonly store: PlaygroundStore;
  readonly onGo: (place: SourcePlace) => void;
}

export function Results({ store, onGo }: ResultsProps) {
  const view = useSignal<View>('rows');
  const run = store.run.value;
  useEffect(() => {
    if (run.kind === 'explained') view.value = 'plan';
    else if (run.kind === 'ran' && view.value === 'plan') view.value = 'rows';
  }, [run.kind]);
  if (run.kind === 'refused' && run.refusal.kind !== 'stopped') return <RefusalWords refusal={run.refusal} onGo={onGo} />;
  const result = run.kind === 'ran' ? run.result : undefined;
  const plan = run.kind === 'explained' ? run.plan : result?.plan;
  if (!plan) {
    return (
      <p class="wb-empty pg-nothing">
        {run.kind === 'running'
          ? 'Rows flow through the query …'
          : 'Press Run: the rows that come out, their time line and the plan of the query appear here.'}
      </p>
    );
  }
  const total = result?.outputs.reduce((sum, stream) => sum + stream.total, 0) ?? 0;
  return (
    <div class="pg-results">
      <Tabs
        name="pg-result"
        label="Results"
        items={[
          { id: 'rows', label: 'Rows', count: { value: total, of: 'rows' } },
          { id: 'time', label: 'Time line' },
          { id: 'plan', label: 'Plan' },
        ]}
        selected={view.value}
        onSelect={(id) => {
          view.value = id as View;
        }}
      />
      {(['rows', 'time', 'plan'] as const).map((id) => (
        <div
          key={id}
          id={`pg-result-panel-${id}`}
          role="tabpanel"
          aria-labelledby={`pg-result-tab-${id}`}
          hidden={view.value !== id}
          class="pg-panel"
        >
          {view.value === id && (id === 'plan' ? <PlanPicture plan={plan} /> : <RunView id={id} result={result} />)}
        </div>
      ))}
    </div>
  );
}

function RunView({ id, result }: { readonly id: 'rows' | 'time'; readonly result: RunResult | undefined }) {
  if (!result) return <p class="wb-empty">The plan was explained, and nothing was run. Press Run to see rows.</p>;
  return (
    <>
      {result.untimed > 0 && (
        <p class="pg-bad">
          {result.untimed.toLocaleString('en')} {result.untimed === 1 ? 'row has' : 'rows have'} no readable time in the chosen column and
          took no part.
        </p>
      )}
      {id === 'rows' ? <RowsTable streams={[...result.outputs, result.input]} /> : <TimeLine result={result} />}
    </>
  );
}

function RefusalWords({ refusal, onGo }: { readonly refusal: Refusal; readonly onGo: ResultsProps['onGo'] }) {
  return (
    <div class="pg-refusal" role="alert">
      <p>
        <strong>{refusal.message}</strong>
      </p>
      {refusal.kind === 'sql' && (
        <>
          <pre>{refusal.frame}</pre>
          <button type="button" class="wb-link" onClick={() => onGo({ file: QUERY_FILE, ...refusal.place })}>
            Line {refusal.place.line}, column {refusal.place.column}
          </button>
        </>
      )}
    </div>
  );
}
