// The list of SELECT: each path becomes an attribute of the result.
import type { DocumentPath, Projection } from '../expressions/compiled.ts';
import { valueAt } from '../expressions/document-path.ts';
import { type Item, setAttribute } from '../values/attributes.ts';

/**
 * Inferred from the PartiQL specification: a path gives an attribute named after its last name, an element of a list one named after its
 * place in the list of SELECT (`_1`).
 */
export function selectProjection(paths: readonly DocumentPath[]): Projection {
  const names = paths.map((path, index) => {
    const last = path.at(-1);
    return typeof last === 'string' ? last : `_${index + 1}`;
  });
  return {
    paths,
    project: (item) => {
      const result: Item = {};
      for (const [index, path] of paths.entries()) {
        const value = valueAt(item, path);
        if (value !== undefined) setAttribute(result, names[index] ?? '', value);
      }
      return result;
    },
  };
}
