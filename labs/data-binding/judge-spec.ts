// The lab's own specs, which are run against the learner's app: JavaScript, because what a check hands to runSpecs is not compiled.

/** The names of the specs, by what they are about. */
export type Demand = 'bound' | 'as-text' | 'typed' | 'right' | 'verdict' | 'stays';

/** Each `it` is named after its demand. */
export const judgeSpec = `
import { bind } from './binding.ts';
import { isRight, puzzleView } from './puzzle-view.ts';
import { pressSend, puzzles, shown, strangeTexts, typeAnswer } from './ready-made.ts';

/** A view with elements of these names, which no template has. */
function viewOf(names) {
  const view = document.createElement('section');
  for (const name of names) {
    const element = document.createElement('p');
    element.dataset.name = name;
    view.append(element);
  }
  return view;
}

const textsOf = (view) => [...view.children].map((element) => element.textContent).join(' | ');

it('bound', () => {
  const [first, second] = puzzles;
  const view = viewOf(['title', 'booth', 'hint', 'booth']);
  bind(view, { title: first.title, booth: first.answer, hint: 'Is it ' + first.answer + '?' });
  expect(textsOf(view))
    .withContext("After bind(), the texts of four elements with the data-name title, booth, hint, and booth again")
    .toBe([first.title, first.answer, 'Is it ' + first.answer + '?', first.answer].join(' | '));
  bind(view, { title: second.title, booth: second.answer, hint: 'Is it ' + second.answer + '?' });
  expect(textsOf(view))
    .withContext('After bind() of the same view with another model, the texts')
    .toBe([second.title, second.answer, 'Is it ' + second.answer + '?', second.answer].join(' | '));
});

it('as-text', () => {
  for (const text of strangeTexts) {
    const view = viewOf(['title']);
    bind(view, { title: text });
    expect(view.querySelectorAll('p *').length).withContext('The number of elements that the text ' + text + ' has made in the view').toBe(0);
    expect(textsOf(view)).withContext('For the text ' + text + ', a visitor reads').toBe(text);
  }
});

it('typed', () => {
  puzzles.forEach((puzzle, index) => {
    const view = puzzleView(puzzle);
    expect(shown(view, 'question')).withContext('In the view of puzzle ' + (index + 1) + ', the question').toBe(puzzle.question);
    for (const answer of [puzzle.answer.slice(0, 3), puzzle.answer, strangeTexts[0], '']) {
      typeAnswer(view, answer);
      expect(shown(view, 'answer')).withContext('When "' + answer + '" stands in the input, on the badge stands').toBe(answer);
    }
  });
});

it('right', () => {
  for (const puzzle of puzzles) {
    const { answer } = puzzle;
    for (const written of [answer, '  ' + answer + ' ', answer.toUpperCase(), answer[0].toUpperCase() + answer.slice(1)])
      expect(isRight(puzzle, written)).withContext('isRight() of "' + written + '" (the answer is "' + answer + '")').toBe(true);
    for (const written of ['', ' ', answer.slice(0, -1), answer + ' or not', answer.replace(' ', '')])
      expect(isRight(puzzle, written)).withContext('isRight() of "' + written + '" (the answer is "' + answer + '")').toBe(false);
  }
  expect(isRight({ ...puzzles[0], answer: 'A Red Herring' }, 'a red herring'))
    .withContext('isRight() of "a red herring" (the answer is "A Red Herring")').toBe(true);
});

it('stays', () => {
  const view = puzzleView(puzzles[0]);
  typeAnswer(view, puzzles[0].answer);
  expect(pressSend(view)).withContext('That the page stays when the form is sent').toBe(true);
});

it('verdict', () => {
  for (const puzzle of puzzles) {
    const view = puzzleView(puzzle);
    expect(shown(view, 'verdict')).withContext('Before an answer is sent, the verdict').toBe('');
    for (const [written, verdict] of [[puzzle.answer + '?', 'Not yet.'], [puzzle.answer, 'Right!'], ['I do not know', 'Not yet.']]) {
      typeAnswer(view, written);
      pressSend(view);
      expect(shown(view, 'verdict')).withContext('After "' + written + '" was sent, when the answer is "' + puzzle.answer + '", the verdict').toBe(verdict);
      expect(shown(view, 'answer')).withContext('After "' + written + '" was sent, on the badge stands').toBe(written);
    }
  }
});
`;
