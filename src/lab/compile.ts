// What a compiler of a lab's files is. In Node it is `typescript`; in the tab the TypeScript worker that Monaco already runs.
import type { LabFiles } from './definition.ts';
import type { Diagnostic } from './run-events.ts';

/** A learner's file as JavaScript, with the map that leads back to it. */
export interface CompiledFile {
  readonly text: string;
  /** A source map, version 3, as JSON text. */
  readonly map: string;
}

export interface CompileInput {
  /** All files of the lab; those that end in .ts are compiled. */
  readonly files: LabFiles;
  /** The text of `workshop.d.ts`, see workshop-module.ts. */
  readonly workshopTypes: string;
  /** Which globals the files find, for the type check: those of a document, or of a Worker when left out. */
  readonly globals?: keyof typeof librariesFor;
}

export interface CompileOutput {
  /** By the path of the source, for example `main.ts`. */
  readonly compiled: Readonly<Record<string, CompiledFile>>;
  /** A syntax error is an `error` and stops the run; a type error is a `warning` and does not. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Compiler {
  compile(input: CompileInput): Promise<CompileOutput>;
}

/** The compiler options that Monaco and Node share, in the words of tsconfig.json. */
export const compilerOptions = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  lib: ['ES2023', 'WebWorker', 'WebWorker.AsyncIterable'],
  strict: true,
  sourceMap: true,
  isolatedModules: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
} as const;

/** The libraries of TypeScript that declare the globals. */
export const librariesFor = {
  worker: compilerOptions.lib,
  document: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
} as const;

/** Files that are compiled; every other one can be imported as a text. */
export const isSource = (path: string) => /\.(ts|js)$/.test(path) && !path.endsWith('.d.ts');
