// Lines that the last Run complained about, marked in the text. They move with it.
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** Starts of the lines to mark, ascending. */
export const setMarkedLines = StateEffect.define<readonly number[]>();

const mark = Decoration.line({ class: 'wb-marked-line' });

export const markedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    const set = transaction.effects.find((effect) => effect.is(setMarkedLines));
    if (set?.is(setMarkedLines)) return Decoration.set(set.value.map((start) => mark.range(start)));
    return before.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
