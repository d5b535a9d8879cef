// An editor in an element of the page: made as soon as there is something to edit, made anew when the other kind is chosen, and
// ended with the page.
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { preferences, toggleTabKey } from '../settings/preference-store.ts';
import { chooseEditor, thisDevice } from './choose-editor.ts';
import type { EditorNeeds, EditorPort, MakeEditor } from './editor-port.ts';

const MAKERS: Readonly<Record<'monaco' | 'codemirror', () => Promise<MakeEditor>>> = {
  monaco: async () => (await import('./monaco/monaco-editor.ts')).makeMonacoEditor,
  codemirror: async () => (await import('./codemirror/codemirror-editor.ts')).makeCodeMirrorEditor,
};

interface EditorUse {
  /** What is edited, now; undefined as long as that is not known. */
  readonly wish: () => Omit<EditorNeeds, 'host' | 'preferences' | 'onToggleTabKey'> | undefined;
  readonly ready: boolean;
  readonly onReady: (editor: EditorPort) => void;
}

/**
 * Puts the editor into the element that gets `host` as its ref.
 * @returns `state`: until it is `drawn` the text stands there without an editor; `editor.current` is undefined until then
 */
export function useEditor({ wish, ready, onReady }: EditorUse) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorPort | undefined>(undefined);
  const state = useSignal<'waiting' | 'drawn' | 'failed'>('waiting');
  const kind = chooseEditor(preferences.value.editor, thisDevice());
  useEffect(() => {
    const wished = wish();
    const element = host.current;
    if (!ready || !wished || !element) return;
    let gone = false;
    const make = async () => {
      const port = await (await MAKERS[kind]())({
        ...wished,
        host: element,
        preferences: preferences.peek(),
        onToggleTabKey: toggleTabKey,
      });
      if (gone) return port.dispose();
      editor.current = port;
      // What changed while it was loading.
      const { active, files } = wish() ?? wished;
      port.show(active);
      port.replace(files);
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
    const wanted = preferences.value;
    editor.current?.setPreferences(wanted);
  });
  return { host, editor, state, kind };
}
