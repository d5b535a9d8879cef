// SQL in CodeMirror: the same service as in Monaco, loaded once a .sql file is there.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { forceLinting, linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { type EditorView, hoverTooltip, keymap, ViewPlugin } from '@codemirror/view';
import { effect } from '@preact/signals';
import type { SqlCompletion } from '../../../streaming-sql/language/completion.ts';
import type { SqlCatalog } from '../../../streaming-sql/language/sql-catalog.ts';
import { givenCatalogs } from './given-catalogs.ts';
import { tellSqlProblems } from './sql-problems.ts';
import { tooltipLook } from './tooltip-look.ts';

const PAUSE_MS = 400;

/** Everything that a `.sql` file gets besides its colours. */
export function sqlLanguageService(path: string, labId: string): Extension {
  let loading: Promise<SqlCatalog> | undefined;
  const load = async (): Promise<SqlCatalog> => (await service()).catalogOf(labId);
  const catalog: Catalog = () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  // Before the first question: the network may be gone by then.
  catalog().catch((error: unknown) => console.error('The SQL service did not load: .sql files have their colours only.', error));
  return [
    linter((view) => problemsIn(view, path, catalog), { delay: PAUSE_MS }),
    whenCatalogChanges(forceLinting),
    hoverTooltip((view, at) => tooltipAt(view, at, catalog)),
    // In place of what the SQL colours bring along: a list of every word of standard SQL.
    autocompletion({ override: [(context) => completionsAt(context, catalog)] }),
    keymap.of([{ key: 'Shift-Alt-f', run: formatNow }]),
    tooltipLook,
  ];
}

/** Calls `look` when a page without a lab gives another catalog. The first look is the linter's own. */
function whenCatalogChanges(look: (view: EditorView) => void): Extension {
  return ViewPlugin.define((view) => {
    const first = givenCatalogs.peek();
    const end = effect(() => {
      if (givenCatalogs.value !== first) look(view);
    });
    return { destroy: end };
  });
}

type Catalog = () => Promise<SqlCatalog>;

const service = async () => (await import('./service.ts')).sqlService;

async function problemsIn(view: EditorView, path: string, catalog: Catalog) {
  const { diagnose, problemsOf } = await service();
  const found = diagnose(view.state.doc.toString(), await catalog());
  tellSqlProblems(path, problemsOf(path, found));
  return found.map(({ start, end, message }) => ({ from: start, to: end, severity: 'error' as const, source: 'SQL', message }));
}

/** For the word at the cursor, after a dot, or when the learner asks. */
export async function completionsAt(context: CompletionContext, catalog: Catalog): Promise<CompletionResult | null> {
  const { complete } = await service();
  const { replace, items } = complete(context.state.doc.toString(), context.pos, await catalog());
  const typed = context.state.sliceDoc(replace.start, context.pos);
  const asked = context.explicit || typed !== '' || context.state.sliceDoc(context.pos - 1, context.pos) === '.';
  if (!asked || items.length === 0) return null;
  const quotes = typed.startsWith('"');
  return { from: replace.start, to: replace.end, options: items.map((item, place) => option(item, place, quotes)) };
}

const TYPES: Readonly<Record<SqlCompletion['kind'], string>> = {
  column: 'property',
  stream: 'class',
  table: 'class',
  function: 'function',
  window: 'variable',
  type: 'type',
  keyword: 'keyword',
  pattern: 'text',
};
/** The most that `boost` may be. */
const MAX_BOOST = 99;

function option(item: SqlCompletion, place: number, quotes: boolean): Completion {
  const completion: Completion = {
    // What is typed is compared with the label, so that it begins with a quote where that does.
    label: quotes ? `"${item.label}"` : item.label,
    displayLabel: item.label,
    type: TYPES[item.kind],
    boost: Math.max(-MAX_BOOST, MAX_BOOST - place),
    // A signature begins with the name that stands before it.
    ...(item.detail !== undefined && { detail: item.detail.replace(item.label, '') }),
    ...(item.documentation !== undefined && { info: item.documentation }),
  };
  return item.insertAs === 'placeholders' ? snippetCompletion(item.insert, completion) : { ...completion, apply: item.insert };
}

async function tooltipAt(view: EditorView, at: number, catalog: Catalog) {
  const { hover } = await service();
  const found = hover(view.state.doc.toString(), at, await catalog());
  if (!found) return null;
  const { start, end, title, says, page } = found;
  return {
    pos: start,
    end,
    create: () => {
      const dom = document.createElement('div');
      const code = dom.appendChild(document.createElement('code'));
      code.textContent = title;
      dom.appendChild(document.createElement('p')).textContent = says;
      if (page) {
        const link = dom.appendChild(document.createElement('a'));
        link.href = page;
        link.target = '_blank';
        link.rel = 'noreferrer';
        link.textContent = `AWS: ${page.split('/').pop()}`;
      }
      dom.className = 'wb-sql-hover';
      return { dom };
    },
  };
}

/** Formats the whole file as one change, so that one undo takes it back. */
function formatNow(view: EditorView): boolean {
  if (view.state.readOnly) return false;
  const before = view.state.doc.toString();
  void service().then(({ format }) => {
    // The learner may have typed while the service was loading.
    if (view.state.doc.toString() !== before) return;
    const text = format(before);
    if (text === before) return;
    const cursor = Math.min(view.state.selection.main.head, text.length);
    view.dispatch({ changes: { from: 0, to: before.length, insert: text }, selection: { anchor: cursor } });
  });
  return true;
}
