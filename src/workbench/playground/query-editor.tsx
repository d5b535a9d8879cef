// The editor of the query: Monaco or CodeMirror as in a lab, with the SQL service over the columns of the chosen data.
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Diagnostic } from '../../lab/run-events.ts';
import { chooseEditor, thisDevice } from '../editor/choose-editor.ts';
import { toggleTabKey } from '../editor/editor-frame.tsx';
import type { EditorPort, MakeEditor } from '../editor/editor-port.ts';
import { preferences } from '../settings/preference-store.ts';
import { EDITOR_ID, type PlaygroundStore } from './playground-store.ts';

export const QUERY_FILE = 'query.sql';

const MAKERS: Readonly<Record<'monaco' | 'codemirror', () => Promise<MakeEditor>>> = {
  monaco: async () => (await import('../editor/monaco/monaco-editor.ts')).makeMonacoEditor,
  codemirror: async () => (await import('../editor/codemirror/codemirror-editor.ts')).makeCodeMirrorEditor,
};

interface QueryEditorProps {
  readonly store: PlaygroundStore;
  readonly onReady: (editor: EditorPort) => void;
}

export function QueryEditor({ store, onReady }: QueryEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorPort | undefined>(undefined);
  const state = useSignal<'waiting' | 'drawn' | 'failed'>('waiting');
  const kind = chooseEditor(preferences.value.editor, thisDevice());
  const ready = store.phase.value === 'ready';
  useEffect(() => {
    const element = host.current;
    if (!ready || !element) return;
    let gone = false;
    const make = async () => {
      const port = await (await MAKERS[kind]())({
        host: element,
        labId: EDITOR_ID,
        files: { [QUERY_FILE]: store.work.peek().sql },
        editable: [QUERY_FILE],
        active: QUERY_FILE,
        packages: [],
        dataType: 'undefined',
        preferences: preferences.peek(),
        onEdit: (_path, text) => store.editSql(text),
        onRun: () => void store.start('run'),
        onStop: () => store.stop(),
        onToggleTabKey: toggleTabKey,
      });
      if (gone) return port.dispose();
      editor.current = port;
      // What changed while it was loading.
      port.replace({ [QUERY_FILE]: store.work.peek().sql });
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
  useSignalEffect(() => {
    if (store.replaced.value > 0) editor.current?.replace({ [QUERY_FILE]: store.work.peek().sql });
  });
  useSignalEffect(() => {
    const wanted = preferences.value;
    editor.current?.setPreferences(wanted);
  });
  useSignalEffect(() => {
    const run = store.run.value;
    editor.current?.mark(run.kind === 'refused' ? diagnosticOf(run.refusal) : []);
  });
  return (
    <div class="wb-editor pg-editor" data-editor={kind} data-state={state.value}>
      {state.value !== 'drawn' && (
        <div class="wb-static">
          <pre>
            <code>{store.work.value.sql}</code>
          </pre>
        </div>
      )}
      <div ref={host} class="wb-editor-host" />
      {state.value === 'failed' && (
        <p class="wb-editor-failed" role="alert">
          The editor could not be loaded. Your query is safe. Check the network, then{' '}
          <button type="button" class="wb-link" onClick={() => location.reload()}>
            load the page again
          </button>
          .
        </p>
      )}
    </div>
  );
}

function diagnosticOf(refusal: {
  readonly kind: string;
  readonly message: string;
  readonly place?: { line: number; column: number };
}): Diagnostic[] {
  return refusal.place ? [{ severity: 'error', message: refusal.message, place: { file: QUERY_FILE, ...refusal.place } }] : [];
}
