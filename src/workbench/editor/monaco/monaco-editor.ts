// The editor on a desktop: Monaco with the lab's files as models and the SDK's declarations.
import type { LabFiles } from '../../../lab/definition.ts';
import type { Diagnostic, SourcePlace } from '../../../lab/run-events.ts';
import type { Preferences } from '../../../progress/preferences.ts';
import { watchMode } from '../code-colours.ts';
import type { EditorNeeds, EditorPort, MakeEditor } from '../editor-port.ts';
import { editorName, readOnlyWords } from '../read-only.ts';
import { serveSql } from '../sql/serve-sql.ts';
import { giveTypes } from './declarations.ts';
import { monaco } from './environment.ts';
import { modelsOf } from './models.ts';
import { applyTheme } from './theme.ts';

const MARKS = 'sandshark-run';
/** How long Monaco says that a file cannot be changed; on the first line it says so over the tabs. */
const MESSAGE_MS = 2_500;
/** Esc stops a run only when it has nothing to close in the editor. */
const NOTHING_TO_CLOSE =
  '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !renameInputVisible && !inSnippetMode && !editorHasSelection && !editorHasMultipleSelections && !markersNavigationVisible && !editorHoverVisible && !messageVisible';

/** Makes the editor; resolved when it is drawn. Declarations arrive after that, and completions with them. */
export const makeMonacoEditor: MakeEditor = async (needs) => {
  applyTheme();
  const models = modelsOf(needs.labId, needs.files);
  // The static code under it has its colours: the first thing that Monaco draws has them too.
  const languages = new Set([...models.values()].map((model) => model.getLanguageId()));
  await Promise.all([...languages].map((language) => monaco.editor.colorize('', language, {})));
  const editor = monaco.editor.create(needs.host, {
    model: models.get(needs.active) ?? null,
    automaticLayout: true,
    fontFamily: getComputedStyle(needs.host).getPropertyValue('--wb-font-code').trim() || 'monospace',
    fontSize: codeFontPx(needs.host),
    lineHeight: 1.5,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    fixedOverflowWidgets: true,
    padding: { top: 10, bottom: 10 },
    lineNumbersMinChars: 3,
    renderLineHighlight: 'line',
    // As the static code does: a reader need not scroll in two directions, and nothing jumps.
    wordWrap: 'on',
    wrappingIndent: 'indent',
    'semanticHighlighting.enabled': false,
    stickyScroll: { enabled: false },
    contextmenu: true,
    autoSurround: 'never',
    ...fileOptions(needs.active, needs.editable),
    ...preferenceOptions(needs.preferences),
  });
  void giveTypes(needs);
  const port = new MonacoPort(editor, models, needs);
  // Else it draws its lines a frame later, and the page shows an empty editor until then.
  editor.render(true);
  return port;
};

/** In SQL a line often ends where a name could follow: Enter ends the line there, and Tab takes the suggestion. */
const onEnter = (path: string) => (path.endsWith('.sql') ? 'off' : 'on');

function fileOptions(path: string, editable: readonly string[]): monaco.editor.IEditorOptions {
  const readOnly = !editable.includes(path);
  return {
    ariaLabel: editorName(path, editable),
    acceptSuggestionOnEnter: onEnter(path),
    readOnly,
    // For screen readers: the element says that it is read-only too.
    domReadOnly: readOnly,
    readOnlyMessage: { value: readOnlyWords(path) },
  };
}

class MonacoPort implements EditorPort {
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #models: ReadonlyMap<string, monaco.editor.ITextModel>;
  readonly #ends: (() => void)[] = [];
  readonly #views = new Map<string, monaco.editor.ICodeEditorViewState | null>();
  readonly #editable: readonly string[];
  #shown: string;
  /** True while texts come from outside: then a change is no edit of the learner's. */
  #source: 'learner' | 'outside' = 'learner';

  constructor(editor: monaco.editor.IStandaloneCodeEditor, models: ReadonlyMap<string, monaco.editor.ITextModel>, needs: EditorNeeds) {
    this.#editor = editor;
    this.#models = models;
    this.#editable = needs.editable;
    this.#shown = needs.active;
    const { KeyMod, KeyCode } = monaco;
    editor.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, needs.onRun);
    editor.addCommand(KeyMod.CtrlCmd | KeyCode.Period, needs.onStop);
    editor.addCommand(KeyCode.Escape, needs.onStop, NOTHING_TO_CLOSE);
    editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyM, needs.onToggleTabKey);
    editor.addCommand(KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM, needs.onToggleTabKey);
    editor.onDidAttemptReadOnlyEdit(() => setTimeout(() => editor.trigger('keyboard', 'leaveEditorMessage', null), MESSAGE_MS));
    for (const [path, model] of models) {
      const listening = model.onDidChangeContent(() => {
        if (this.#source === 'learner') needs.onEdit(path, model.getValue());
      });
      this.#ends.push(() => listening.dispose());
    }
    this.#ends.push(watchMode(applyTheme), serveSql(monaco, models, needs.labId));
  }

  show(path: string): void {
    const model = this.#models.get(path);
    if (!model || path === this.#shown) return;
    this.#views.set(this.#shown, this.#editor.saveViewState());
    this.#shown = path;
    this.#editor.setModel(model);
    this.#editor.restoreViewState(this.#views.get(path) ?? null);
    this.#editor.updateOptions(fileOptions(path, this.#editable));
  }

  replace(files: LabFiles): void {
    this.#source = 'outside';
    for (const [path, model] of this.#models) {
      const text = files[path];
      if (text === undefined || text === model.getValue()) continue;
      model.pushStackElement();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
      model.pushStackElement();
    }
    this.#source = 'learner';
  }

  mark(diagnostics: readonly Diagnostic[]): void {
    for (const [path, model] of this.#models) {
      // TypeScript marks its own findings as the learner types; these are what only a Run knows.
      const own = path.endsWith('.ts') ? [] : diagnostics.filter((diagnostic) => diagnostic.place?.file === path);
      monaco.editor.setModelMarkers(
        model,
        MARKS,
        own.flatMap((diagnostic) => marker(model, diagnostic)),
      );
    }
  }

  goTo(place: SourcePlace): void {
    this.show(place.file);
    const position = { lineNumber: place.line, column: place.column };
    this.#editor.setPosition(position);
    this.#editor.revealPositionInCenterIfOutsideViewport(position);
    this.#editor.focus();
  }

  setPreferences(preferences: Preferences): void {
    this.#editor.updateOptions(preferenceOptions(preferences));
  }

  dispose(): void {
    for (const end of this.#ends) end();
    this.#editor.dispose();
    for (const model of this.#models.values()) model.dispose();
  }
}

function preferenceOptions(preferences: Preferences): monaco.editor.IEditorOptions {
  return {
    tabFocusMode: preferences.tabKey === 'leaves',
    accessibilitySupport: preferences.screenReader === 'on' ? 'on' : 'auto',
  };
}

function marker(model: monaco.editor.ITextModel, { place, message, severity }: Diagnostic): monaco.editor.IMarkerData[] {
  if (!place || place.line > model.getLineCount()) return [];
  const word = model.getWordAtPosition({ lineNumber: place.line, column: place.column });
  return [
    {
      message,
      severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      startLineNumber: place.line,
      startColumn: place.column,
      endLineNumber: place.line,
      endColumn: word?.endColumn ?? place.column + 1,
    },
  ];
}

/** The size of the static code in the page, so that nothing jumps; it grows with the reader's zoom and font size. */
function codeFontPx(host: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(host).fontSize) || 14;
}
