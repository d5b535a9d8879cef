// The lab of the page "Data binding": a model is bound to a template, what a visitor types goes back into the model, and an answer is checked.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenBook, type PuzzleBook, shownBook } from './puzzles.ts';

export default defineLab<PuzzleBook>({
  id: 'data-binding',
  title: 'Data binding',
  summary: 'Write the function that puts data into a view, test-first. Then let a form change the data, and check an answer.',
  packages: ['workshop/specs'],
  services: [],
  entry: 'main.ts',
  document: 'index.html',
  view: 'preview',
  editable: ['binding.spec.ts', 'binding.ts', 'puzzle-view.ts'],
  readOnly: ['index.html', 'ready-made.ts', 'app.ts', 'main.ts'],
  deadlineMs: 10_000,
  settleForMs: 0,
  data: { shown: shownBook, hidden: hiddenBook },
  dataType:
    '{ readonly puzzles: readonly { readonly title: string; readonly question: string; readonly answer: string }[]; readonly strangeTexts: readonly string[] }',
  steps: [
    {
      id: 'model-to-view',
      title: 'From the model to the view: `bind()` fills every element that has a `data-name`. The spec is there, and red.',
      hints: [
        "`view.querySelectorAll<HTMLElement>('[data-name]')` finds them all. Go through them with `for (const element of ...)`.",
        'The value of `data-name` is `element.dataset.name`, and the text of that name is `model[element.dataset.name!]`.',
        "In place of the line that is there: `for (const element of view.querySelectorAll<HTMLElement>('[data-name]')) element.innerHTML = model[element.dataset.name!];`. Whether `innerHTML` is right is the question of the next step.",
      ],
      checks: ['bound'],
    },
    {
      id: 'text-stays-text',
      title: 'Text stays text: write a spec with marks of HTML in a text, see it red with `innerHTML`, and mend `bind()`.',
      hints: [
        'The spec first, like the one above it: a view, `bind()`, and `shown()`. Take one of the `strangeTexts` as the title, or all of them in a loop.',
        "`for (const text of strangeTexts) { const view = copyOf('puzzle'); bind(view, { title: text, question: '', answer: '', verdict: '' }); expect(shown(view, 'title')).toBe(text); }`",
        '`innerHTML` makes elements of what it is given. Do not write the marks in another way, and do not take them out: an element has another property, which takes text only.',
        'In `bind()`: `element.textContent = model[element.dataset.name!];`',
      ],
      checks: ['as-text', 'as-text-tested'],
    },
    {
      id: 'form-to-model',
      title: 'From the form to the model, and back to the view: what is being typed is on the badge.',
      hints: [
        "The spec first: `const view = puzzleView(puzzles[0]);`, then `typeAnswer(view, 'a qu');`, and `shown(view, 'answer')` is `'a qu'`.",
        "In `puzzleView`, under the TODO: `form.addEventListener('input', () => { ... });`. What has been typed is `input.value`.",
        'Two lines in it: `model.answer = input.value;` and `bind(view, model);`. The listener does not touch the view itself: the model is in between.',
      ],
      checks: ['typed', 'typed-tested'],
    },
    {
      id: 'an-answer',
      title: 'An answer: write `isRight()`, a function without a page. Then let the form say what it found.',
      hints: [
        "Two specs. The first one calls `isRight(puzzles[0], puzzles[0].answer.toUpperCase())`. The second one types the answer of another puzzle, calls `pressSend(view)`, and expects the verdict `'Not yet.'`.",
        '`return answer.trim().toLowerCase() === puzzle.answer.toLowerCase();`',
        "A form that is sent loads a page, unless somebody prevents it: `form.addEventListener('submit', (event) => { event.preventDefault(); ... });`",
        "Then, in that listener: `model.verdict = isRight(puzzle, model.answer) ? 'Right!' : 'Not yet.';` and `bind(view, model);`",
      ],
      checks: ['right', 'right-tested', 'stays', 'verdict', 'verdict-tested', 'specs-green'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'bound', because: 'A function that knows the names of one template is of no use to the next one.' },
    'as-html': { fails: 'as-text', because: 'innerHTML makes elements, and runs what they carry.' },
    'marks-by-hand': { fails: 'as-text', because: 'Who replaces marks by hand forgets one of them: here the &.' },
    'markup-not-tested': { fails: 'as-text-tested', because: 'A plain text looks the same either way.' },
    'bare-template-tested': {
      fails: 'typed-tested',
      because: 'A copy of the template has no listeners: its spec is red, whatever the app does.',
    },
    'past-the-model': { fails: 'verdict', because: 'What was written past the model is gone when the model is bound again.' },
    'exact-answer': { fails: 'right', because: 'People write as they like.' },
    'form-sent': { fails: 'stays', because: 'Without preventDefault() the browser loads the page anew.' },
    'wrong-answer-not-tested': { fails: 'verdict-tested', because: 'That the right answer is right says nothing about the others.' },
  },
});
