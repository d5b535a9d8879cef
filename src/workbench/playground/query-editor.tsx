// The editor of the query: Monaco or CodeMirror as in a lab, with the SQL service over the columns of the chosen data.
import { useSignalEffect } from '@preact/signals';
import type { Diagnostic } from '../../lab/run-events.ts';
import { EditorFailed } from '../editor/editor-failed.tsx';
import type { EditorPort } from '../editor/editor-port.ts';
import { useEditor } from '../editor/use-editor.ts';
import { EDITOR_ID, type PlaygroundStore } from './playground-store.ts';

export const QUERY_FILE = 'query.sql';

interface QueryEditorProps {
  readonly store: PlaygroundStore;
  readonly onReady: (editor: EditorPort) => void;
}

export function QueryEditor({ store, onReady }: QueryEditorProps) {
  const { host, editor, state, kind } = useEditor({
    ready: store.phase.value === 'ready',
    onReady,
    wish: () => ({
      labId: EDITOR_ID,
      files: { [QUERY_FILE]: store.work.peek().sql },
      editable: [QUERY_FILE],
      active: QUERY_FILE,
      packages: [],
      dataType: 'undefined',
      onEdit: (_path, text) => store.editSql(text),
      onRun: () => void store.start('run'),
      onStop: () => store.stop(),
    }),
  });
  useSignalEffect(() => {
    if (store.replaced.value > 0) editor.current?.replace({ [QUERY_FILE]: store.work.peek().sql });
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
      {state.value === 'failed' && <EditorFailed work="Your query" />}
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
