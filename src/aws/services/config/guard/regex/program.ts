// A regular expression as a small program for the matcher, after Thompson: steps that take a character, split, remember or check a place.
import { type CharTest, RegexError } from './char-test.ts';
import type { Assertion, Pattern } from './pattern.ts';

export type Step =
  | { readonly does: 'take'; readonly test: CharTest }
  | { readonly does: 'check'; readonly assertion: Assertion }
  /** Goes on where one of `looks` holds. */
  | { readonly does: 'look'; readonly at: number }
  | { readonly does: 'remember'; readonly slot: number }
  /** Goes on at both; at `first` by preference. */
  | { readonly does: 'split'; first: number; second: number }
  | { readonly does: 'jump'; to: number }
  | { readonly does: 'match' };

export interface Program {
  readonly steps: readonly Step[];
  readonly looks: readonly Look[];
}

/** What is looked for at a place: for what lies ahead the program is one for the text read backwards. */
export interface Look {
  readonly program: Program;
  readonly direction: 'ahead' | 'behind';
  readonly negated: boolean;
}

/** Counted repetitions are written out; Rust limits the size of a program, too. */
const MOST_STEPS = 20_000;

/** @param reading `backwards`: the program takes the characters of a match from its end to its beginning */
export function compile(pattern: Pattern, reading: 'forwards' | 'backwards' = 'forwards'): Program {
  const steps: Step[] = [];
  const looks: Look[] = [];
  const add = <Made extends Step>(step: Made): Made => {
    if (steps.length >= MOST_STEPS) throw new RegexError('it is too large once its repetitions are written out');
    steps.push(step);
    return step;
  };
  const emit = (part: Pattern): void => {
    switch (part.is) {
      case 'char':
        add({ does: 'take', test: part.test });
        break;
      case 'assertion':
        add({ does: 'check', assertion: part.of });
        break;
      case 'sequence':
        for (const item of reading === 'forwards' ? part.items : part.items.toReversed()) emit(item);
        break;
      case 'look': {
        add({ does: 'look', at: looks.length });
        const { direction, negated, body } = part;
        looks.push({ program: compile(body, direction === 'ahead' ? 'backwards' : 'forwards'), direction, negated });
        break;
      }
      case 'group':
        add({ does: 'remember', slot: part.index * 2 });
        emit(part.body);
        add({ does: 'remember', slot: part.index * 2 + 1 });
        break;
      case 'choice':
        emitChoice(part.options);
        break;
      case 'repeat':
        emitRepeat(part);
        break;
    }
  };
  const emitChoice = (options: readonly Pattern[]): void => {
    const ends: { to: number }[] = [];
    for (const [index, option] of options.entries()) {
      if (index === options.length - 1) {
        emit(option);
        continue;
      }
      const split = add({ does: 'split', first: steps.length + 1, second: 0 });
      emit(option);
      ends.push(add({ does: 'jump', to: 0 }));
      split.second = steps.length;
    }
    for (const end of ends) end.to = steps.length;
  };
  const emitRepeat = ({ body, least, most, prefers }: Extract<Pattern, { is: 'repeat' }>): void => {
    const branch = () => add({ does: 'split', first: 0, second: 0 });
    const join = (split: { first: number; second: number }, inside: number, after: number) => {
      split.first = prefers === 'more' ? inside : after;
      split.second = prefers === 'more' ? after : inside;
    };
    for (let count = 0; count < least; count += 1) emit(body);
    if (most === Number.POSITIVE_INFINITY) {
      const start = steps.length;
      const split = branch();
      emit(body);
      add({ does: 'jump', to: start });
      join(split, start + 1, steps.length);
      return;
    }
    const splits: { readonly split: { first: number; second: number }; readonly inside: number }[] = [];
    for (let count = least; count < most; count += 1) {
      const split = branch();
      splits.push({ split, inside: steps.length });
      emit(body);
    }
    for (const { split, inside } of splits) join(split, inside, steps.length);
  };
  emit(pattern);
  add({ does: 'match' });
  return { steps, looks };
}
