// Text with `code` in it, as the titles and hints of a lab have it, to HTML.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes everything and turns `backticked` parts into `<code>`. An odd backtick stays as it is. */
export function inlineCode(text: string): string {
  const safe = text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
  return safe.replace(/`([^`]+)`/g, '<code>$1</code>');
}
