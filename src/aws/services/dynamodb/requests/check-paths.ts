// Expressions may not reach into key attributes, which are scalars.
// Sentences: recorded by dynalite (test/updateItem.js, test/query.js).
import { validation } from '../errors.ts';
import type { DocumentPath } from '../expressions/compiled.ts';
import { keyAttributes } from '../item.ts';
import type { Table } from '../tables/table.ts';

/** Throws AwsError ValidationException. */
export function checkPaths(paths: readonly DocumentPath[], table: Table): void {
  const nested = new Set(paths.filter((path) => path.length > 1).map(([name]) => name));
  if (nested.size === 0) return;
  const sentence = "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ";
  for (const { name } of keyAttributes(table.key)) if (nested.has(name)) throw validation(`${sentence}Key: ${name}`);
  for (const { key } of table.indexes)
    for (const { name } of keyAttributes(key)) if (nested.has(name)) throw validation(`${sentence}IndexKey: ${name}`);
}
