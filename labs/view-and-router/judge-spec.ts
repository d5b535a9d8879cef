// The lab's own specs, which are run against the learner's app: JavaScript, because what a check hands to runSpecs is not compiled.

/** The names of the specs, by what they are about. */
export type Demand = 'rules' | 'puzzle' | 'not-found' | 'start' | 'follows';

/** Each `it` is named after its demand. */
export const judgeSpec = `
import * as app from './app.ts';
import { goTo, heading, puzzles, shownViews } from './ready-made.ts';

// An error says on which hash: a TypeError of its own accord does not.
const showView = (hash) => {
  try {
    app.showView(hash);
  } catch (error) {
    throw Object.assign(new Error("showView('" + hash + "') throws " + error), { name: '' });
  }
};
const views = (after) => expect(shownViews().join(', ')).withContext('After ' + after + ', the views in <main>');

it('rules', () => {
  showView('');
  views("showView('')").toBe('welcome');
  showView('#/rules');
  views("showView('#/rules')").toBe('rules');
  showView('');
  views("showView('') once more").toBe('welcome');
});

it('puzzle', () => {
  puzzles.forEach((puzzle, index) => {
    const hash = '#/puzzle/' + (index + 1);
    showView(hash);
    views("showView('" + hash + "')").toBe('puzzle');
    expect(heading()).withContext("After showView('" + hash + "'), the heading").toBe(puzzle.title);
    const question = document.querySelector('main .question').textContent;
    expect(question).withContext("After showView('" + hash + "'), the text of the element .question").toBe(puzzle.question);
  });
});

it('not-found', () => {
  for (const hash of ['#/nowhere', '#/puzzle/' + (puzzles.length + 1), '#/puzzle/0', '#/puzzle/']) {
    showView(hash);
    views("showView('" + hash + "')").toBe('not-found');
  }
});

it('start', async () => {
  await goTo('#/puzzle/2');
  app.start();
  expect(heading()).withContext("After start() at the address '#/puzzle/2', the heading").toBe(puzzles[1].title);
});

it('follows', async () => {
  app.start();
  await goTo('#/rules');
  views("start() and a change of the address to '#/rules'").toBe('rules');
  await goTo('#/puzzle/3');
  expect(heading()).withContext("After another change, to '#/puzzle/3', the heading").toBe(puzzles[2].title);
});
`;
