// Loads the SQL service for Monaco when a lab has SQL files: the editor is drawn before that.
import type * as Monaco from 'monaco-editor/editor';

/** Serves the SQL files among `models` until the function that it returns is called. */
export function serveSql(monaco: typeof Monaco, models: ReadonlyMap<string, Monaco.editor.ITextModel>, labId: string): () => void {
  if (![...models.keys()].some((path) => path.endsWith('.sql'))) return () => undefined;
  let wanted: 'yes' | 'no' = 'yes';
  let end: () => void = () => undefined;
  const serve = async (): Promise<void> => {
    const [{ registerSql }, { catalogOf }] = await Promise.all([import('./monaco-sql.ts'), import('./lab-sql.ts')]);
    const catalog = await catalogOf(labId);
    if (wanted === 'yes') end = registerSql(monaco, models, catalog);
  };
  serve().catch((error: unknown) => console.error('The SQL service did not load: .sql files have their colours only.', error));
  return () => {
    wanted = 'no';
    end();
  };
}
