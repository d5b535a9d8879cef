// The lab's files as Monaco's models, keyed file:///lab/<id>/<path>. They outlive an editor that is taken away and put back.
import type { LabFiles } from '../../../lab/definition.ts';
import { monaco } from './environment.ts';

const LANGUAGES: Readonly<Record<string, string>> = { ts: 'typescript', sql: 'sql', html: 'html' };

/** The URI of a lab's file. */
export function uriOf(labId: string, path: string): monaco.Uri {
  return monaco.Uri.parse(`file:///lab/${labId}/${path}`);
}

/** Makes a model for each file, or takes the one that is there and gives it the text. */
export function modelsOf(labId: string, files: LabFiles): ReadonlyMap<string, monaco.editor.ITextModel> {
  return new Map(
    Object.entries(files).map(([path, text]) => {
      const uri = uriOf(labId, path);
      const known = monaco.editor.getModel(uri);
      if (known && known.getValue() !== text) known.setValue(text);
      const language = LANGUAGES[path.split('.').pop() ?? ''] ?? 'plaintext';
      const model = known ?? monaco.editor.createModel(text, language, uri);
      model.updateOptions({ tabSize: 2 });
      return [path, model];
    }),
  );
}
