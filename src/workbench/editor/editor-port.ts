// What the workbench needs of an editor. Monaco and CodeMirror both give it.
import type { LabFiles } from '../../lab/definition.ts';
import type { Diagnostic, SourcePlace } from '../../lab/run-events.ts';
import type { Preferences } from '../../progress/preferences.ts';

export interface EditorNeeds {
  /** An empty element that the editor fills. */
  readonly host: HTMLElement;
  readonly labId: string;
  readonly files: LabFiles;
  /** Paths of `files` that the learner may change. */
  readonly editable: readonly string[];
  readonly active: string;
  readonly packages: readonly string[];
  readonly dataType: string;
  /** The globals that the files find: a document's where the lab's program is an app in one, else a Worker's. */
  readonly globals?: 'document';
  readonly preferences: Preferences;
  readonly onEdit: (path: string, text: string) => void;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onToggleTabKey: () => void;
}

export interface EditorPort {
  /** Shows a file of the lab; each file keeps its cursor, scroll and undo. */
  show(path: string): void;
  /** Takes texts that changed from outside (reset, another tab). Undo leads back. */
  replace(files: LabFiles): void;
  /** Marks what the last Run said, beside what the editor itself finds. */
  mark(diagnostics: readonly Diagnostic[]): void;
  /** Puts the cursor and the focus there, showing the file. */
  goTo(place: SourcePlace): void;
  setPreferences(preferences: Preferences): void;
  dispose(): void;
}

export type MakeEditor = (needs: EditorNeeds) => Promise<EditorPort>;
