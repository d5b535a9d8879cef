// The editor on touch devices and small machines: CodeMirror 6, without the type check.
import { autocompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { sql } from '@codemirror/lang-sql';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { LabFiles } from '../../../lab/definition.ts';
import type { Diagnostic, SourcePlace } from '../../../lab/run-events.ts';
import type { Preferences } from '../../../progress/preferences.ts';
import type { EditorNeeds, EditorPort, MakeEditor } from '../editor-port.ts';
import { editorName } from '../read-only.ts';
import { sqlLanguageService } from '../sql/codemirror-sql.ts';
import { codeLook } from './look.ts';
import { markedLines, setMarkedLines } from './marked-lines.ts';

/** Makes the editor; it is drawn when this resolves. */
export const makeCodeMirrorEditor: MakeEditor = async (needs) => new CodeMirrorPort(needs);

class CodeMirrorPort implements EditorPort {
  readonly #view: EditorView;
  readonly #states = new Map<string, EditorState>();
  readonly #needs: EditorNeeds;
  readonly #tabKey = new Compartment();
  #shown: string;
  #preferences: Preferences;
  #source: 'learner' | 'outside' = 'learner';

  constructor(needs: EditorNeeds) {
    this.#needs = needs;
    this.#shown = needs.active;
    this.#preferences = needs.preferences;
    for (const [path, text] of Object.entries(needs.files)) this.#states.set(path, this.#stateOf(path, text));
    const state = this.#states.get(needs.active);
    this.#view = new EditorView({ parent: needs.host, ...(state ? { state } : {}) });
  }

  show(path: string): void {
    const state = this.#states.get(path);
    if (!state || path === this.#shown) return;
    this.#states.set(this.#shown, this.#view.state);
    this.#shown = path;
    this.#view.setState(state);
    this.setPreferences(this.#preferences);
  }

  replace(files: LabFiles): void {
    this.#source = 'outside';
    for (const [path, text] of Object.entries(files)) {
      const state = path === this.#shown ? this.#view.state : this.#states.get(path);
      if (!state || state.doc.toString() === text) continue;
      const changes = { from: 0, to: state.doc.length, insert: text };
      if (path === this.#shown) this.#view.dispatch({ changes });
      else this.#states.set(path, state.update({ changes }).state);
    }
    this.#source = 'learner';
  }

  mark(diagnostics: readonly Diagnostic[]): void {
    const { doc } = this.#view.state;
    const lines = diagnostics.flatMap(({ place }) => (place?.file === this.#shown && place.line <= doc.lines ? [place.line] : []));
    this.#view.dispatch({ effects: setMarkedLines.of([...new Set(lines)].map((line) => doc.line(line).from).sort((a, b) => a - b)) });
  }

  goTo(place: SourcePlace): void {
    this.show(place.file);
    const { doc } = this.#view.state;
    const line = doc.line(Math.min(place.line, doc.lines));
    const at = Math.min(line.from + place.column - 1, line.to);
    this.#view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    this.#view.focus();
  }

  setPreferences(preferences: Preferences): void {
    this.#preferences = preferences;
    this.#view.dispatch({ effects: this.#tabKey.reconfigure(tabKeymap(preferences)) });
  }

  dispose(): void {
    this.#view.destroy();
  }

  #stateOf(path: string, text: string): EditorState {
    const { editable, onRun, onStop, onToggleTabKey, onEdit } = this.#needs;
    const command = (does: () => void) => () => {
      does();
      return true;
    };
    return EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: 'Mod-Enter', run: command(onRun) },
          { key: 'Mod-.', run: command(onStop) },
          { key: 'Ctrl-m', mac: 'Shift-Ctrl-m', run: command(onToggleTabKey) },
        ]),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of('  '),
        autocompletion(),
        languageOf(path),
        path.endsWith('.sql') ? sqlLanguageService(path, this.#needs.labId) : [],
        codeLook,
        EditorView.lineWrapping,
        markedLines,
        // Not editable: a finger that selects text there need not see a keyboard come up.
        editable.includes(path) ? [] : [EditorState.readOnly.of(true), EditorView.editable.of(false)],
        this.#tabKey.of(tabKeymap(this.#preferences)),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({
          'aria-label': editorName(path, editable),
          tabindex: '0',
          autocapitalize: 'off',
          autocorrect: 'off',
          spellcheck: 'false',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && this.#source === 'learner') onEdit(path, update.state.doc.toString());
        }),
      ],
    });
  }
}

function tabKeymap(preferences: Preferences): Extension {
  return preferences.tabKey === 'writes' ? keymap.of([indentWithTab]) : [];
}

function languageOf(path: string): Extension {
  if (path.endsWith('.ts')) return javascript({ typescript: true });
  return path.endsWith('.sql') ? sql({ upperCaseKeywords: true }) : [];
}
