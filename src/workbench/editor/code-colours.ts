// The colours of code as the page's CSS has them (styles/colours.css): one table for the static code and both editors.

const ROLES = [
  'background',
  'text',
  'comment',
  'keyword',
  'string',
  'number',
  'name',
  'type',
  'line',
  'cursor',
  'selection',
  'raised',
  'border',
] as const;

export type CodeColours = Readonly<Record<(typeof ROLES)[number], string>>;

/** The colours now, as `#rrggbb`. */
export function codeColours(): CodeColours {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(ROLES.map((role) => [role, style.getPropertyValue(`--wb-code-${role}`).trim()])) as CodeColours;
}

/** Starlight marks the mode on <html>. */
export function currentMode(): 'light' | 'dark' {
  return document.documentElement.dataset.theme === 'light' ? 'light' : 'dark';
}

/** Calls `listener` when the page changes between light and dark. Returns the function that ends it. */
export function watchMode(listener: () => void): () => void {
  const watch = new MutationObserver(listener);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => watch.disconnect();
}
