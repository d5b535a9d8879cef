// Monaco, set up once for the page: features, languages, workers by Vite. Everything else of the editor comes from here.
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
// All of them: the TypeScript mode brings most anyway, and a feature that comes after the first editor finds its services missing.
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/html/register';
import 'monaco-editor/languages/definitions/sql/register';
import 'monaco-editor/languages/definitions/typescript/register';
import * as typescript from 'monaco-editor/languages/features/typescript/register';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import { compilerOptions } from '../../../lab/compile.ts';

self.MonacoEnvironment = {
  getWorker: (_moduleId: string, label: string) =>
    label === 'typescript' || label === 'javascript' ? new TypeScriptWorker() : new EditorWorker(),
};

// Names that Monaco's declarations lack although its TypeScript 5.9 has them.
const TARGETS: Readonly<Record<typeof compilerOptions.target, number>> = { ES2022: 9 };
const RESOLUTIONS: Readonly<Record<typeof compilerOptions.moduleResolution, number>> = { Bundler: 100 };

typescript.typescriptDefaults.setCompilerOptions({
  ...compilerOptions,
  target: TARGETS[compilerOptions.target] as typescript.ScriptTarget,
  module: typescript.ModuleKind.ESNext,
  moduleResolution: RESOLUTIONS[compilerOptions.moduleResolution] as typescript.ModuleResolutionKind,
  lib: compilerOptions.lib.map((name) => name.toLowerCase()),
  types: [],
  allowNonTsExtensions: true,
});
typescript.typescriptDefaults.setEagerModelSync(true);

export { monaco, typescript };
