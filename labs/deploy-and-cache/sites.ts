// Two versions of the finished app, as files for browsers: the ones that a learner sees, and others for every seed.

/** Texts by their paths; `index.html` is always among them. */
export type Site = Readonly<Record<string, string>>;

export interface Releases {
  /** Version 1 and version 2. The style sheet is the same in both. */
  readonly versions: readonly [Site, Site];
}

interface Names {
  readonly script: string;
  readonly style: string;
  readonly picture: string;
}

const STYLE = `:root { font-family: system-ui, sans-serif; line-height: 1.5; }
body { margin: 0 auto; max-width: 34rem; padding: 1rem; }
header { display: flex; gap: 1rem; align-items: center; border-bottom: 3px solid #e6b422; }
`;

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12" width="48"><path d="M2 11C8 9 9 2 16 1C14 5 16 9 22 11Z" fill="#0b5670"/></svg>
`;

function siteOf({ script, style, picture }: Names, version: string, puzzles: readonly string[]): Site {
  return {
    'index.html': `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Puzzle walk</title>
    <link rel="stylesheet" href="./${style}">
    <script type="module" src="./${script}"></script>
  </head>
  <body>
    <header><img src="./${picture}" alt=""><b>Puzzle walk</b> <small>version ${version}</small></header>
    <main><p>Each booth of the conference has a puzzle.</p></main>
  </body>
</html>
`,
    [style]: STYLE,
    [picture]: PICTURE,
    [script]: `// Puzzle walk, version ${version}
const puzzles = ${JSON.stringify(puzzles)};
function showView(hash) {
  const puzzle = puzzles[Number(hash.split('/')[2] ?? 1) - 1];
  document.querySelector('main').textContent = puzzle ?? 'Nothing here';
}
showView(location.hash);
window.addEventListener('hashchange', () => showView(location.hash));
`,
  };
}

export const shownReleases = (): Releases => {
  const names = { script: 'app.js', style: 'app.css', picture: 'fin.svg' };
  const puzzles = ['I keep each letter until somebody says that it is done. What am I?', 'I am paid by the millisecond. What am I?'];
  return { versions: [siteOf(names, '1', puzzles), siteOf(names, '2', [...puzzles, 'Put a thing on me by its name. What am I?'])] };
};

const NOUNS = ['lantern', 'anchor', 'harbour', 'ferry', 'compass', 'sail', 'tide', 'buoy', 'reef'];

/** An app whose files have other names. */
export function hiddenReleases(seed: number): Releases {
  const noun = (n: number) => NOUNS[(seed + n) % NOUNS.length] ?? 'tide';
  const names = { script: `${noun(0)}-${seed % 100}.js`, style: `${noun(1)}.css`, picture: `${noun(2)}.svg` };
  const first = 2 + (seed % 50);
  return { versions: [siteOf(names, `${first}`, [noun(3)]), siteOf(names, `${first + 1}`, [noun(3), noun(4)])] };
}
