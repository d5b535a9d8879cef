// Reads the text of a module: what it asks for, and what must be written anew before it is evaluated.
import { parse } from 'es-module-lexer/js';
import { folderOf } from './module-files.ts';

/** Where the modules that are made here find the loader. */
export const BRIDGE = 'sandshark.modules';
export const BRIDGE_TEXT = `globalThis[Symbol.for('${BRIDGE}')]`;
const REQUIRED = /\brequire\s*\(\s*(['"])([^'"\\\n]+)\1\s*\)/g;

export const fileUrl = (path: string) => `file://${path}`;

/** The names in quotes that a module imports or requires. */
export function requestsOf(text: string, kind: 'module' | 'commonjs'): string[] {
  if (kind === 'module') return importsOf(text).flatMap(({ specifier }) => specifier ?? []);
  return [...text.matchAll(REQUIRED)].map(([, , name = '']) => name);
}

type Import = ReturnType<typeof parse>[0][number];

function importsOf(text: string): readonly Import[] {
  try {
    return [...parse(text)[0]].sort((one, other) => one.start - other.start);
  } catch {
    return []; // no module: the engine that loads it says what is wrong, in better words
  }
}

export type Replacement =
  | { readonly start: number; readonly end: number; readonly by: string }
  /** A static import: its name is replaced by the address of the module. */
  | { readonly start: number; readonly end: number; readonly by: undefined; readonly specifier: string };

/** What must be written anew: names of static imports, import() and import.meta. */
export function replacements(text: string, path: string): Replacement[] {
  const own = JSON.stringify(path);
  return importsOf(text).flatMap((found): Replacement | Replacement[] => {
    if (found.type === 'import-meta') {
      const meta = `{url: ${JSON.stringify(fileUrl(path))}, filename: ${own}, dirname: ${JSON.stringify(folderOf(path))}, resolve: (name) => ${BRIDGE_TEXT}.resolve(name, ${own})}`;
      return { start: found.start, end: found.end, by: `(${meta})` };
    }
    if (found.type !== 'dynamic') {
      const name = { start: found.start, end: found.end, by: undefined, specifier: found.specifier };
      // `with { type: 'json' }`: what the address leads to is a module of JavaScript already.
      return found.attributesStart < 0 ? name : [name, { start: found.end + 1, end: found.importEnd, by: '' }];
    }
    // `import` becomes a function that knows who imports; its arguments stay as they are.
    return { start: found.importStart, end: found.dynamicStart + 1, by: `((name) => ${BRIDGE_TEXT}.import(name, ${own}))(` };
  });
}
