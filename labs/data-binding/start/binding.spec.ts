// What the app must do. Write the spec first, press Run and see it red; then write the lines that turn it green.
import { bind } from './binding.ts';
import { isRight, puzzleView } from './puzzle-view.ts';
import { copyOf, pressSend, puzzles, shown, strangeTexts, typeAnswer } from './ready-made.ts';

describe('binding', () => {
  it('puts each text where its name is', () => {
    const view = copyOf('puzzle');
    bind(view, { title: 'The far booth', question: 'Who built it?', answer: '', verdict: 'Not yet.' });
    expect(shown(view, 'title')).toBe('The far booth');
    expect(shown(view, 'question')).toBe('Who built it?');
    expect(shown(view, 'verdict')).toBe('Not yet.');
  });

  // A spec without code is left out, until it has some.
  // TODO 2
  it('shows marks of HTML as the text that they are');
});

describe('the form', () => {
  // TODO 3
  it('shows on the badge what is being typed');
});

describe('the answer', () => {
  // TODO 4
  it('is right, however it is written');
  it('gets Not yet. when it is wrong and sent');
});
