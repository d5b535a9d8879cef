// The compiler that fits the editor of this device. For `open-session.ts`.
import type { Compiler } from '../../lab/compile.ts';
import { preferences } from '../settings/preference-store.ts';
import { chooseEditor, thisDevice } from './choose-editor.ts';

/**
 * With Monaco its TypeScript worker, elsewhere a small worker that finds syntax errors only. It is loaded ahead of the first Run, so
 * that this one is fast and works without a network too; what could not be loaded is tried again at the Run.
 */
export function compilerForThisDevice(labId: string): Compiler {
  let compiler: Compiler | undefined;
  const loaded = async () => {
    compiler ??= await load(labId);
    return compiler;
  };
  loaded().catch((error: unknown) => console.info('The compiler will be loaded again at the next Run.', error));
  return { compile: async (input) => (await loaded()).compile(input) };
}

async function load(labId: string): Promise<Compiler> {
  if (chooseEditor(preferences.peek().editor, thisDevice()) === 'monaco')
    return (await import('./monaco/compile.ts')).monacoCompiler(labId);
  return (await import('./codemirror/light-compiler.ts')).lightCompiler();
}
