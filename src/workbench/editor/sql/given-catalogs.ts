// Catalogs for SQL that belongs to no lab: a page gives its own, and may change it while the editor stands.
import { signal } from '@preact/signals';
import type { SqlCatalog } from '../../../streaming-sql/language/sql-catalog.ts';

/** By the id that the page opens its editor with. Who follows it looks at its SQL again when a catalog changes. */
export const givenCatalogs = signal<ReadonlyMap<string, SqlCatalog>>(new Map());

/** Says what the SQL of `id` may name from now on. */
export function giveCatalog(id: string, catalog: SqlCatalog): void {
  givenCatalogs.value = new Map([...givenCatalogs.peek(), [id, catalog]]);
}

/** The catalog of `id` as it is whenever it is asked; undefined when none was given. */
export function givenCatalog(id: string): SqlCatalog | undefined {
  const first = givenCatalogs.peek().get(id);
  if (!first) return undefined;
  const now = () => givenCatalogs.peek().get(id) ?? first;
  return {
    get streams() {
      return now().streams;
    },
    get tables() {
      return now().tables ?? [];
    },
    get others() {
      return now().others;
    },
    get bareQueries() {
      return now().bareQueries;
    },
  };
}
