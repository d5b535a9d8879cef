// Loads linked modules in a browser: each becomes a blob whose address is written into the modules that import it.
import type { LinkedModule } from '../protocol.ts';

export interface BlobLoader {
  /** @throws whatever the entry's evaluation throws */
  readonly load: (modules: readonly LinkedModule[], entry: string) => Promise<unknown>;
  readonly preload: (modules: readonly LinkedModule[]) => Promise<void>;
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
  const add = (modules: readonly LinkedModule[]) => {
    for (const { id, pieces } of modules) {
      if (urls.has(id)) continue;
      const text = pieces.map((piece) => (typeof piece === 'string' ? piece : addressOf(piece.module)));
      urls.set(id, createObjectURL(new Blob(text, { type: 'text/javascript' })));
    }
  };
  return {
    async load(modules, entry) {
      add(modules);
      return importModule(addressOf(entry));
    },
    async preload(modules) {
      add(modules);
      for (const { id } of modules) await importModule(addressOf(id));
    },
    readableStack: (stack) => [...urls].reduce((text, [id, url]) => text.replaceAll(url, id), stack),
  };
}
