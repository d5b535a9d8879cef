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

  it('shows marks of HTML as the text that they are', () => {
    for (const text of strangeTexts) {
      const view = copyOf('puzzle');
      bind(view, { title: text, question: text, answer: '', verdict: '' });
      expect(shown(view, 'title')).toBe(text);
      expect(shown(view, 'question')).toBe(text);
    }
  });
});

describe('the form', () => {
  it('shows on the badge what is being typed', () => {
    const view = puzzleView(puzzles[0]);
    typeAnswer(view, 'a qu');
    expect(shown(view, 'answer')).toBe('a qu');
    typeAnswer(view, 'a queue');
    expect(shown(view, 'answer')).toBe('a queue');
  });
});

describe('the answer', () => {
  it('is right, however it is written', () => {
    const [puzzle] = puzzles;
    expect(isRight(puzzle, puzzle.answer)).toBe(true);
    expect(isRight(puzzle, `  ${puzzle.answer.toUpperCase()} `)).toBe(true);
  });

  it('gets Not yet. when it is wrong and sent', () => {
    const view = puzzleView(puzzles[0]);
    typeAnswer(view, puzzles[1].answer);
    expect(pressSend(view)).toBe(true);
    expect(shown(view, 'verdict')).toBe('Not yet.');
  });
});
