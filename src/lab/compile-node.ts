// The compiler in Node: TypeScript 5.9, with the SDK's own declarations from node_modules.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type CompiledFile, type CompileInput, type Compiler, compilerOptions, isSource, librariesFor } from './compile.ts';
import type { Diagnostic } from './run-events.ts';

/** Where the learner's files seem to lie: inside the project, so that imports of packages find node_modules. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replaceAll('\\', '/');
const LAB = `${ROOT}.lab-files/`;
const WORKSHOP = `${LAB}workshop.d.ts`;

function options(globals: keyof typeof librariesFor): ts.CompilerOptions {
  const { options: parsed, errors } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, lib: librariesFor[globals], types: [] }, LAB);
  if (errors[0]) throw new Error(`Bug in Sandshark: ${ts.flattenDiagnosticMessageText(errors[0].messageText, ' ')}`);
  return parsed;
}

function toDiagnostic(from: ts.Diagnostic, severity: Diagnostic['severity']): Diagnostic {
  const message = ts.flattenDiagnosticMessageText(from.messageText, '\n');
  if (!from.file || from.start === undefined) return { severity, message };
  const { line, character } = from.file.getLineAndCharacterOfPosition(from.start);
  return { severity, message, place: { file: from.file.fileName.replace(LAB, ''), line: line + 1, column: character + 1 } };
}

function transpile(path: string, text: string, compilerOptions: ts.CompilerOptions): { file: CompiledFile; diagnostics: Diagnostic[] } {
  const {
    outputText,
    sourceMapText,
    diagnostics = [],
  } = ts.transpileModule(text, {
    fileName: path,
    compilerOptions: { ...compilerOptions, allowJs: true },
    reportDiagnostics: true,
  });
  return {
    file: {
      text: outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'),
      map: sourceMapText ?? '{"version":3,"sources":[],"mappings":""}',
    },
    diagnostics: diagnostics.map((diagnostic) => toDiagnostic(diagnostic, 'error')),
  };
}

/**
 * Makes a compiler. Declarations of the SDK are parsed once and kept, so that the first check takes seconds and later ones
 * a fraction of one.
 * @param types `unchecked` leaves the type check out: only syntax errors are found
 */
export function nodeCompiler({ types = 'checked' }: { types?: 'checked' | 'unchecked' } = {}): Compiler {
  const parsed = new Map<string, ts.SourceFile | undefined>();
  const forGlobals = { worker: options('worker'), document: options('document') };
  let before: ts.Program | undefined;

  function typeErrors({ files, workshopTypes, globals = 'worker' }: CompileInput): Diagnostic[] {
    const compilerOptions = forGlobals[globals];
    const own = new Map(Object.entries(files).map(([path, text]) => [`${LAB}${path}`, text]));
    own.set(WORKSHOP, workshopTypes);
    const host = ts.createCompilerHost(compilerOptions, true);
    const { fileExists, readFile, getSourceFile } = host;
    host.getCurrentDirectory = () => LAB;
    host.fileExists = (path) => own.has(path) || fileExists(path);
    host.readFile = (path) => own.get(path) ?? readFile(path);
    host.directoryExists = (path) => `${path}/`.startsWith(LAB) || existsSync(path);
    host.getSourceFile = (path, language) => {
      const text = own.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language, true);
      if (!parsed.has(path)) parsed.set(path, getSourceFile(path, language));
      return parsed.get(path);
    };
    const rootNames = [...own.keys()].filter((path) => path === WORKSHOP || isSource(path));
    const program = ts.createProgram({ rootNames, options: compilerOptions, host, ...(before ? { oldProgram: before } : {}) });
    before = program;
    return rootNames
      .map((path) => program.getSourceFile(path))
      .filter((file) => file !== undefined)
      .flatMap((file) => program.getSemanticDiagnostics(file))
      .map((diagnostic) => toDiagnostic(diagnostic, 'warning'));
  }

  return {
    async compile(input) {
      const compiled: Record<string, CompiledFile> = {};
      const diagnostics: Diagnostic[] = [];
      for (const [path, text] of Object.entries(input.files)) {
        if (!isSource(path)) continue;
        const result = transpile(path, text, forGlobals[input.globals ?? 'worker']);
        compiled[path] = result.file;
        diagnostics.push(...result.diagnostics);
      }
      // A file that cannot be parsed yields type errors that only confuse.
      if (diagnostics.length === 0 && types === 'checked') diagnostics.push(...typeErrors(input));
      return { compiled, diagnostics };
    },
  };
}
