// Where everything of one section stands: a column for each participant, a row for each message, answers below what they answer. Pure.
import type { Message, Participant } from './model.ts';

export interface PlacedMessage {
  readonly message: Message;
  readonly fromX: number;
  readonly toX: number;
  /** Of the arrow that asks and of the one that answers. */
  readonly askY: number;
  readonly answerY: number;
  /** How many of its kind it lies in. */
  readonly depth: number;
  /** What a pointer may hit: the whole row, or the upper one where messages lie between question and answer. */
  readonly top: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Column centres by participant. */
  readonly columns: ReadonlyMap<string, number>;
  readonly placed: readonly PlacedMessage[];
}

export const SIZES = {
  leastColumn: 94,
  mostColumn: 190,
  edge: 52,
  /** From the top of a row to its arrow: room for the label. */
  label: 19,
  answer: 11,
  /** An answer that says something needs room for its words. */
  failure: 19,
  gap: 7,
  top: 2,
} as const;

/** Columns fill the width that there is, unless that makes them too narrow to read. */
export function columnsOf(participants: readonly Participant[], availablePx: number): Pick<Layout, 'width' | 'columns'> {
  const gaps = Math.max(1, participants.length - 1);
  const column = Math.min(SIZES.mostColumn, Math.max(SIZES.leastColumn, (availablePx - 2 * SIZES.edge) / gaps));
  const columns = new Map(participants.map(({ id }, place) => [id, Math.round(SIZES.edge + place * column)]));
  return { width: Math.round(2 * SIZES.edge + (participants.length - 1) * column), columns };
}

export function layoutOf(messages: readonly Message[], { width, columns }: Pick<Layout, 'width' | 'columns'>): Layout {
  const placed: PlacedMessage[] = [];
  let y: number = SIZES.top;
  const place = (message: Message, depth: number): void => {
    const top = y;
    const askY = y + SIZES.label;
    const row = placed.length;
    y = askY;
    if (message.inner.length > 0) y += SIZES.gap;
    const begins = y - top;
    placed.push({
      message,
      depth,
      fromX: columns.get(message.from) ?? 0,
      toX: columns.get(message.to) ?? 0,
      top,
      askY,
      answerY: 0,
      height: 0,
    });
    for (const inner of message.inner) place(inner, depth + 1);
    y += message.outcome === 'answered' ? SIZES.answer : SIZES.failure;
    const begun = placed[row];
    if (begun) placed[row] = { ...begun, answerY: y, height: message.inner.length > 0 ? begins : y + SIZES.gap - top };
    y += SIZES.gap;
  };
  for (const message of messages) place(message, 0);
  return { width, height: y + SIZES.top, columns, placed };
}
