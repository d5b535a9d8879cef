// What a bot's locale or a skill's interaction model says, as plain data: the input of training.

/** One slot of an intent. */
export interface SlotModel {
  readonly name: string;
  /** The name of a custom slot type of the same model, or a built-in type such as `AMAZON.Date`; Alexa's spelling `AMAZON.DATE` is the same. */
  readonly type: string;
  /** 'list': the slot takes several values, separated by spaces, commas or the word "and". Absent: 'single'. */
  readonly values?: 'single' | 'list';
  /** Sample utterances for the answer to the question for this slot, such as `I am going to {City}`. */
  readonly utterances?: readonly string[];
}

export interface IntentModel {
  readonly name: string;
  /** Sample utterances; `{slotName}` stands for a value of the slot. */
  readonly utterances: readonly string[];
  readonly slots: readonly SlotModel[];
  /** The contexts that must all be active before this intent is a candidate. */
  readonly inputContexts?: readonly string[];
}

export interface SlotTypeValue {
  readonly value: string;
  readonly synonyms: readonly string[];
  /** Alexa: the id of the value; it comes back with a resolution. */
  readonly id?: string;
}

/** A custom slot type. */
export interface SlotTypeModel {
  readonly name: string;
  readonly values: readonly SlotTypeValue[];
  /**
   * 'ORIGINAL_VALUE': the values are examples, and what the user says in a similar place is taken as said. 'TOP_RESOLUTION': only a
   * value or a synonym is taken, and the slot is given the value.
   */
  readonly resolution: 'ORIGINAL_VALUE' | 'TOP_RESOLUTION';
  /** The built-in type that this one extends, if any, such as `AMAZON.AlphaNumeric`. */
  readonly parent?: string;
  /** A regular expression that the whole value must match. */
  readonly pattern?: string;
  /** The types that a composite type combines, by the names of their values; it has no values of its own. */
  readonly parts?: readonly { readonly name: string; readonly type: string }[];
}

/** Everything that an utterance is understood by. */
export interface LocaleModel {
  /** `en_US` as Lex writes it, or `en-US` as Alexa does. */
  readonly locale: string;
  readonly intents: readonly IntentModel[];
  readonly slotTypes: readonly SlotTypeModel[];
}
