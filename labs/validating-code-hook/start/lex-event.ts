// What Lex V2 gives to a code hook, and what it wants back: the part of the contract that this lab uses.

export interface Slot {
  readonly shape?: 'Scalar' | 'List';
  readonly value?: { readonly originalValue?: string; readonly interpretedValue: string; readonly resolvedValues?: readonly string[] };
}

export interface Intent {
  readonly name: string;
  /** null: the visitor has not said it yet. */
  readonly slots: Readonly<Record<string, Slot | null>>;
  readonly state: 'InProgress' | 'ReadyForFulfillment' | 'Fulfilled' | 'Failed';
  /** None: the visitor was not asked for a yes or a no yet. Then the answer. */
  readonly confirmationState: 'None' | 'Confirmed' | 'Denied';
}

export interface LexEvent {
  /** While the visitor is asked; and at the end, to do the work. */
  readonly invocationSource: 'DialogCodeHook' | 'FulfillmentCodeHook';
  /** What the visitor said. */
  readonly inputTranscript: string;
  readonly sessionId: string;
  readonly sessionState: { readonly intent: Intent; readonly sessionAttributes?: Readonly<Record<string, string>> };
  /** What Lex does if the function answers Delegate. */
  readonly proposedNextState?: { readonly dialogAction: DialogAction };
}

export interface DialogAction {
  readonly type: 'Delegate' | 'ElicitSlot' | 'ConfirmIntent' | 'ElicitIntent' | 'Close';
  readonly slotToElicit?: string;
}

export interface LexMessage {
  readonly contentType: 'PlainText';
  readonly content: string;
}

export interface LexResponse {
  readonly sessionState: {
    readonly dialogAction: DialogAction;
    readonly intent: Intent;
    readonly sessionAttributes?: Readonly<Record<string, string>>;
  };
  readonly messages?: readonly LexMessage[];
}

/** What Lex has understood so far: a date as 2026-01-31, a workshop by its title. Undefined for what was not said. */
export function slotValues({ sessionState }: LexEvent): Partial<Record<string, string>> {
  return Object.fromEntries(Object.entries(sessionState.intent.slots).map(([slot, filled]) => [slot, filled?.value?.interpretedValue]));
}
