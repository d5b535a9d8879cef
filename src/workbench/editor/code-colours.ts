// The colours of code as the page's CSS has them (styles/palette.css): one table for the static code and both editors.

const ROLES = {
  background: '#fffcf5',
  text: '#17323b',
  comment: '#5d6f70',
  keyword: '#8a2f66',
  string: '#2d6430',
  number: '#94440d',
  name: '#0b5670',
  type: '#4a4a9c',
  line: '#f5ecdb',
  cursor: '#b23c1e',
  selection: '#cfe4e6',
  raised: '#f5ecdb',
  border: '#e0d2b6',
} as const;

export type CodeColours = Readonly<Record<keyof typeof ROLES, string>>;

/** The colours now, as `#rrggbb`; the light ones where the style sheet is missing. */
export function codeColours(): CodeColours {
  const style = getComputedStyle(document.documentElement);
  const entries = Object.entries(ROLES).map(([role, fallback]) => [role, style.getPropertyValue(`--wb-code-${role}`).trim() || fallback]);
  return Object.fromEntries(entries) as CodeColours;
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
