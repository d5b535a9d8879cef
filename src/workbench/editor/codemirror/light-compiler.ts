// The compiler where Monaco is not loaded: a Worker with TypeScript that translates file by file, without a type check.
import type { CompileInput, CompileOutput, Compiler } from '../../../lab/compile.ts';
import TranspileWorker from './transpile-worker.ts?worker';

/** Starts its Worker and keeps it. */
export function lightCompiler(): Compiler {
  const worker = new TranspileWorker();
  let last = 0;
  return {
    compile: ({ files }) => {
      last += 1;
      return answerOf(worker, { id: last, files });
    },
  };
}

function answerOf(worker: Worker, request: { readonly id: number; readonly files: CompileInput['files'] }): Promise<CompileOutput> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const { signal } = listening;
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ readonly id: number; readonly output: CompileOutput }>) => {
        if (data.id !== request.id) return;
        listening.abort();
        resolve(data.output);
      },
      { signal },
    );
    worker.addEventListener(
      'error',
      (event) => {
        listening.abort();
        reject(new Error(`The compiler did not start: ${event.message || 'its script could not be loaded'}.`));
      },
      { signal },
    );
    worker.postMessage(request);
  });
}
