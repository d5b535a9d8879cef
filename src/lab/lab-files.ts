// Paths and places in the files of a lab.
import type { LabFiles } from './definition.ts';

/** The path that a relative import means, as the files of the lab have it; undefined when there is none. */
export function resolveFile(specifier: string, importer: string, files: LabFiles): string | undefined {
  const parts = importer.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  const path = parts.join('/');
  return [path, `${path}.ts`, `${path}.js`, path.replace(/\.js$/, '.ts'), `${path}/index.ts`].find((candidate) =>
    Object.hasOwn(files, candidate),
  );
}

/** The line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
