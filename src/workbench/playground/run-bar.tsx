// Run, Explain, Stop and Share, and in words how far the run is.
import { useSignal } from '@preact/signals';
import { ActionButton } from '../layout/action-button.tsx';
import type { PlaygroundStore, RunState } from './playground-store.ts';
import { makeFragment } from './share-link.ts';

export function RunBar({ store }: { readonly store: PlaygroundStore }) {
  const running = store.run.value.kind === 'running';
  const ready = store.phase.value === 'ready' && !running;
  return (
    <div class="pg-bar">
      <ActionButton
        look="run"
        possible={ready}
        title="Run the query over the data (Ctrl+Enter)"
        shortcuts="Control+Enter Meta+Enter"
        onPress={() => void store.start('run')}
      >
        <span aria-hidden="true">▶</span> Run
      </ActionButton>
      <ActionButton possible={running} title="Stop the run (Esc)" shortcuts="Escape" onPress={() => store.stop()}>
        <span aria-hidden="true">■</span> Stop
      </ActionButton>
      <ActionButton possible={ready} title="Draw the plan and run nothing" onPress={() => void store.start('explain')}>
        Explain
      </ActionButton>
      <ActionButton
        possible={store.summary.value !== undefined}
        title="Put a query for this data into the editor; undo leads back"
        onPress={() => store.takeExample()}
      >
        Example query
      </ActionButton>
      <ShareButton store={store} />
      <span class="pg-run-words" role="status">
        {wordsOf(store.run.value)}
      </span>
    </div>
  );
}

function wordsOf(run: RunState): string {
  if (run.kind === 'running')
    return run.rows === 0 ? 'Running …' : `${run.rows.toLocaleString('en')} of ${run.of.toLocaleString('en')} rows …`;
  if (run.kind === 'explained') return 'The plan is below. Nothing was run.';
  if (run.kind === 'refused') return run.refusal.kind === 'stopped' ? 'Stopped.' : '';
  if (run.kind === 'idle') return '';
  const { input, outputs, elapsedMs } = run.result;
  const out = outputs.filter(({ name }) => name !== 'error_stream').reduce((sum, { total }) => sum + total, 0);
  return `${input.total.toLocaleString('en')} rows in, ${out.toLocaleString('en')} out, in ${elapsedMs < 1000 ? `${Math.max(1, Math.round(elapsedMs))} ms` : `${(elapsedMs / 1000).toFixed(1)} s`}.`;
}

function ShareButton({ store }: { readonly store: PlaygroundStore }) {
  const said = useSignal<string | undefined>(undefined);
  const link = useSignal<string | undefined>(undefined);
  const share = async () => {
    const made = await makeFragment(store.work.peek());
    if (made.kind === 'too long') {
      link.value = undefined;
      said.value = 'This data is too large for a link. Share the query with a data set, or take fewer rows.';
      return;
    }
    const address = location.origin + location.pathname + made.fragment;
    try {
      await navigator.clipboard.writeText(address);
      link.value = undefined;
      said.value = 'The link is in your clipboard. It holds the query and the data; opening it runs nothing.';
    } catch (error) {
      console.info('The clipboard is not to be had.', error);
      link.value = address;
      said.value = 'Copy this link:';
    }
  };
  return (
    <>
      <ActionButton possible={store.phase.value === 'ready'} title="Make a link with this query and its data" onPress={() => void share()}>
        Share
      </ActionButton>
      <span class="pg-shared" role="status">
        {said.value}
      </span>
      {link.value && (
        <input
          class="pg-link"
          readOnly
          aria-label="Link to this query"
          value={link.value}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}
