// The compiler that fits the editor of this device. For `open-session.ts`.
import type { Compiler } from '../../lab/compile.ts';
import { preferences } from '../settings/preference-store.ts';
import { chooseEditor, thisDevice } from './choose-editor.ts';

/** Loads at the first compile: with Monaco its TypeScript worker, elsewhere a small worker that finds syntax errors only. */
export function compilerForThisDevice(labId: string): Compiler {
  let compiler: Promise<Compiler> | undefined;
  const load = async (): Promise<Compiler> =>
    chooseEditor(preferences.peek().editor, thisDevice()) === 'monaco'
      ? (await import('./monaco/compile.ts')).monacoCompiler(labId)
      : (await import('./codemirror/light-compiler.ts')).lightCompiler();
  return {
    compile: async (input) => {
      compiler ??= load();
      return (await compiler).compile(input);
    },
  };
}
