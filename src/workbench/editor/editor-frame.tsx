// Holds the editor in the page: static code first, the editor over it as soon as it is drawn, an honest word when it fails.
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { preferences, updatePreferences } from '../settings/preference-store.ts';
import type { LabStore } from '../state/lab-store.ts';
import { chooseEditor, thisDevice } from './choose-editor.ts';
import type { EditorPort, MakeEditor } from './editor-port.ts';
import { StaticCode } from './static-code.tsx';

interface EditorFrameProps {
  readonly store: LabStore;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onReady: (editor: EditorPort) => void;
}

const MAKERS: Readonly<Record<'monaco' | 'codemirror', () => Promise<MakeEditor>>> = {
  monaco: async () => (await import('./monaco/monaco-editor.ts')).makeMonacoEditor,
  codemirror: async () => (await import('./codemirror/codemirror-editor.ts')).makeCodeMirrorEditor,
};

/** Ctrl+M, and the box in the settings: what Tab does, for the whole site. */
export function toggleTabKey(): void {
  updatePreferences((before) => ({ ...before, tabKey: before.tabKey === 'leaves' ? 'writes' : 'leaves' }));
}

export function EditorFrame({ store, onRun, onStop, onReady }: EditorFrameProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorPort | undefined>(undefined);
  const state = useSignal<'waiting' | 'drawn' | 'failed'>('waiting');
  const kind = chooseEditor(preferences.value.editor, thisDevice());
  const ready = store.phase.value.kind === 'ready';
  useEffect(() => {
    const content = store.content.peek();
    const element = host.current;
    if (!ready || !content || !element) return;
    let gone = false;
    const make = async () => {
      const port = await (await MAKERS[kind]())({
        host: element,
        labId: store.labId,
        files: store.files.peek(),
        editable: content.editable,
        active: store.active.peek(),
        packages: content.packages,
        dataType: content.dataType,
        preferences: preferences.peek(),
        onEdit: (path, text) => store.edit(path, text),
        onRun,
        onStop,
        onToggleTabKey: toggleTabKey,
      });
      if (gone) return port.dispose();
      editor.current = port;
      // What changed while it was loading.
      port.show(store.active.peek());
      port.replace(store.files.peek());
      port.setPreferences(preferences.peek());
      state.value = 'drawn';
      onReady(port);
    };
    make().catch((error: unknown) => {
      console.error('The editor did not load.', error);
      state.value = 'failed';
    });
    return () => {
      gone = true;
      editor.current?.dispose();
      editor.current = undefined;
      element.replaceChildren();
      state.value = 'waiting';
    };
  }, [ready, kind]);
  // Each signal is read before the editor is asked for: an effect follows only what it has read.
  useSignalEffect(() => {
    const path = store.active.value;
    editor.current?.show(path);
  });
  useSignalEffect(() => {
    const count = store.replaced.value;
    if (count > 0) editor.current?.replace(store.files.peek());
  });
  useSignalEffect(() => {
    const wanted = preferences.value;
    editor.current?.setPreferences(wanted);
  });
  useSignalEffect(() => {
    const { diagnostics } = store.log.value;
    editor.current?.mark(diagnostics);
  });
  return (
    <div class="wb-editor" id="wb-editor" role="tabpanel" aria-label={store.active.value} data-editor={kind} data-state={state.value}>
      {state.value !== 'drawn' && <StaticCode store={store} />}
      <div ref={host} class="wb-editor-host" />
      {state.value === 'failed' && (
        <p class="wb-editor-failed" role="alert">
          The editor could not be loaded. Your code is safe. Check the network, then{' '}
          <button type="button" class="wb-link" onClick={() => location.reload()}>
            load the page again
          </button>
          .
        </p>
      )}
    </div>
  );
}
