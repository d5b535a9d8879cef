// What a slot type is to the rest: a reader of values in an utterance.
import type { Moment, Reading, Utterance } from '../builtin/recognizer.ts';

/** A value in an utterance. */
export interface SlotReading extends Reading {
  /** 'value': the type knows it. 'spelling': but for a slip of one letter. 'words': any words, where a value is due. */
  readonly certainty: 'value' | 'spelling' | 'words';
  /** Alexa: the id of the value. */
  readonly id?: string;
}

export interface SlotTypeReader {
  readonly name: string;
  /** 'open': any words may be a value where one is due. 'strict': only what `readAt` finds. 'free': the whole answer, as it was said. */
  readonly kind: 'strict' | 'open' | 'free';
  /** Typical values, for training. */
  readonly examples: readonly string[];
  /** The longest value that begins at this word, spelt as the type has it. */
  knownAt(utterance: Utterance, at: number, moment: Moment): SlotReading | undefined;
  /** Likewise, or a value but for a slip of one letter. */
  readAt(utterance: Utterance, at: number, moment: Moment): SlotReading | undefined;
  /** What any words become where a value is due; undefined when the type refuses them. */
  readWords(utterance: Utterance, from: number, to: number): SlotReading | undefined;
}
