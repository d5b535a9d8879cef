// The lab of the page "A view and a router": specs first, then a table of routes that follows the hash of the address.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenWalk, type PuzzleWalk, shownWalk } from './puzzles.ts';

export default defineLab<PuzzleWalk>({
  id: 'view-and-router',
  title: 'A view and a router',
  summary:
    'Build the first lines of a single-page app, test-first: views by the hash of the address, and specs that notice when they are wrong.',
  packages: ['workshop/specs'],
  services: [],
  entry: 'main.ts',
  document: 'index.html',
  view: 'preview',
  editable: ['app.spec.ts', 'app.ts'],
  readOnly: ['index.html', 'ready-made.ts', 'main.ts'],
  deadlineMs: 10_000,
  settleForMs: 0,
  data: { shown: shownWalk, hidden: hiddenWalk },
  dataType: '{ readonly puzzles: readonly { readonly title: string; readonly question: string }[] }',
  steps: [
    {
      id: 'a-route',
      title: 'A route: write the spec for `#/rules`, see it red, and make it green.',
      hints: [
        "In `app.spec.ts`, give the second spec its code behind the sentence, as the first one has it: `, () => { ... }`. Call `showView('#/rules')` and expect `['rules']`. Press Run: it is red. That is how it should be.",
        "In `app.ts`, `routes` gets a second line: `rules: () => copyOf('rules'),`.",
        "`hash.split('/')` makes `['#', 'rules']` of `#/rules`, and `['']` of an empty hash. The word that you need is the second one; when there is none, it is `''`.",
        "In `showView`: `const [, word = ''] = hash.split('/');` and `const view = routes[word]('');`.",
      ],
      checks: ['rules-shown', 'rules-tested'],
    },
    {
      id: 'a-parameter',
      title: 'A parameter: `#/puzzle/2` shows the second puzzle, and an address that does not exist says so.',
      hints: [
        "The specs first: after `showView('#/puzzle/2')` the views are `['puzzle']` and `heading()` is `puzzles[1].title`; after `showView('#/nowhere')` they are `['not-found']`.",
        "The number is the third part: `const [, word = '', parameter = ''] = hash.split('/');`. A view gets it: `routes[word](parameter)`.",
        "The route: `puzzle(number) { const view = copyOf('puzzle'); view.querySelector('h1')!.textContent = puzzles[Number(number) - 1].title; return view; }`. The question goes into `.question` in the same way. What if there is no such puzzle?",
        "`const makeView = routes[word] ?? (() => copyOf('not-found'));` takes care of unknown words. Inside `puzzle`, `if (!puzzles[Number(number) - 1]) return copyOf('not-found');` takes care of numbers.",
      ],
      checks: ['puzzle-shown', 'not-found-shown', 'puzzle-tested'],
    },
    {
      id: 'on-ready',
      title: 'The start: show the view of the address, and follow it. Then click through your app in the preview.',
      hints: [
        "The specs first. One goes to an address before it starts the app: `await goTo('#/rules'); start();`. The other one starts it, and goes somewhere then. Both functions are `async`.",
        'The address is there when the app starts: `showView(location.hash)`.',
        "The browser tells of every change: `window.addEventListener('hashchange', ...)`.",
        "`window.addEventListener('hashchange', () => showView(location.hash));`",
      ],
      checks: ['start-shows', 'start-follows', 'start-tested', 'specs-green'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'puzzle-shown', because: 'Titles written down are those of today: the app must take them from the puzzles.' },
    'view-appended': { fails: 'rules-shown', because: 'append() leaves the view before it where it is.' },
    'rules-not-tested': { fails: 'rules-tested', because: 'A route without a spec may break and nobody notices.' },
    'parameter-ignored': { fails: 'puzzle-shown', because: 'The number behind the second slash says which puzzle.' },
    'question-left-out': { fails: 'puzzle-shown', because: 'A puzzle without its question cannot be solved.' },
    'unknown-throws': { fails: 'not-found-shown', because: 'A word that is no route gives undefined, and undefined cannot be called.' },
    'view-tested-not-title': { fails: 'puzzle-tested', because: 'That a puzzle is shown does not say that it is the right one.' },
    'starts-at-welcome': { fails: 'start-shows', because: 'Who follows a link into the app has a hash from the beginning.' },
    'start-not-tested': { fails: 'start-tested', because: 'A spec that calls start() and changes no address sees only the first view.' },
  },
});
