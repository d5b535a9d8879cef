// The SQL playground: data, query, results. The site mounts it where the static example stood.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { EditorPort } from '../editor/editor-port.ts';
import { ActionButton } from '../layout/action-button.tsx';
import { preferences } from '../settings/preference-store.ts';
import { DataPanel } from './data-panel.tsx';
import { dataSet } from './data-sets.ts';
import { PlaygroundStore } from './playground-store.ts';
import { QueryEditor } from './query-editor.tsx';
import { Results } from './results.tsx';
import { RunBar } from './run-bar.tsx';
import '../styles/colours.css';
import '../styles/workbench.css';
import '../styles/panes.css';
import './playground.css';
import './drawings.css';

export default function Playground() {
  const store = useMemo(() => new PlaygroundStore(), []);
  const editor = useRef<EditorPort | undefined>(undefined);
  useEffect(() => void store.open(), [store]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the region; each has its own button
    <div
      class="wb pg"
      data-phase={store.phase.value}
      data-run={store.run.value.kind}
      onKeyDown={(event) => {
        const inEditor = event.target instanceof Element && event.target.closest('.wb-editor-host') !== null;
        if (inEditor) return;
        if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') void store.start('run');
        else if (event.key === 'Escape' && store.run.peek().kind === 'running') store.stop();
        else return;
        event.preventDefault();
      }}
    >
      <Notices store={store} />
      <DataPanel store={store} />
      <section class="pg-query" aria-labelledby="pg-query-title">
        <h2 id="pg-query-title">Query</h2>
        <QueryEditor
          store={store}
          onReady={(port) => {
            editor.current = port;
          }}
        />
        <RunBar store={store} />
        <p class="wb-tab-hint">
          {preferences.value.tabKey === 'leaves' ? 'Tab leaves the editor.' : 'Tab writes a tab.'} <kbd>Ctrl M</kbd> changes that,{' '}
          <kbd>Ctrl Enter</kbd> runs.
        </p>
      </section>
      <section class="pg-out" aria-labelledby="pg-out-title">
        <h2 id="pg-out-title">Results</h2>
        <Results store={store} onGo={(place) => editor.current?.goTo(place)} />
      </section>
    </div>
  );
}

/** A link that waits for an answer, work that a link has replaced, and sentences that come once. */
function Notices({ store }: { readonly store: PlaygroundStore }) {
  const offered = store.offered.value;
  const before = store.before.value;
  const notice = store.notice.value;
  return (
    <div role="status">
      {offered && (
        <div class="wb-notice">
          <span>
            The link brings another query, over {offered.source === 'own' ? 'data of its own' : `“${dataSet(offered.source)?.title}”`}. Your
            own stays kept if you open it.
          </span>
          <button type="button" class="wb-button wb-button-strong" onClick={() => store.takeOffered()}>
            Open the link
          </button>
          <button type="button" class="wb-button" onClick={() => store.keepMine()}>
            Keep mine
          </button>
        </div>
      )}
      {!offered && before && (
        <div class="wb-notice">
          <span>Your query from before the link is kept.</span>
          <ActionButton possible title="Put it back into the editor" onPress={() => store.takeBack()}>
            Take it back
          </ActionButton>
          <ActionButton possible title="Throw it away" onPress={() => store.forgetBefore()}>
            Forget it
          </ActionButton>
        </div>
      )}
      {notice && (
        <div class="wb-notice">
          <span>{notice}</span>
          <ActionButton possible title="Close this message" onPress={() => (store.notice.value = undefined)}>
            Close
          </ActionButton>
        </div>
      )}
    </div>
  );
}
