// Loads linked modules in a browser: each becomes a blob whose address is written into the modules that import it.
import type { LinkedModule } from '../protocol.ts';

export interface BlobLoader {
  /** @throws whatever the entry's evaluation throws */
  readonly load: (modules: readonly LinkedModule[], entry: string) => Promise<unknown>;
  readonly readableStack: (stack: string) => string;
}

/** @param importModule `(url) => import(url)`, written in the script that starts the Worker, where a bundler does not touch it */
export function blobLoader(importModule: (url: string) => Promise<unknown>): BlobLoader {
  const urls = new Map<string, string>();
  const addressOf = (id: string) => {
    const url = urls.get(id);
    if (url === undefined) throw new Error(`The module ${id} was linked out of order.`);
    return url;
  };
  const { createObjectURL } = URL;
  return {
    async load(modules, entry) {
      for (const { id, pieces } of modules) {
        const text = pieces.map((piece) => (typeof piece === 'string' ? piece : addressOf(piece.module)));
        urls.set(id, createObjectURL(new Blob(text, { type: 'text/javascript' })));
      }
      return importModule(addressOf(entry));
    },
    readableStack: (stack) => [...urls].reduce((text, [id, url]) => text.replaceAll(url, id), stack),
  };
}
