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

/** Reads the `--stream-*` properties of `element`; see stream-view.css for what each is. */
export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--stream-${name}`).trim();
  return {
    ink: read('ink'),
    quiet: read('quiet'),
    line: read('line'),
    lane: read('lane'),
    paper: read('paper'),
    dot: read('dot'),
    lit: read('lit'),
    windowFill: read('window-fill'),
    windowEdge: read('window-edge'),
    windowInk: read('window-ink'),
    closedFill: read('closed-fill'),
    closedEdge: read('closed-edge'),
    result: read('result'),
    card: read('card'),
    font: style.fontFamily || 'sans-serif',
    mono: read('mono') || 'monospace',
  };
}
