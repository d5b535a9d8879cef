// The words for a file that the learner reads and cannot change; both editors and the line below them say the same.

/** Why typing does nothing. */
export function readOnlyWords(path: string): string {
  return `${path} is there to be read. It cannot be changed.`;
}

/** What a screen reader calls the editor while it shows `path`. */
export function editorName(path: string, editable: readonly string[]): string {
  return editable.includes(path) ? `Editor of ${path}` : `${path}, read-only`;
}
