// Turns the chunks of a bundler into linked modules: the file names in their imports become holes for addresses.
import { parse } from 'es-module-lexer/js';
import type { SdkBundle } from './link.ts';
import type { LinkedModule } from './sandbox/protocol.ts';

export interface Chunk {
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
}

const moduleId = (fileName: string) => `sdk:${fileName}`;

/** A chunk's text with its imports cut out. Every import of a chunk is another chunk: packages are bundled whole. */
function cut({ fileName, code }: Chunk): LinkedModule {
  const pieces: LinkedModule['pieces'][number][] = [];
  let from = 0;
  for (const found of [...parse(code, fileName)[0]].sort((a, b) => a.start - b.start)) {
    if (found.type === 'import-meta' || !found.specifier?.startsWith('./')) continue;
    const module = moduleId(found.specifier.slice('./'.length));
    const quoted = found.type === 'dynamic';
    pieces.push(code.slice(from, found.start), ...(quoted ? ['"', { module }, '"'] : [{ module }]));
    from = found.end;
  }
  return { id: moduleId(fileName), pieces: [...pieces, code.slice(from)] };
}

/**
 * @param entries the chunk of each package
 * @throws when chunks import each other in a circle: a blob cannot name one that is made later
 */
export function chunksToModules(chunks: readonly Chunk[], entries: Readonly<Record<string, string>>): SdkBundle {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const ordered: LinkedModule[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string) => {
    const chunk = byName.get(name);
    if (!chunk || state.get(name) === 'done') return;
    if (state.get(name) === 'open') throw new Error(`The bundled packages import each other in a circle, at ${name}.`);
    state.set(name, 'open');
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
    state.set(name, 'done');
    ordered.push(cut(chunk));
  };
  for (const name of byName.keys()) visit(name);
  return { packages: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, moduleId(file)])), modules: ordered };
}
