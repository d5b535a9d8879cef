// The drawing's colours and type, read from the page's CSS, so that light, dark and a site's own look need no code here.

export interface Theme {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly lane: string;
  readonly paper: string;
  readonly dot: string;
  readonly lit: string;
  readonly windowFill: string;
  readonly windowEdge: string;
  readonly windowInk: string;
  readonly closedFill: string;
  readonly closedEdge: string;
  readonly result: string;
  readonly card: string;
  readonly font: string;
  readonly mono: string;
}

/** Reads the properties of `element`: `--view-*` of view.css, `--stream-*` of stream-view.css. */
export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const shared = (name: string) => style.getPropertyValue(`--view-${name}`).trim();
  const read = (name: string) => style.getPropertyValue(`--stream-${name}`).trim();
  return {
    ink: shared('ink'),
    quiet: shared('quiet'),
    line: shared('line'),
    lane: shared('hair'),
    paper: shared('paper'),
    dot: read('dot'),
    lit: shared('lit'),
    windowFill: read('window-fill'),
    windowEdge: read('window-edge'),
    windowInk: read('window-ink'),
    closedFill: read('closed-fill'),
    closedEdge: read('closed-edge'),
    result: shared('warn'),
    card: read('card'),
    font: style.fontFamily || 'sans-serif',
    mono: shared('mono') || 'monospace',
  };
}
