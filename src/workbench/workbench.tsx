// The lab's screen: files and editor, Run and Stop, the panes below, the verdict. The site mounts it where the static code was.
import { useEffect, useRef } from 'preact/hooks';
import { shownFiles } from '../lab/definition.ts';
import type { SourcePlace } from '../lab/run-events.ts';
import { EditorFrame } from './editor/editor-frame.tsx';
import type { EditorPort } from './editor/editor-port.ts';
import { readOnlyWords } from './editor/read-only.ts';
import { Divider, dividerShare } from './layout/divider.tsx';
import { Tabs } from './layout/tabs.tsx';
import { type OpenSession, openSession as openSessionHere } from './open-session.ts';
import { BottomPanes } from './run/bottom-panes.tsx';
import { isBusy } from './run/busy.ts';
import { LabClock } from './run/lab-clock.tsx';
import { RunControls } from './run/run-controls.tsx';
import { VerdictBar } from './run/verdict-bar.tsx';
import { preferences, toggleTabKey } from './settings/preference-store.ts';
import { SafetyNotice } from './settings/safety-notice.tsx';
import { SettingsMenu } from './settings/settings-menu.tsx';
import { labStore } from './state/lab-store.ts';
import { connectSteps } from './steps/steps.tsx';
import './styles/colours.css';
import './styles/workbench.css';
import './styles/panes.css';
import './styles/steps.css';
import './styles/conditions.css';

interface WorkbenchProps {
  readonly labId: string;
  /** For tests and previews; the page leaves it out. */
  readonly openSession?: OpenSession;
}

const EDITOR_SHARE = 0.48;

export default function Workbench({ labId, openSession = openSessionHere }: WorkbenchProps) {
  const store = labStore(labId);
  const editor = useRef<EditorPort | undefined>(undefined);
  const split = useRef<HTMLDivElement>(null);
  const run = () => void store.run(openSession);
  const stop = () => store.stop();
  useEffect(() => {
    void store.open();
    return connectSteps(store);
  }, [store]);
  const phase = store.phase.value;
  if (phase.kind === 'broken') {
    return (
      <div class="wb wb-broken" role="alert">
        <p>The lab could not be loaded.</p>
        <p class="wb-soft">{phase.because}</p>
        <button type="button" class="wb-button" onClick={() => location.reload()}>
          Load the page again
        </button>
      </div>
    );
  }
  const content = store.content.value;
  const files = content ? shownFiles(content) : [];
  const isReadOnly = (path: string) => content?.readOnly.includes(path) ?? false;
  const goTo = (place: SourcePlace) => {
    // A file without a tab is not shown.
    if (!files.includes(place.file)) return;
    store.active.value = place.file;
    editor.current?.goTo(place);
  };
  const measure = () => {
    const box = split.current?.getBoundingClientRect();
    return { sizePx: box?.height ?? 0, fromPx: box?.top ?? 0, minFirstPx: 96, minSecondPx: 96 };
  };
  const share = dividerShare('editor', EDITOR_SHARE);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the region; each has its own button
    <div
      class="wb"
      data-phase={phase.kind}
      data-run={store.log.value.state}
      onKeyDown={(event) => {
        const modified = event.ctrlKey || event.metaKey;
        if (modified && event.key === 'Enter') run();
        else if (isBusy(store.log.peek().state) && ((modified && event.key === '.') || (event.key === 'Escape' && !inEditor(event))))
          stop();
        else if (event.ctrlKey && event.key === 'm' && !inEditor(event)) toggleTabKey();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div class="wb-top">
        <Tabs
          name="wb-file"
          label="Files of the lab"
          class="wb-file-tabs"
          items={files.map((path) => ({ id: path, label: isReadOnly(path) ? <LockedName path={path} /> : path }))}
          selected={store.active.value}
          panelId="wb-editor"
          onSelect={(path) => {
            store.active.value = path;
          }}
        />
        <RunControls store={store} onRun={run} onStop={stop} />
        <SettingsMenu store={store} />
      </div>
      <SafetyNotice store={store} />
      <div class="wb-split" ref={split} style={{ gridTemplateRows: `minmax(6rem, ${share}fr) auto minmax(6rem, ${1 - share}fr)` }}>
        <EditorFrame
          store={store}
          onRun={run}
          onStop={stop}
          onReady={(port) => {
            editor.current = port;
            void store.warm(openSession);
            // In the browser's cache, so that it opens without a network too. A failure is told when it is asked for.
            store.solution().catch((error: unknown) => console.info('The solution is not loaded ahead.', error));
          }}
        />
        <Divider id="editor" label="Height of the editor" orientation="horizontal" initial={EDITOR_SHARE} measure={measure} />
        <BottomPanes store={store} onGo={goTo} />
      </div>
      <div class="wb-status">
        <LabClock store={store} />
        <span class="wb-tab-hint">
          {isReadOnly(store.active.value) ? (
            readOnlyWords(store.active.value)
          ) : (
            <>
              {preferences.value.tabKey === 'leaves' ? 'Tab leaves the editor.' : 'Tab writes a tab.'} <kbd>Ctrl M</kbd> changes that.
            </>
          )}
        </span>
      </div>
      <VerdictBar store={store} />
    </div>
  );
}

function LockedName({ path }: { readonly path: string }) {
  return (
    <>
      {path}
      <svg class="wb-lock" viewBox="0 0 12 14" width="12" height="14" aria-hidden="true">
        <path d="M3 6V4a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="1.5" />
        <rect x="1" y="6" width="10" height="7" rx="1.5" fill="currentColor" />
      </svg>
      <span class="wb-hidden"> (read-only)</span>
    </>
  );
}

/** In the editor Esc closes a list or a search first; the editor itself tells when it has nothing to close. */
function inEditor(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('.wb-editor-host') !== null;
}
