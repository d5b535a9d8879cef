// The engine's compiler: it asks the page, where the editor's TypeScript worker is.
import type { CompileInput, CompileOutput, Compiler } from '../../lab/compile.ts';
import type { FromEngine } from './engine-protocol.ts';

export class PageCompiler implements Compiler {
  readonly #post: (message: FromEngine) => void;
  readonly #waiting = new Map<number, PromiseWithResolvers<CompileOutput>>();
  #asked = 0;

  constructor(post: (message: FromEngine) => void) {
    this.#post = post;
  }

  compile(input: CompileInput): Promise<CompileOutput> {
    const id = ++this.#asked;
    const answer = Promise.withResolvers<CompileOutput>();
    this.#waiting.set(id, answer);
    this.#post({ type: 'compile', id, input });
    return answer.promise;
  }

  answered(id: number, output: CompileOutput): void {
    this.#waiting.get(id)?.resolve(output);
    this.#waiting.delete(id);
  }

  failed(id: number, error: string): void {
    this.#waiting.get(id)?.reject(new Error(error));
    this.#waiting.delete(id);
  }
}
