// The compiler in the tab: the TypeScript worker that Monaco already runs, over the models that the editor shows.
import { type CompiledFile, type CompileOutput, type Compiler, isSource } from '../../../lab/compile.ts';
import type { Diagnostic } from '../../../lab/run-events.ts';
import { typesReady } from './declarations.ts';
import { type monaco, typescript } from './environment.ts';
import { modelsOf } from './models.ts';

type Found = Awaited<ReturnType<typescript.TypeScriptWorker['getSemanticDiagnostics']>>[number];

/** The compiler for one lab. Its files' models are made when the editor has not made them. */
export function monacoCompiler(labId: string): Compiler {
  return {
    async compile({ files }): Promise<CompileOutput> {
      const models = [...modelsOf(labId, files)].filter(([path]) => isSource(path));
      await typesReady();
      const connect = await typescript.getTypeScriptWorker();
      const worker = await connect(...models.map(([, model]) => model.uri));
      const results = await Promise.all(models.map(([path, model]) => compileFile(worker, path, model)));
      const errors = results.flatMap(({ errors }) => errors);
      return {
        compiled: Object.fromEntries(results.map(({ path, file }) => [path, file])),
        // A file that cannot be parsed yields type errors that only confuse.
        diagnostics: errors.length > 0 ? errors : results.flatMap(({ warnings }) => warnings),
      };
    },
  };
}

async function compileFile(worker: typescript.TypeScriptWorker, path: string, model: monaco.editor.ITextModel) {
  const uri = model.uri.toString();
  const [output, syntactic, semantic] = await Promise.all([
    worker.getEmitOutput(uri),
    worker.getSyntacticDiagnostics(uri),
    worker.getSemanticDiagnostics(uri),
  ]);
  const text = output.outputFiles.find((file) => file.name.endsWith('.js'))?.text ?? '';
  const map = output.outputFiles.find((file) => file.name.endsWith('.map'))?.text ?? '{"version":3,"sources":[],"mappings":""}';
  const file: CompiledFile = { text: text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'), map };
  return {
    path,
    file,
    errors: syntactic.map((found) => toDiagnostic(found, 'error', path, model)),
    // Category 1 is an error of the type check; suggestions and messages are for the editor alone.
    warnings: semantic.filter((found) => found.category === 1).map((found) => toDiagnostic(found, 'warning', path, model)),
  };
}

function toDiagnostic(found: Found, severity: Diagnostic['severity'], file: string, model: monaco.editor.ITextModel): Diagnostic {
  const message = messageText(found.messageText);
  if (found.start === undefined) return { severity, message };
  const { lineNumber, column } = model.getPositionAt(found.start);
  return { severity, message, place: { file, line: lineNumber, column } };
}

/** A chain of messages as lines, the causes indented. */
function messageText(message: Found['messageText'], indent = ''): string {
  if (typeof message === 'string') return indent + message;
  return [indent + message.messageText, ...(message.next ?? []).map((next) => messageText(next, `${indent}  `))].join('\n');
}
