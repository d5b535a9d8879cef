// SQL in Monaco: squiggles, completion, hover and the formatter, all from the engine's language service. Loaded with the first .sql file.
import { effect, untracked } from '@preact/signals';
import type * as Monaco from 'monaco-editor/editor';
import { complete } from '../../../streaming-sql/language/complete.ts';
import type { CompletionKind, SqlCompletion } from '../../../streaming-sql/language/completion.ts';
import { diagnose } from '../../../streaming-sql/language/diagnose.ts';
import { format } from '../../../streaming-sql/language/format.ts';
import { hover } from '../../../streaming-sql/language/hover.ts';
import { NOTHING_KNOWN, type SqlCatalog } from '../../../streaming-sql/language/sql-catalog.ts';
import { givenCatalogs } from './given-catalogs.ts';
import { problemsOf } from './lab-sql.ts';
import { tellSqlProblems } from './sql-problems.ts';

type Model = Monaco.editor.ITextModel;

const MARKS = 'sandshark-sql';
/** After the last key: long enough not to mark a word that is half typed. */
const PAUSE_MS = 250;

/** The providers are the page's, the catalogs each model's. */
const catalogs = new WeakMap<Model, SqlCatalog>();
let registered: 'not yet' | 'done' = 'not yet';

/** Serves the SQL models among `models`, keyed by path, until the function that it returns is called. */
export function registerSql(monaco: typeof Monaco, models: ReadonlyMap<string, Model>, catalog: SqlCatalog): () => void {
  if (registered === 'not yet') registerProviders(monaco);
  registered = 'done';
  const ends = [...models].filter(([path]) => path.endsWith('.sql')).map(([path, model]) => watch(monaco, path, model, catalog));
  return () => {
    for (const end of ends) end();
  };
}

function watch(monaco: typeof Monaco, path: string, model: Model, catalog: SqlCatalog): () => void {
  catalogs.set(model, catalog);
  const look = (): void => {
    const found = diagnose(textOf(model), catalog);
    monaco.editor.setModelMarkers(
      model,
      MARKS,
      found.map(({ message, start, end }) => ({
        message,
        severity: monaco.MarkerSeverity.Error,
        source: 'SQL',
        ...rangeIn(model, { start, end }),
      })),
    );
    tellSqlProblems(path, problemsOf(path, found));
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listening = model.onDidChangeContent(() => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  });
  // At once, and again when a page without a lab gives another catalog.
  const end = effect(() => {
    givenCatalogs.value;
    untracked(look);
  });
  return () => {
    end();
    clearTimeout(timer);
    listening.dispose();
    tellSqlProblems(path, []);
  };
}

function registerProviders(monaco: typeof Monaco): void {
  // Everywhere the same, as in CodeMirror: on Linux Monaco's own key is Ctrl+Shift+I, which opens the browser's tools.
  const { KeyMod, KeyCode } = monaco;
  monaco.editor.addKeybindingRule({ keybinding: KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF, command: 'editor.action.formatDocument' });
  monaco.languages.registerCompletionItemProvider('sql', {
    triggerCharacters: ['.', '"'],
    provideCompletionItems: (model, position) => {
      const offset = model.getOffsetAt(position);
      const text = textOf(model);
      const { replace, items } = complete(text, offset, catalogs.get(model) ?? NOTHING_KNOWN);
      const typed = text.slice(replace.start, offset);
      const range = rangeIn(model, replace);
      return { suggestions: items.map((item, place) => suggestion(monaco, item, { range, typed, place })) };
    },
  });
  monaco.languages.registerHoverProvider('sql', {
    provideHover: (model, position) => {
      const found = hover(textOf(model), model.getOffsetAt(position), catalogs.get(model) ?? NOTHING_KNOWN);
      if (!found) return null;
      const page = found.page ? [{ value: `[AWS: ${found.page.split('/').pop()}](${found.page})` }] : [];
      return { range: rangeIn(model, found), contents: [{ value: `\`\`\`sql\n${found.title}\n\`\`\`` }, { value: found.says }, ...page] };
    },
  });
  monaco.languages.registerDocumentFormattingEditProvider('sql', {
    displayName: 'Sandshark SQL',
    provideDocumentFormattingEdits: (model) => [{ range: model.getFullModelRange(), text: format(textOf(model)) }],
  });
}

interface Place {
  readonly range: Monaco.IRange;
  readonly typed: string;
  readonly place: number;
}

function suggestion(monaco: typeof Monaco, item: SqlCompletion, { range, typed, place }: Place): Monaco.languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  const kinds: Readonly<Record<CompletionKind, Monaco.languages.CompletionItemKind>> = {
    column: CompletionItemKind.Field,
    stream: CompletionItemKind.Struct,
    table: CompletionItemKind.Struct,
    function: CompletionItemKind.Function,
    window: CompletionItemKind.Variable,
    type: CompletionItemKind.Class,
    keyword: CompletionItemKind.Keyword,
    pattern: CompletionItemKind.Snippet,
  };
  return {
    label: item.label,
    kind: kinds[item.kind],
    insertText: item.insert,
    range,
    // What is typed may begin with a quote, and a label never does.
    filterText: typed.startsWith('"') ? `"${item.label}"` : item.label,
    sortText: String(place).padStart(4, '0'),
    ...(item.insertAs === 'placeholders' && { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet }),
    ...(item.detail !== undefined && { detail: item.detail }),
    ...(item.documentation !== undefined && { documentation: { value: item.documentation } }),
  };
}

/** With the model's own line ends: offsets count them. */
const textOf = (model: Model): string => model.getValue();

function rangeIn(model: Model, { start, end }: { readonly start: number; readonly end: number }): Monaco.IRange {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column };
}
