// Holds the editor in the page: static code first, the editor over it as soon as it is drawn, an honest word when it fails.
import { useSignalEffect } from '@preact/signals';
import type { LabStore } from '../state/lab-store.ts';
import { EditorFailed } from './editor-failed.tsx';
import type { EditorPort } from './editor-port.ts';
import { StaticCode } from './static-code.tsx';
import { useEditor } from './use-editor.ts';

interface EditorFrameProps {
  readonly store: LabStore;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onReady: (editor: EditorPort) => void;
}

export function EditorFrame({ store, onRun, onStop, onReady }: EditorFrameProps) {
  const content = store.content.value;
  const { host, editor, state, kind } = useEditor({
    ready: store.phase.value.kind === 'ready',
    onReady,
    wish: () =>
      content && {
        labId: store.labId,
        files: store.files.peek(),
        editable: content.editable,
        active: store.active.peek(),
        packages: content.packages,
        dataType: content.dataType,
        ...(content.document !== undefined && { globals: 'document' }),
        onEdit: (path, text) => store.edit(path, text),
        onRun,
        onStop,
      },
  });
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
    const { diagnostics } = store.log.value;
    editor.current?.mark(diagnostics);
  });
  return (
    <div class="wb-editor" id="wb-editor" role="tabpanel" aria-label={store.active.value} data-editor={kind} data-state={state.value}>
      {state.value !== 'drawn' && <StaticCode store={store} />}
      <div ref={host} class="wb-editor-host" />
      {state.value === 'failed' && <EditorFailed work="Your code" />}
    </div>
  );
}
