// The Worker of light-compiler.ts: TypeScript to JavaScript, file by file. Syntax errors are found, type errors are not.
import ts from 'typescript';
import { type CompiledFile, type CompileOutput, compilerOptions, isSource } from '../../../lab/compile.ts';
import type { LabFiles } from '../../../lab/definition.ts';
import type { Diagnostic } from '../../../lab/run-events.ts';

addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly files: LabFiles }>) => {
  postMessage({ id: data.id, output: transpileAll(data.files) });
});

function transpileAll(files: LabFiles): CompileOutput {
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, '/');
  const compiled: Record<string, CompiledFile> = {};
  const diagnostics: Diagnostic[] = [];
  for (const [path, text] of Object.entries(files)) {
    if (!isSource(path)) continue;
    const result = ts.transpileModule(text, { fileName: path, reportDiagnostics: true, compilerOptions: options });
    const javascript = result.outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
    compiled[path] = { text: javascript, map: result.sourceMapText ?? '{"version":3,"sources":[],"mappings":""}' };
    diagnostics.push(...(result.diagnostics ?? []).map((found) => toDiagnostic(found, path)));
  }
  return { compiled, diagnostics };
}

function toDiagnostic(found: ts.Diagnostic, file: string): Diagnostic {
  const message = ts.flattenDiagnosticMessageText(found.messageText, '\n');
  if (!found.file || found.start === undefined) return { severity: 'error', message };
  const { line, character } = found.file.getLineAndCharacterOfPosition(found.start);
  return { severity: 'error', message, place: { file, line: line + 1, column: character + 1 } };
}
